import HTTPTypes
import Hummingbird

/// What the map page loads from `/assets/`; no part of the interface that OpenAPI tells of.
enum Assets {
    static func register(on router: Router<APIContext>, _ configuration: FeaturesAPIConfiguration) {
        let serve: Router<APIContext>.Serve = { request, context in
            let path = context.parameters.getCatchAll().joined(separator: "/")
            guard let asset = MapAssets.asset(path, configuration: configuration) else {
                throw Problem.noResource(at: request.uri.path)
            }
            return asset.response(to: request)
        }
        router.serve("/assets/**", [.get: serve])
    }
}

extension MapAssets.Asset {
    /// The file, or `304` when the client has it already.
    func response(to request: Request) -> Response {
        let tag = EntityTag(content: bytes, coding: request.headers.acceptsGzip ? "gzip" : "")
        let validator = Validator(tag: tag, modified: nil)
        let isKnown = validator.satisfies(request.headers)
        var response =
            (isKnown ? Response(status: .notModified) : Response(bytes: bytes, MediaType(text: contentType)))
            .validated(by: validator)
        response.headers[.cacheControl] = "no-cache"
        response.headers[.vary] = "Accept-Encoding"
        return response
    }
}
