internal import Foundation
internal import HTTPTypes

/// The response to a request, with the properties that every response of the API has.
struct FuzzedResponse {
    let head: HTTPResponse
    let body: [UInt8]

    /// - Throws: ``BrokenPromise`` when a property does not hold.
    func check(for method: HTTPRequest.Method) throws {
        let status = head.status.code
        // 501 answers a method that no resource has (RFC 9110, 9.1), 503 a read that is too expensive now.
        let isLater = status == 503 && head.headerFields[.retryAfter] != nil
        try require((200..<500).contains(status) || status == 501 || isLater, "the status is \(status): \(text)")
        for field in head.headerFields {
            try require(field.value.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F }, "\(field.name) is \(field.value)")
        }
        guard method != .head, status != 204, status != 304 else {
            return try require(body.isEmpty, "\(status) to \(method) has a body")
        }
        guard let type = head.headerFields[.contentType] else {
            return try require(body.isEmpty, "\(status) has a body of no type")
        }
        // Compressed bodies are checked by CompressionTests.
        guard head.headerFields[.contentEncoding] == nil else { return }
        try checkBody(type)
        guard status >= 400 else { return }
        try require(type == "application/problem+json", "\(status) has the type \(type)")
        try require(json?["status"] as? Int == status, "the problem's status is not \(status): \(text)")
        try require(json?["detail"] is String && json?["title"] is String, "the problem has no texts: \(text)")
    }

    private var text: String { String(decoding: body.prefix(2000), as: UTF8.self) }

    private var json: [String: Any]? { (try? JSONSerialization.jsonObject(with: Data(body))) as? [String: Any] }

    private func checkBody(_ type: String) throws {
        let name = type.prefix { $0 != ";" }
        if name.hasSuffix("json") || name.hasSuffix("openapi+json") {
            let read = try? JSONSerialization.jsonObject(with: Data(body), options: .fragmentsAllowed)
            return try require(read != nil, "\(type) is not JSON: \(text)")
        }
        guard name.hasPrefix("text/") else { return }
        try require(String(validating: body, as: UTF8.self) != nil, "\(type) is not UTF-8: \(text)")
        if name == "text/html" {
            try require(text.lowercased().hasPrefix("<!doctype html>"), "\(type) is not a page: \(text)")
        }
    }
}
