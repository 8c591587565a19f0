import HTTPTypes
import Hummingbird
import Logging

/// What holds for every answer, errors included: a problem for each error, CORS, gzip, no body for HEAD.
struct ResponseMiddleware: RouterMiddleware {
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
            response.headers[.cacheControl] = "no-store"
        }
        response = Self.finished(response, for: request)
        return request.method == .head ? Self.head(of: response) : response
    }

    /// The answer without its body. Of one that is made while it is sent nobody knows the length; then the connection's
    /// end is that of the answer, since the server would send the mark of an end, which HEAD must not have.
    private static func head(of response: Response) -> Response {
        guard response.body.contentLength == nil else { return response.createHeadResponse() }
        var head = response
        head.body = ResponseBody { try await $0.finish(nil) }
        head.headers[.connection] = "close"
        return head
    }

    /// The answer as it is sent to whom `request` is of; an answer that was finished before stays as it is.
    static func finished(_ response: Response, for request: Request) -> Response {
        var response = response
        open(&response)
        return response.packed(for: request)
    }

    /// Lets pages of others read the answer, an error too; nobody may take it for another type than it says.
    static func open(_ response: inout Response) {
        response.headers[.accessControlAllowOrigin] = "*"
        response.headers[.accessControlExposeHeaders] = exposed
        response.headers[.xContentTypeOptions] = "nosniff"
    }

    /// What scripts may read beside what they always may.
    private static let exposed =
        "Allow, Content-Crs, Content-Language, ETag, Link, Location, OGC-NumberMatched, OGC-NumberReturned"

    private static let knownMethods = Set(Methods.known)
}
