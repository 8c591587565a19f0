import HTTPTypes
import Hummingbird
import Logging

/// What holds for every answer, errors included: a problem for each error, CORS, no body for HEAD.
struct Doorkeeper: RouterMiddleware {
    typealias Context = APIContext

    let logger: Logger

    func handle(
        _ request: Request, context: Context, next: (Request, Context) async throws -> Response
    ) async throws -> Response {
        var response: Response
        do {
            guard Self.knownMethods.contains(request.method) else { throw Problem.unknownMethod(request.method) }
            response = try await next(request, context)
        } catch {
            response = Problem(error, at: request, logger).response
        }
        response.headers[.accessControlAllowOrigin] = "*"
        response.headers[.accessControlExposeHeaders] = "Link, Allow, Content-Language, Location"
        response.headers[.xContentTypeOptions] = "nosniff"
        return request.method == .head ? response.createHeadResponse() : response
    }

    private static let knownMethods = Set(Methods.known)
}
