import HTTPTypes
import Hummingbird

/// What the service does with the methods of HTTP.
enum Methods {
    /// What a resource takes that can only be read.
    static let reading: [HTTPRequest.Method] = [.get, .head, .options]
    /// All that HTTP knows, as far as we do.
    static let known: [HTTPRequest.Method] = reading + [.post, .put, .patch, .delete, .connect, .trace, .query]

    /// What a resource takes that has handlers for these methods.
    static func offered(handled: [HTTPRequest.Method]) -> [HTTPRequest.Method] {
        (handled.contains(.get) ? [.get, .head] : []) + handled.filter { $0 != .get } + [.options]
    }

    static func list(_ methods: [HTTPRequest.Method]) -> String { methods.map(\.rawValue).joined(separator: ", ") }

    /// The answer to `OPTIONS`, for features that do not exist, too: QGIS asks for one to learn what it may do.
    ///
    /// - Parameter types: in which formats new things are taken, and changes of what is there.
    static func options(_ offered: [HTTPRequest.Method], taking types: [HTTPRequest.Method: [String]]) -> Response {
        var response = Response(
            status: .ok,
            headers: [
                .allow: list(offered),
                // Pages of others may read, never write.
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

    /// Answers requests for the path with the handlers of their methods, and every other method by rule.
    ///
    /// - Parameters:
    ///   - methods: those that OPTIONS tells of; without it, those that have a handler.
    ///   - types: what may be sent by them.
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
