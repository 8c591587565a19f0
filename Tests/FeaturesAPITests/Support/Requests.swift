import FeaturesAPI
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Logging
import NIOCore
import SiteInventory
import Testing

/// Sends a request to a server over the zoo, without a socket.
func ask(
    _ uri: String, _ method: String = "GET", headers: [String: String] = [:],
    of responder: RouterResponder<APIContext> = zoo
) async throws -> Reply {
    let method = try #require(HTTPRequest.Method(method))
    var fields = HTTPFields()
    for (name, value) in headers { fields[try #require(HTTPField.Name(name))] = value }
    return try await Application(responder: responder, logger: quiet).test(.router) { [fields] client in
        Reply(try await client.execute(uri: uri, method: method, headers: fields))
    }
}

/// Sends a body to a server, without a socket.
func send(
    _ body: [UInt8], to uri: String, _ method: String = "POST", headers: [String: String] = [:],
    of responder: RouterResponder<APIContext>
) async throws -> Reply {
    let method = try #require(HTTPRequest.Method(method))
    var fields = HTTPFields()
    for (name, value) in headers { fields[try #require(HTTPField.Name(name))] = value }
    return try await Application(responder: responder, logger: quiet).test(.router) { [fields] client in
        Reply(try await client.execute(uri: uri, method: method, headers: fields, body: ByteBuffer(bytes: body)))
    }
}

/// A server over the given features, at the given address.
func server(
    over source: any FeatureSource = InMemorySource.zoo, publicURL: String? = nil
) -> RouterResponder<APIContext> {
    makeRouter(source: source, configuration: .patient(publicURL: publicURL), logger: quiet)
        .buildResponder()
}

extension FeaturesAPIConfiguration {
    /// The default settings, with a time for the reads of a request that no test reaches on a busy machine.
    static func patient(publicURL: String? = nil) -> FeaturesAPIConfiguration {
        var configuration = FeaturesAPIConfiguration(publicURL: publicURL)
        configuration.requestLimit = .seconds(600)
        return configuration
    }
}

let zoo = server()

let quiet = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }

/// A response in plain values.
struct Reply: Sendable {
    let status: Int
    /// The header fields by name in lower case.
    let headers: [String: String]
    let text: String
    let bytes: [UInt8]

    init(_ response: TestResponse) {
        status = response.status.code
        headers = Dictionary(response.headers.map { ($0.name.canonicalName, $0.value) }) { "\($0), \($1)" }
        text = String(buffer: response.body)
        bytes = Array(response.body.readableBytesView)
    }

    /// The response as a JSON object; empty for other responses.
    var json: [String: Any] {
        (try? JSONSerialization.jsonObject(with: Data(text.utf8))) as? [String: Any] ?? [:]
    }

    var features: [[String: Any]] { json["features"] as? [[String: Any]] ?? [] }

    var ids: [String] { features.compactMap { $0["id"] as? String } }

    /// The links in the response, those of collections included.
    var links: [[String: String]] {
        let nested = (json["collections"] as? [[String: Any]] ?? []).flatMap {
            $0["links"] as? [[String: String]] ?? []
        }
        return (json["links"] as? [[String: String]] ?? []) + nested
    }

    func link(_ rel: String) -> [String: String]? { links.first { $0["rel"] == rel } }
}

extension [String: String] {
    /// The link's address without scheme and host, as a router wants it.
    var path: String { (self["href"] ?? "").replacing("http://localhost", with: "") }
}

/// All but the unreserved characters encoded, by Foundation rather than by the code under test.
func percentEncoded(_ text: String) -> String {
    let unreserved = CharacterSet(charactersIn: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
    return text.addingPercentEncoding(withAllowedCharacters: unreserved) ?? ""
}
