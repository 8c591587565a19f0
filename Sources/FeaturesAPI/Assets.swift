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
            var response = Response(bytes: asset.bytes, MediaType(text: asset.contentType))
            response.headers[.cacheControl] = "no-cache"
            return response
        }
        router.serve("/assets/**", [.get: serve])
    }
}
