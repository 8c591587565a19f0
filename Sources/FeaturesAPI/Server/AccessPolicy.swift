import HTTPTypes
import Hummingbird
import NIOCore

/// Who may import and edit, and see what was imported: until there are rights, those who sit at this machine.
///
/// Findings tell what stands in files that nobody published, so that reading them needs the same right.
struct WriteGate {
    let allowsWrites: Bool
    let publicURL: String?

    init(_ configuration: FeaturesAPIConfiguration) {
        allowsWrites = configuration.allowsWrites
        publicURL = configuration.publicURL
    }

    /// - Throws: a ``Problem`` with status 403.
    func check(_ caller: Caller) throws(Problem) {
        if !allowsWrites { try checkIsLocal(caller) }
        try checkIsOurPage(caller)
    }

    private func checkIsLocal(_ caller: Caller) throws(Problem) {
        guard caller.peer?.isLoopback == true, !caller.cameByProxy else {
            throw Self.refusal(
                "Imports and edits are taken from this machine only. Start the server with --allow-writes to take them from "
                    + "everyone who reaches it.")
        }
        // A page of a stranger may have had its own name point to this machine.
        guard caller.host.map(Self.isLocal(host:)) == true else {
            throw Self.refusal(
                "Imports and edits are taken under the name of this machine only, such as 127.0.0.1, not \((caller.host ?? "").quoted)."
            )
        }
    }

    /// Browsers send what any page asks them to; they tell from which page it comes.
    private func checkIsOurPage(_ caller: Caller) throws(Problem) {
        guard ["same-origin", "none", nil].contains(caller.fetchSite), isOurs(origin: caller.origin, caller) else {
            throw Self.refusal("A page of another site asks for this: imports and edits are no business of its.")
        }
    }

    private func isOurs(origin: String?, _ caller: Caller) -> Bool {
        guard let origin = origin?.lowercased() else { return true }
        let own = ["http://", "https://"].map { $0 + (caller.host ?? "") } + [publicURL ?? ""].map(Self.origin(ofURL:))
        return own.map { $0.lowercased() }.contains(origin)
    }

    /// `https://standorte.example` of `https://standorte.example/api`.
    private static func origin(ofURL url: String) -> String {
        url.split(separator: "/", maxSplits: 3, omittingEmptySubsequences: false).prefix(3).joined(separator: "/")
    }

    private static func isLocal(host: String) -> Bool {
        let name = host.hasPrefix("[") ? host.prefix { $0 != "]" } + "]" : host.prefix { $0 != ":" }
        guard name.lowercased() != "localhost" else { return true }
        let address = name.trimmingPrefix("[").prefix { $0 != "]" }
        return (try? SocketAddress(ipAddress: String(address), port: 0))?.isLoopback == true
    }

    private static func refusal(_ detail: String) -> Problem { Problem(kind: .forbidden, detail: detail) }
}

/// What tells who asks.
struct Caller: Hashable, Sendable {
    /// The other end of the connection.
    var peer: SocketAddress?
    /// The name and port under which the server was asked.
    var host: String?
    var origin: String?
    /// What a browser says of the page that asks: `cross-site`.
    var fetchSite: String?
    /// True when a proxy says that it hands on somebody else's request: then the peer is only the proxy.
    var cameByProxy = false
}

extension Caller {
    init(_ request: Request, _ peer: SocketAddress?) {
        self.init(
            peer: peer, host: request.head.authority, origin: request.headers[.origin],
            fetchSite: Self.fetchSite.flatMap { request.headers[$0] },
            cameByProxy: Self.proxyFields.contains { request.headers[$0] != nil })
    }

    private static let fetchSite = HTTPField.Name("Sec-Fetch-Site")
    private static let proxyFields = ["Forwarded", "X-Forwarded-For", "X-Real-IP", "Via"].compactMap {
        HTTPField.Name($0)
    }
}

extension SocketAddress {
    /// True for this machine's address to itself: `127.0.0.0/8`, `::1`, and the former written as IPv6.
    var isLoopback: Bool {
        guard let text = ipAddress else { return false }
        let plain = text.lowercased().hasPrefix("::ffff:") ? String(text.dropFirst(7)) : text
        return text == "::1" || plain.wholeMatch(of: /127\.[0-9]+\.[0-9]+\.[0-9]+/) != nil
    }
}
