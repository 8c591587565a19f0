import HTTPTypes
import Hummingbird
import Logging
import SiteInventory

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

    /// Access → conditional request → cache → compression → handler, for a request to this endpoint.
    func respond(to request: Request, _ context: Context, by endpoint: Endpoint) async throws -> Response {
        // Access: before anything is read, the cache included.
        let caller = try service.access.admit(request.head, from: context.peer, to: endpoint.right)

        // The state of the inventory is read here and nowhere else; what the handler reads is compared with it.
        let state = endpoint.isOfInventory ? try await service.source.state() : .constant

        // Cache: a conditional request has no key, and passes.
        let key = endpoint.isCacheable ? CacheKey(request.head, caller) : nil
        if let key, let cached = service.cache.response(to: key, at: { state }) { return cached.response }

        // Conditional request: `304` without the handler where the state alone decides.
        let call = try await Call(request, context.parameters, endpoint, service, state)
        let isAsked = endpoint.isConditional && Validator.isAsked(request.headers)
        if isAsked, let validator = call.validatorBeforeReading, validator.satisfies(request.headers) {
            return ResourceResponse.notModified.response(to: call, validator)
        }

        // Handler; then `304` where only the read could decide, or the response, compressed.
        let (answer, validator) = try await read(call)
        if isAsked, let validator, validator.satisfies(request.headers) {
            return ResourceResponse.notModified.response(to: call, validator)
        }
        let response = answer.response(to: call, validator)
        let compressed =
            request.headers[.acceptEncoding] == nil ? response : response.compressed(answer.type, for: request)
        guard let key, service.cache.mayKeep(response, validator) else { return compressed }
        let cached = try await CachedResponse(compressed)
        service.cache.keep(cached, to: key, at: state)
        return cached.response
    }

    /// The handler's answer, all of one version. A handler whose reads saw two versions is called again.
    private func read(_ call: Call, attempt: Int = 1) async throws -> (ResourceResponse, Validator?) {
        do {
            let answer = try await call.callHandler()
            return (answer, answer.validator ?? call.validatorOfView)
        } catch is InventoryChanged {
            let next = try await call.renewed(at: service.source.state(), isPinned: attempt < 3)
            return try await read(next, attempt: attempt + 1)
        }
    }
}
