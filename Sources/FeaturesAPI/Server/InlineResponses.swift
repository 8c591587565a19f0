import HTTPTypes
import Hummingbird
import NIOCore
import SiteInventory

/// The responses that need no task: cached ones, and those to requests that are read and written in less than a
/// millisecond.
///
/// A response is the same, byte for byte, as that of ``RequestChain``, which makes all others.
struct InlineResponses: Sendable {
    let service: Service
    private let source: any InlineSource
    /// By path, without ``featureID`` at its end.
    private let endpoints: [String: Endpoint]
    private static let featureID = "/{featureId}"
    /// A longer address has a filter that is parsed on another thread. Percent-encoding triples the length at most.
    private static let longestAddress = 4 * ItemsQuery.longestInlineFilter

    /// - Returns: `nil` for a source that cannot read on the calling thread.
    init?(_ service: Service) {
        guard let source = service.source as? any InlineSource else { return nil }
        self.service = service
        self.source = source
        let inline = service.endpoints.filter { $0.method == .get && $0.inlineHandler != nil }
        endpoints = Dictionary(
            uniqueKeysWithValues: inline.map { ($0.path.replacing(Self.featureID, with: "/"), $0) })
    }

    /// `nil` when a task must respond: the response takes longer, or is a problem, or the caller may not read.
    func response(to head: HTTPRequest, from peer: SocketAddress?) -> CachedResponse? {
        guard let caller = try? service.access.admit(head, from: peer, to: .read), let key = CacheKey(head, caller)
        else { return nil }
        let found = try? cached(key) ?? made(head, key)
        return found.flatMap { service.unread.hasRoom(for: $0.body.readableBytes) ? $0 : nil }
    }

    private func cached(_ key: CacheKey) throws -> CachedResponse? {
        try service.cache.response(to: key, at: source.inlineState)
    }

    private func made(_ head: HTTPRequest, _ key: CacheKey) throws -> CachedResponse? {
        let address = head.path ?? ""
        guard !head.headerFields.acceptsGzip, address.utf8.count <= Self.longestAddress,
            let (endpoint, parameters) = endpoint(at: address)
        else { return nil }
        // What is read has its own state. The cache needs the one before.
        let state = service.cache.isEnabled ? try source.inlineState() : nil
        let request = Request(head: head, body: RequestBody(buffer: ByteBuffer()))
        let call = try Call(ofLatest: request, parameters, endpoint, service, state ?? .constant)
        guard call.isOfLatest, let (answer, body) = try endpoint.inlineHandler?(call, source),
            let validator = answer.validator
        else { return nil }
        let response = CachedResponse(answer, body, validator, to: call)
        if let state, service.cache.mayKeep(body.readableBytes, validator) {
            service.cache.keep(response, to: key, at: state)
        }
        return response
    }

    /// The endpoint of the requested path, with the id of the feature as it is in the path.
    private func endpoint(at address: String) -> (Endpoint, Parameters)? {
        let path = address.prefix { $0 != "?" }
        let start = path.lastIndex(of: "/").map(path.index(after:)) ?? path.startIndex
        // The path of a feature is that of its collection's items with the id.
        if let endpoint = endpoints[String(path[..<start])] {
            return (endpoint, Parameters([("featureId", path[start...])]))
        }
        return endpoints[String(path)].map { ($0, Parameters()) }
    }
}

extension CachedResponse {
    fileprivate init(_ answer: ResourceResponse, _ body: ByteBuffer, _ validator: Validator?, to call: Call) {
        var answer = answer
        answer.body = ResponseBody(byteBuffer: body)
        var response = answer.response(to: call, validator)
        response.allowOtherOrigins()
        self.init(head: response.head, body: body)
    }
}
