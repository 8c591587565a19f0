import HTTPTypes
import Hummingbird
import NIOCore

/// The files that the map page loads from `/assets/`. They are not part of the interface in the OpenAPI document.
enum Assets {
    static func register(on router: Router<APIContext>, _ configuration: FeaturesAPIConfiguration) {
        let serve: Router<APIContext>.Serve = { request, context in
            let path = context.parameters.getCatchAll().joined(separator: "/")
            guard let asset = MapAssets.asset(path, configuration: configuration) else {
                throw Problem.noResource(at: request.uri.path)
            }
            return asset.response(to: request).compressed(MediaType(text: asset.contentType), for: request)
        }
        router.serve("/assets/**", [.get: serve])
    }
}

extension MapAssets.Asset {
    /// The file, or `304` when the client's copy is valid.
    func response(to request: Request) -> Response {
        let validator = Validator(
            tag: EntityTag(content: bytes, coding: request.headers.acceptsGzip ? "gzip" : ""), modified: nil)
        var response = Response(status: .notModified)
        if !validator.satisfies(request.headers) {
            response = Response(
                status: .ok, headers: [.contentType: contentType],
                body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
        }
        response.headers[.eTag] = validator.tag.text
        response.headers[.cacheControl] = "no-cache"
        response.headers[.vary] = "Accept-Encoding"
        return response
    }
}
