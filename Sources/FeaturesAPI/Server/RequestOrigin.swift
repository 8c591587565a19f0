import HTTPTypes
import NIOCore

/// The scheme and the host of a request, from the connection and the header fields.
struct RequestOrigin: Hashable, Sendable {
    /// The other end of the connection.
    var peer: SocketAddress?
    /// The name and port of the server in the request.
    var host: String?
    /// The origin of the page that a browser sent the request for.
    var origin: String?
    /// The value of `Sec-Fetch-Site`: `cross-site`.
    var fetchSite: String?
    /// True when a proxy forwarded the request: then the peer is only the proxy.
    var isForwarded = false
}

extension RequestOrigin {
    init(_ head: HTTPRequest, _ peer: SocketAddress?) {
        let fields = head.headerFields
        self.init(
            peer: peer, host: head.authority, origin: fields[.origin],
            fetchSite: Self.fetchSite.flatMap { fields[$0] },
            isForwarded: fields.contains { Self.isOfProxy($0.name.canonicalName) })
    }

    /// True for the names, in lower case, of fields that proxies and content delivery networks add to requests.
    private static func isOfProxy(_ name: String) -> Bool {
        name.hasPrefix("x-forwarded-") || proxyFields.contains(name)
    }

    private static let fetchSite = HTTPField.Name("Sec-Fetch-Site")
    private static let proxyFields: Set = [
        "forwarded", "via", "x-real-ip", "x-client-ip", "x-cluster-client-ip", "x-original-forwarded-for",
        "x-envoy-external-address", "x-proxyuser-ip", "true-client-ip", "fastly-client-ip", "fly-client-ip",
        "cf-connecting-ip", "cf-ray", "cdn-loop", "tailscale-user-login",
    ]
}

extension SocketAddress {
    /// True for the loopback addresses: `127.0.0.0/8`, `::1`, and the former written as IPv6.
    var isLoopback: Bool {
        guard let text = ipAddress else { return false }
        let plain = text.lowercased().hasPrefix("::ffff:") ? String(text.dropFirst(7)) : text
        return text == "::1" || plain.wholeMatch(of: /127\.[0-9]+\.[0-9]+\.[0-9]+/) != nil
    }
}
