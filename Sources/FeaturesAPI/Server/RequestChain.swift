import HTTPTypes
import Hummingbird
import SiteInventory

extension [Endpoint] {
    func register(on router: Router<APIContext>, service: Service) {
        for (path, endpoints) in Dictionary(grouping: self, by: \.path) {
            let handlers = Dictionary(grouping: endpoints, by: \.method).mapValues { alternatives in
                let serve: Router<APIContext>.Serve = { request, context in
                    try await alternatives.taking(request).respond(to: request, context, service)
                }
                return serve
            }
            let offered = endpoints.filter(\.isOffered)
            let types = offered.filter { !$0.takenTypes.isEmpty }.map { ($0.method, $0.takenTypes) }
            router.serve(
                path, handlers, offered: offered.map(\.method), taking: Dictionary(uniqueKeysWithValues: types))
        }
    }

    /// Of those of one method the one that takes what the request brings along; the last where none does.
    private func taking(_ request: Request) -> Endpoint {
        let type = request.headers[.contentType].flatMap { HeaderValue($0)?.text }
        return first { endpoint in type.map(endpoint.takenTypes.contains) ?? false } ?? self[count - 1]
    }
}

extension Endpoint {
    fileprivate func respond(
        to request: Request, _ context: APIContext, _ service: Service
    ) async throws -> Response {
        if isForWriters { try WriteGate(service.configuration).check(Caller(request, context.peer)) }
        guard answer.freshness == .inventory, !isForWriters, let asked = ResponseCache.Request(request.head) else {
            return try await makeResponse(for: request, context, service)
        }
        let state = try service.source.state()
        if let kept = service.responseCache.answer(to: asked, at: { state }) { return kept.response }
        let response = try await makeResponse(for: request, context, service)
        guard service.responseCache.mayKeep(response) else { return response }
        let whole = try await CachedResponse(ResponseMiddleware.finished(response, for: request))
        service.responseCache.keep(whole, to: asked, at: state)
        return whole.response
    }

    private func makeResponse(
        for request: Request, _ context: APIContext, _ service: Service
    ) async throws -> Response {
        let query = try QueryParameters(query: request.uri.query ?? "")
        try query.check(against: queryNames)
        let call = Call(
            service: service, request: request, parameters: query, pathParameters: context.parameters,
            format: try negotiatedFormat(query, request.headers),
            language: try negotiatedLanguage(query, request.headers),
            links: try Links(request, query, publicURL: service.configuration.publicURL), formats: answer.formats,
            inventoryView: try await InventoryView(query, service))
        let hasTexts = answer.isLocalized || call.format == .html
        var response = try await revalidate(call)
        response.headers[.cacheControl] = isForWriters || answer.freshness == .never ? "no-store" : "no-cache"
        response.headers[.vary] = "Accept, Accept-Encoding" + (hasTexts ? ", Accept-Language" : "")
        if hasTexts { response.headers[.contentLanguage] = call.language.rawValue }
        return response
    }

    /// The answer with what tells it from others, or `304` when the client has it already.
    private func revalidate(_ call: Call) async throws -> Response {
        guard method == .get, answer.freshness != .never else { return try await renderHTML(call) }
        let headers = call.request.headers
        let isAsked = Validator.isAsked(headers)
        // Of one feature its own row knows better since when it is as it is.
        if isAsked, answer != .feature {
            let state: InventoryState = answer.freshness == .constant ? .constant : try call.source.state()
            let validator = call.validator(state)
            if validator.satisfies(headers) { return Self.notModified(validator) }
        }
        let response = try await validated(call)
        guard isAsked, let validator = Validator(of: response), validator.satisfies(headers) else { return response }
        return Self.notModified(validator)
    }

    /// The handler's answer, as a page where one is wanted. The map makes its page itself.
    private func renderHTML(_ call: Call) async throws -> Response {
        guard call.format == .html, answer != .landingPage else { return try await callHandler(call) }
        var data = call
        data.format = answer.formats[0]
        data.isForPage = true
        let response = try await callHandler(data)
        guard response.body.contentLength != 0 else { return response }
        let page = HTMLPage(self, JSONTree(Array(try await response.collected().readableBytesView)), call)
        let alternates = answer.formats.filter { $0 != .html }.map(call.links.alternate)
        let paging = [("prev", page.previous), ("next", page.next)].compactMap { rel, href in
            href.map { Link($0, rel: rel, .html) }
        }
        let queryables = isFilterable ? [schema].compactMap(\.self).map(call.links.queryables) : []
        var shown = page.response(to: call, alternates: alternates)
            .linked(to: [call.links.itself(.html)] + alternates + queryables + paging)
        shown.status = response.status
        for field in [HTTPField.Name.eTag, .lastModified, .location, .preferenceApplied] {
            shown.headers[field] = response.headers[field]
        }
        return shown
    }

    private func callHandler(_ call: Call) async throws -> Response {
        do {
            return try await handler(call)
        } catch let problem as Problem {
            throw call.inventoryView.explain(problem)
        }
    }

    /// Asks the handler; one that reads several times may see two versions, and then is asked again.
    private func validated(_ call: Call) async throws -> Response {
        if answer.freshness == .constant { return try await renderHTML(call).validated(by: call.validator(.constant)) }
        guard !answer.isValidatedByHandler else { return try await renderHTML(call) }
        var response = Response(status: .ok)
        for _ in 1...3 {
            let before = try call.source.state()
            response = try await renderHTML(call)
            if try call.source.state() == before { return response.validated(by: call.validator(before)) }
        }
        return response
    }

    private static func notModified(_ validator: Validator) -> Response {
        Response(status: .notModified).validated(by: validator)
    }
}

extension InventoryState {
    /// Of what only changes with the program.
    fileprivate static let constant = InventoryState(version: 0, recordedAt: nil)
}
