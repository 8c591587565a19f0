import HTTPTypes
import Hummingbird
import SiteInventory

extension Endpoint {
    func register(on router: Router<BasicRequestContext>, service: Service) {
        router.serve(path) { try await respond(to: $0, $1, service) }
    }

    private func respond(
        to request: Request, _ context: BasicRequestContext, _ service: Service
    ) async throws -> Response {
        let query = try QueryParameters(query: request.uri.query ?? "")
        try query.check(against: parameters)
        let call = Call(
            service: service, parameters: query, pathParameters: context.parameters,
            format: try negotiatedFormat(query, request.headers),
            language: try negotiatedLanguage(query, request.headers),
            links: try Links(request, query, publicURL: service.configuration.publicURL))
        var response = try await handler(call)
        response.headers[.cacheControl] = "no-cache"
        response.headers[.vary] = answer.isLocalized ? "Accept, Accept-Language" : "Accept"
        if answer.isLocalized { response.headers[.contentLanguage] = call.language.rawValue }
        return response
    }
}
