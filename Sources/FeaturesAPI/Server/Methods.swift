import HTTPTypes
import Hummingbird

/// The methods of HTTP, and the responses of the server to each.
enum Methods {
    /// The methods of a resource that can only be read.
    static let reading: [HTTPRequest.Method] = [.get, .head, .options]
    /// The methods that the server knows; others get status 501.
    static let known: [HTTPRequest.Method] = reading + [.post, .put, .patch, .delete, .connect, .trace, .query]

    /// The methods of a resource that has handlers for `handled`.
    static func offered(handled: [HTTPRequest.Method]) -> [HTTPRequest.Method] {
        (handled.contains(.get) ? [.get, .head] : []) + handled.filter { $0 != .get } + [.options]
    }

    static func list(_ methods: [HTTPRequest.Method]) -> String { methods.map(\.rawValue).joined(separator: ", ") }

    /// The response to `OPTIONS`. It is the same for features that do not exist: QGIS sends such a request to find out whether
    /// it may edit.
    ///
    /// - Parameter types: the media types of request bodies, by method.
    static func options(_ offered: [HTTPRequest.Method], taking types: [HTTPRequest.Method: [String]]) -> Response {
        var response = Response(
            status: .ok,
            headers: [
                .allow: list(offered),
                // Pages of other origins may read, never write.
                .accessControlAllowMethods: list(offered.filter(reading.contains)),
                .accessControlAllowHeaders: "Accept, Accept-Language, Content-Type, If-Modified-Since, If-None-Match",
                .accessControlMaxAge: "86400",
            ])
        response.headers[.acceptPost] = types[.post]?.joined(separator: ", ")
        response.headers[.acceptPatch] = types[.patch]?.joined(separator: ", ")
        return response
    }
}

extension HTTPField.Name {
    static let acceptPost = token("Accept-Post")
    static let acceptPatch = token("Accept-Patch")
}

extension Router<APIContext> {
    typealias Serve = @Sendable (Request, APIContext) async throws -> Response

    /// Routes requests for the path to the handlers of their methods. Every other method gets status 405.
    ///
    /// - Parameters:
    ///   - methods: the methods that OPTIONS lists; by default, those with a handler.
    ///   - types: the media types of request bodies, by method.
    func serve(
        _ path: String, _ handlers: [HTTPRequest.Method: Serve], offered methods: [HTTPRequest.Method]? = nil,
        taking types: [HTTPRequest.Method: [String]] = [:]
    ) {
        let path = RouterPath(path)
        let methods = methods ?? Array(handlers.keys)
        let offered = Methods.offered(handled: methods.sorted { $0.rawValue > $1.rawValue })
        for method in Methods.known {
            if method == .options {
                on(path, method: method) { _, _ in Methods.options(offered, taking: types) }
            } else if let handler = handlers[method == .head ? .get : method] {
                on(path, method: method, use: handler)
            } else {
                on(path, method: method) { _, _ -> Response in throw Problem.methodNotAllowed(method, offered) }
            }
        }
    }
}
