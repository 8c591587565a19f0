import HTTPTypes
import Hummingbird
import SiteInventory

/// A request that has passed the checks of its endpoint.
struct Call: Sendable {
    let service: Service
    var endpoint: Endpoint
    let request: Request
    let pathParameters: Parameters
    let parameters: QueryParameters
    let format: Format
    let language: Language
    var links: Links
    private(set) var view: InventoryView

    /// - Throws: ``Problem`` for a parameter that the endpoint does not take, or a format that it does not offer.
    init(
        _ request: Request, _ pathParameters: Parameters, _ endpoint: Endpoint, _ service: Service,
        _ state: InventoryState
    ) async throws {
        self.service = service
        self.endpoint = endpoint
        self.request = request
        self.pathParameters = pathParameters
        parameters = try QueryParameters(query: request.uri.query ?? "")
        try parameters.check(against: endpoint.queryNames)
        let accepted = request.headers[.accept]
        let isDefault = !parameters.contains("f") && (accepted == nil || accepted == "*/*")
        format = try isDefault ? endpoint.response.formats[0] : endpoint.negotiatedFormat(parameters, accepted)
        let hasLanguage = parameters.contains("lang") || request.headers[.acceptLanguage] != nil
        language = try hasLanguage ? Language(parameters, request.headers[.acceptLanguage]) : .german
        links = try Links(request, parameters, publicURL: service.configuration.publicURL)
        view = try await InventoryView.of(parameters, service, state)
    }

    /// The same call with a new view of the inventory.
    func renewed(at state: InventoryState, isPinned: Bool) async throws -> Call {
        var call = self
        call.view = try await InventoryView.of(parameters, service, state, isPinned: isPinned)
        return call
    }

    /// The inventory that the request is about.
    var source: any FeatureSource { view.source }

    /// The handler's answer.
    func callHandler() async throws -> ResourceResponse {
        do {
            return try await endpoint.handler(self)
        } catch let problem as Problem {
            throw view.explain(problem)
        }
    }

    /// Links to this response, and to the same in other formats.
    var selfAndAlternates: [Link] {
        [links.itself(format.mediaType)] + endpoint.response.formats.filter { $0 != format }.map(links.alternate)
    }
}

extension Call {
    /// A value as JSON, or as a page that shows its members.
    ///
    /// - Parameters:
    ///   - links: for the head of the response in JSON.
    ///   - related: links that the page shows.
    func response(
        _ value: some Encodable, links: [Link], related: [Link] = []
    ) throws -> ResourceResponse {
        guard format == .html else { return try .json(value, links: links) }
        return page(try HTMLPage(document: value, links: related, self))
    }

    /// A value that is made from the inventory, with the time in `as_of`.
    func response(_ value: some Encodable) throws -> ResourceResponse {
        try response(Dated(value: value, asOf: view.asOf), links: selfAndAlternates)
    }

    /// The same, or a table.
    func response(_ value: some Encodable, csv: @autoclosure () -> [UInt8]) throws -> ResourceResponse {
        guard format == .csv else { return try response(value) }
        return ResourceResponse(csv(), .csv, links: selfAndAlternates)
    }

    /// A page for people, with links to the same for programs.
    func page(_ page: HTMLPage) -> ResourceResponse {
        let queryables = endpoint.isFilterable ? [endpoint.schema].compactMap(\.self).map(links.queryables) : []
        let paging = [("prev", page.previous), ("next", page.next)].compactMap { rel, href in
            href.map { Link($0, rel: rel, .html) }
        }
        var response = ResourceResponse(page.html(for: self), .html, links: selfAndAlternates + queryables + paging)
        response.contentSecurityPolicy = HTMLPage.contentSecurityPolicy
        return response
    }
}
