import HTTPTypes
import Hummingbird
import SiteInventory

extension [Endpoint] {
    func register(on router: Router<APIContext>, service: Service) {
        for (path, endpoints) in Dictionary(grouping: self, by: \.path) {
            let handlers = endpoints.map { endpoint in
                let serve: Router<APIContext>.Serve = { try await endpoint.respond(to: $0, $1, service) }
                return (endpoint.method, serve)
            }
            router.serve(path, Dictionary(uniqueKeysWithValues: handlers))
        }
    }
}

extension Endpoint {
    fileprivate func respond(
        to request: Request, _ context: APIContext, _ service: Service
    ) async throws -> Response {
        if isForWriters { try WriteGate(service.configuration).check(Caller(request, context.peer)) }
        let query = try QueryParameters(query: request.uri.query ?? "")
        try query.check(against: parameters)
        let call = Call(
            service: service, request: request, parameters: query, pathParameters: context.parameters,
            format: try negotiatedFormat(query, request.headers),
            language: try negotiatedLanguage(query, request.headers),
            links: try Links(request, query, publicURL: service.configuration.publicURL))
        var response = try await handler(call)
        response.headers[.cacheControl] = isForWriters ? "no-store" : "no-cache"
        response.headers[.vary] = answer.isLocalized ? "Accept, Accept-Language" : "Accept"
        if answer.isLocalized { response.headers[.contentLanguage] = call.language.rawValue }
        return response
    }
}
