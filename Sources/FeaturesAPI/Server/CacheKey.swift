import HTTPTypes

/// Everything that decides over a cached response, apart from the inventory and the program. Made here and nowhere else.
struct CacheKey: Hashable {
    private let caller: Caller
    private let address: String
    private let host: String?
    private let accept: String?
    private let acceptLanguage: String?
    private let acceptsGzip: Bool

    /// - Parameter caller: as ``AccessPolicy`` admitted it, so that a response is never sent to another caller.
    /// - Returns: `nil` for a request whose response the cache does not have whole: HEAD, a change, a conditional one.
    init?(_ head: HTTPRequest, _ caller: Caller) {
        let fields = head.headerFields
        guard head.method == .get, !Validator.isAsked(fields) else { return nil }
        self.caller = caller
        address = head.path ?? ""
        host = head.authority
        accept = fields[.accept]
        acceptLanguage = fields[.acceptLanguage]
        acceptsGzip = fields[.acceptEncoding] != nil && fields.acceptsGzip
    }

    /// The memory that the key takes beside its own size.
    var byteCount: Int {
        [address, host ?? "", accept ?? "", acceptLanguage ?? ""].reduce(0) { $0 + $1.utf8.count }
    }
}
