internal import HTTPTypes
public import Hummingbird
internal import Logging
internal import NIOCore
internal import SiteInventory

/// The way of every request, in order:
///
/// problem → access → conditional request → cache → compression → handler
///
/// No stage calls another. Each takes values and returns values, and this file puts them in order.
struct RequestChain: RouterMiddleware {
    typealias Context = APIContext

    let service: Service
    let logger: Logger

    /// Problem: every error after this point becomes a response, also one of the router.
    func handle(
        _ request: Request, context: Context, next: (Request, Context) async throws -> Response
    ) async throws -> Response {
        var response: Response
        do {
            response = try await next(request, context)
        } catch {
            response = Problem(error, at: request, logger).response.compressed(.problem, for: request)
            response.headers[.cacheControl] = "no-store"
        }
        response.allowOtherOrigins()
        return request.method == .head ? response.withoutBody : response
    }

    /// The handler of requests to these endpoints, which have one path and one method.
    func handler(of alternatives: [Endpoint]) -> Router<APIContext>.Serve {
        { request, context in try await respond(to: request, context, by: alternatives.taking(request)) }
    }

    /// Access → conditional request → cache → compression → handler, for a request to this endpoint.
    private func respond(to request: Request, _ context: Context, by endpoint: Endpoint) async throws -> Response {
        // Access: before anything is read, the cache included.
        let caller = try service.access.admit(request.head, from: context.peer, to: endpoint.right)

        // The state of the inventory is read here and nowhere else; what the handler reads is compared with it.
        let state = endpoint.isOfInventory ? try await service.source.state() : .constant

        // Conditional request: the response is `304`, or one that the cache does not have.
        if endpoint.isConditional, Validator.isConditional(request.headers) {
            return try await respondConditionally(
                to: Call(request, context.parameters, endpoint, service, state))
        }

        // Cache: a response of this state to the same request of the same caller.
        let key = endpoint.isCacheable ? CacheKey(request.head, caller) : nil
        if let key, let cached = service.cache.response(to: key, at: { state }), let response = paced(cached.response) {
            return response
        }

        // Handler and compression. The cache keeps the response if it may.
        let call = try await Call(request, context.parameters, endpoint, service, state)
        let (answer, validator) = try await read(call)
        if let key, service.cache.mayKeep(answer, validator) {
            let cached = try await CachedResponse(response(answer, validator, to: call))
            service.cache.keep(cached, to: key, at: state)
            if let response = paced(cached.response) { return response }
        }
        return response(try await paced(answer, endpoint), validator, to: call)
    }

    /// The response with a body that pauses while its client does not read; `nil` when too many long bodies are in memory.
    private func paced(_ response: Response) -> Response? {
        service.unread.paced(response.body).map {
            Response(status: response.status, headers: response.headers, body: $0)
        }
    }

    /// Constant documents take no memory of their own.
    ///
    /// - Throws: ``Problem`` when too many long bodies are in memory, and this one cannot be read again.
    private func paced(_ answer: ResourceResponse, _ endpoint: Endpoint) async throws -> ResourceResponse {
        guard endpoint.response.freshness != .constant else { return answer }
        var answer = answer
        if let body = service.unread.paced(answer.body) ?? answer.rereadBody {
            answer.body = body
        } else if let body = try await service.unread.pacedWhenRead(answer.body) {
            answer.body = body
        } else {
            throw Problem.unreadBodies
        }
        return answer
    }

    /// `304` without the handler where the state alone decides, and after it where only the read can decide.
    private func respondConditionally(to call: Call) async throws -> Response {
        let headers = call.request.headers
        if let validator = call.validatorBeforeReading, validator.satisfies(headers) {
            return ResourceResponse.notModified.response(to: call, validator)
        }
        let (answer, validator) = try await read(call)
        if let validator, validator.satisfies(headers) {
            return ResourceResponse.notModified.response(to: call, validator)
        }
        return response(try await paced(answer, call.endpoint), validator, to: call)
    }

    /// The handler's answer with its header fields, compressed where the client accepts that.
    private func response(_ answer: ResourceResponse, _ validator: Validator?, to call: Call) -> Response {
        let response = answer.response(to: call, validator)
        guard call.request.headers[.acceptEncoding] != nil else { return response }
        return response.compressed(answer.type, for: call.request)
    }

    private func callHandler(of call: Call) async throws -> ResourceResponse {
        guard !call.endpoint.writes else { return try await call.callHandler() }
        return try await ReadBudget.run(for: service.configuration.requestLimit) { _ in try await call.callHandler() }
    }

    /// The handler's answer, all of one version. A handler whose reads saw two versions is called again.
    private func read(_ call: Call, attempt: Int = 1) async throws -> (ResourceResponse, Validator?) {
        do {
            let answer = try await callHandler(of: call)
            return (answer, answer.validator ?? call.validatorOfView)
        } catch is InventoryChanged {
            let next = try await call.renewed(at: service.source.state(), isPinned: attempt < 3)
            return try await read(next, attempt: attempt + 1)
        }
    }
}

extension Problem {
    fileprivate static let unreadBodies = Problem(
        kind: .busy, detail: "Many clients have not read their long responses yet. Try again later.")
}

extension [Endpoint] {
    /// The endpoint for the media type of the request body; the last one when no endpoint takes that type.
    fileprivate func taking(_ request: Request) -> Endpoint {
        guard count > 1 else { return self[0] }
        let type = request.headers[.contentType].flatMap { HeaderValue($0)?.text }
        return first { endpoint in type.map(endpoint.requestBodyTypes.contains) ?? false } ?? self[count - 1]
    }
}

/// The context of a request: the other end of its connection.
public struct APIContext: RequestContext {
    public var coreContext: CoreRequestContextStorage
    /// The other end of the connection, which may be a proxy; `nil` without a socket.
    let peer: SocketAddress?

    public init(source: Source) {
        coreContext = CoreRequestContextStorage(source: source)
        peer = source.channel.remoteAddress
    }
}
