import HTTPTypes
import NIOCore

/// The rights of callers. Both parts that respond to requests check them first: the request chain, and the connection
/// handler that sends cached responses.
///
/// Until there are users, reading is public. Importing and editing, and reading what an import found in files that are not
/// public, is for callers on this machine, unless the server allows it to everyone.
struct AccessPolicy: Sendable {
    let allowsWrites: Bool
    let publicURL: String?

    init(_ configuration: FeaturesAPIConfiguration) {
        allowsWrites = configuration.allowsWrites
        publicURL = configuration.publicURL
    }

    /// Returns the caller of a request that may use the right. The cache keeps responses by caller.
    ///
    /// - Parameter peer: the other end of the connection; `nil` without a socket.
    /// - Throws: a ``Problem`` with status 403.
    func admit(_ head: HTTPRequest, from peer: SocketAddress?, to right: Right) throws(Problem) -> Caller {
        switch right {
        case .read: break
        case .write: try check(RequestOrigin(head, peer))
        }
        return .public
    }

    /// - Throws: a ``Problem`` with status 403 when the origin may not write.
    func check(_ origin: RequestOrigin) throws(Problem) {
        if !allowsWrites { try checkIsLocal(origin) }
        try checkIsSameSite(origin)
    }

    private func checkIsLocal(_ origin: RequestOrigin) throws(Problem) {
        guard origin.peer?.isLoopback == true, !origin.isForwarded else {
            throw Self.refusal(
                "Imports and edits are accepted from this machine only. Start the server with --allow-writes to accept "
                    + "them from every machine that can reach it.")
        }
        // Guards against DNS rebinding: a foreign host name may resolve to this machine.
        guard origin.host.map(Self.isLocal(host:)) == true else {
            throw Self.refusal(
                "Imports and edits are accepted under a name of this machine only, such as 127.0.0.1, not under "
                    + "\((origin.host ?? "").quoted).")
        }
    }

    /// A browser sends requests for any page, and names the page's origin.
    private func checkIsSameSite(_ origin: RequestOrigin) throws(Problem) {
        guard ["same-origin", "none", nil].contains(origin.fetchSite), isOfThisServer(origin.origin, origin.host) else {
            throw Self.refusal("Requests from pages of other origins may not import or edit.")
        }
    }

    private func isOfThisServer(_ origin: String?, _ host: String?) -> Bool {
        guard let origin = origin?.lowercased() else { return true }
        let own = ["http://", "https://"].map { $0 + (host ?? "") } + [publicURL ?? ""].map(Self.origin(ofURL:))
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

/// The right that an endpoint requires of its caller.
enum Right: Hashable, Sendable {
    /// To read the inventory.
    case read
    /// To change the inventory, and to read the findings of imports.
    case write

    /// True when the right allows changes. Responses to such requests are neither cached nor reused.
    var changesInventory: Bool {
        switch self {
        case .read: false
        case .write: true
        }
    }
}

/// The caller of a request.
enum Caller: Hashable, Sendable {
    case `public`
}
