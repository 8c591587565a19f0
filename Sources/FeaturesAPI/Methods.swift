import HTTPTypes
import Hummingbird

/// What a service that only reads does with the methods of HTTP.
enum Methods {
    static let offered: [HTTPRequest.Method] = [.get, .head, .options]
    /// Known to HTTP, but not offered.
    static let refused: [HTTPRequest.Method] = [.post, .put, .patch, .delete, .connect, .trace, .query]

    static let allow = offered.map(\.rawValue).joined(separator: ", ")

    /// The answer to `OPTIONS`, for features that do not exist, too: QGIS asks for one to learn what it may do.
    static func options() -> Response {
        Response(
            status: .ok,
            headers: [
                .allow: allow, .accessControlAllowMethods: allow,
                .accessControlAllowHeaders: "Accept, Accept-Language, Content-Type, If-None-Match",
                .accessControlMaxAge: "86400",
            ])
    }
}

extension Router<BasicRequestContext> {
    /// Answers reads of the path with `handler`, and every other method by rule.
    func serve(
        _ path: String, handler: @escaping @Sendable (Request, BasicRequestContext) async throws -> Response
    ) {
        let path = RouterPath(path)
        on(path, method: .get, use: handler)
        on(path, method: .head, use: handler)
        on(path, method: .options) { _, _ in Methods.options() }
        for method in Methods.refused {
            on(path, method: method) { _, _ -> Response in throw Problem.methodNotAllowed(method) }
        }
    }
}
