@testable internal import FeaturesAPI

extension FuzzTarget {
    /// Input: a multipart form with the boundary `boundary`.
    static let multipart = FuzzTarget(name: "multipart") { bytes in
        let whole = parts(of: [bytes])
        try require(whole == parts(of: bytes.pieces), "parsing in pieces gives another form")
        try require(whole == parts(of: bytes.map { [$0] }), "parsing byte by byte gives another form")
        guard case .success(let parts) = whole else { return }
        let size = parts.reduce(0) { $0 + $1.data.count }
        try require(size <= bytes.count, "the parts are larger than the input")
        // No part can contain the delimiter.
        let mark = Array("\r\n--boundary".utf8)
        try require(!parts.contains { ($0.data[...]).firstRange(of: mark) != nil }, "a part contains a delimiter")
    }

    /// Input: a header value with a file name.
    static let headerValue = FuzzTarget(name: "header-value") { bytes in
        let text = String(decoding: bytes, as: UTF8.self)
        try requireSafe(UploadedName(text))
        try require(
            PercentEncoding.decode(PercentEncoding.encode(text)) == (text.contains("\0") ? nil : text), "percent")
        _ = PercentEncoding.decode(text, plusIsSpace: true)
        guard let value = HeaderValue(bytes) else { return }
        if let name = value.parameters["filename"] { try requireSafe(UploadedName(name)) }
        // Written in a plain form, it parses to the same value.
        let plain = value.parameters.filter { !$0.key.contains { "=;".contains($0) } }
        guard plain == value.parameters, !value.text.contains(";"), !plain.keys.contains(where: \.isEmpty) else {
            return
        }
        let again = plain.reduce(into: value.text) { said, parameter in
            said += "; \(parameter.key)*=UTF-8''\(PercentEncoding.encode(parameter.value))"
        }
        guard !plain.values.contains(where: { $0.contains("\0") }) else { return }
        try require(
            HeaderValue(again) == value, "\(value) is \(String(describing: HeaderValue(again))) in its plain form")
    }

    private struct Part: Equatable {
        var header: MultipartHeader
        var data: [UInt8] = []
    }

    private static func parts(of pieces: [[UInt8]]) -> Result<[Part], MultipartError> {
        guard var parser = MultipartParser(boundary: "boundary") else { return .success([]) }
        var parts: [Part] = []
        do {
            for piece in pieces {
                for event in try parser.feed(piece) {
                    switch event {
                    case .part(let header): parts.append(Part(header: header))
                    case .data(let data): parts[parts.count - 1].data += data
                    case .endOfPart: break
                    }
                }
            }
            try parser.finish()
            return .success(parts)
        } catch {
            return .failure(error)
        }
    }

    /// Requires a name that is safe within a folder and unchanged by a second conversion.
    private static func requireSafe(_ name: UploadedName) throws {
        let text = name.text
        try require(
            !text.isEmpty && text.utf8.first != UInt8(ascii: "."), "unsafe: \(text)")
        try require(!text.utf8.contains { $0 < 0x20 || $0 == 0x2F || $0 == 0x5C || $0 == 0x7F }, "unsafe: \(text)")
        try require(text.utf8.count <= 200, "\(text.utf8.count) bytes long")
        try require(UploadedName(text) == name, "\(text) becomes \(UploadedName(text).text)")
    }
}
