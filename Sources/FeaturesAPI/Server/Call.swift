import HTTPTypes
import Hummingbird
import NIOCore
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
        try self.init(ofLatest: request, pathParameters, endpoint, service, state)
        view = try await InventoryView.of(parameters, service, state)
    }

    /// A call about the inventory as it is, whatever the parameters select.
    ///
    /// - Throws: ``Problem`` for a parameter that the endpoint does not take, or a format that it does not offer.
    init(
        ofLatest request: Request, _ pathParameters: Parameters, _ endpoint: Endpoint, _ service: Service,
        _ state: InventoryState
    ) throws {
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
        view = InventoryView(source: service.source, state: state, isPinned: true)
    }

    /// True when no parameter selects a time or a scenario.
    var isOfLatest: Bool { !["as_of", "available_by", "open"].contains(where: parameters.contains) }

    /// The same call with a new view of the inventory.
    func renewed(at state: InventoryState, isPinned: Bool) async throws -> Call {
        var call = self
        call.view = try await InventoryView.of(parameters, service, state, isPinned: isPinned)
        return call
    }

    /// True for a request of QGIS, whose `User-Agent` ends in the product `QGIS/34000` and the operating system.
    var isFromQGIS: Bool { request.headers[.userAgent]?.contains("QGIS/") == true }

    /// The inventory that the request is about.
    var source: any FeatureSource { view.source }

    /// The handler's answer.
    func callHandler() async throws -> ResourceResponse {
        do {
            return try await rendered(endpoint.handler(self))
        } catch let problem as Problem {
            throw view.explain(problem)
        }
    }

    /// The response with its page in HTML, if it has one. A large page is rendered on a thread for long computations.
    private func rendered(_ response: ResourceResponse) async throws -> ResourceResponse {
        guard let page = response.page else { return response }
        return page.isLarge ? try await source.compute { try rendering(response) } : try rendering(response)
    }

    /// The response with its page in HTML, if it has one.
    func rendering(_ response: ResourceResponse) throws -> ResourceResponse {
        guard let page = response.page else { return response }
        var rendered = response
        rendered.page = nil
        rendered.body = ResponseBody(byteBuffer: ByteBuffer(bytes: try page.html(for: self)))
        return rendered
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
        var response = ResourceResponse(type: .html, links: selfAndAlternates + queryables + paging)
        response.page = page
        response.contentSecurityPolicy = HTMLPage.contentSecurityPolicy
        return response
    }
}

/// The inventory that a request is about: as it is, as it was at a time, or as it would be in a scenario.
struct InventoryView: Sendable {
    private(set) var source: any FeatureSource
    /// The version that the response is made from.
    private(set) var state: InventoryState
    /// `nil` for the inventory without a scenario.
    private var assumed: (scenario: Scenario, assumption: Assumption?)?
    /// The past version that the request selects.
    private(set) var asOf: Remarks.AsOf?
    /// True when a read of another version throws ``InventoryChanged``.
    let isPinned: Bool

    /// - Parameter state: the latest state, read before anything else of the request.
    static func of(
        _ parameters: QueryParameters, _ service: Service, _ state: InventoryState, isPinned: Bool = true
    ) async throws -> InventoryView {
        var view = InventoryView(source: service.source, state: state, isPinned: isPinned)
        if parameters.contains("as_of") { try await view.selectTime(parameters) }
        if parameters.contains("available_by") || parameters.contains("open") {
            try await view.selectScenario(parameters, service.scenarios)
        }
        return view
    }

    private mutating func selectTime(_ parameters: QueryParameters) async throws {
        guard let past = try await TimeParameter.state(parameters, source) else { return }
        source = source.at(version: past.version)
        // Only the latest version is judged by the calendar day.
        if past.version != state.version { state = past.state }
        asOf = Remarks.AsOf(past, requested: parameters.text("as_of") ?? "")
    }

    private mutating func selectScenario(_ parameters: QueryParameters, _ scenarios: ScenarioCache) async throws {
        guard let question = try ScenarioQuestion(parameters) else { return }
        let crs = source.crs
        let (scenario, assumption) = try await read { try question.scenario(in: $0, crs: crs) }
        assumed = (scenario, assumption)
        if !scenario.isAsIs { source = ScenarioSource(source, scenario, scenarios) }
    }

    fileprivate init(source: any FeatureSource, state: InventoryState, isPinned: Bool) {
        self.source = source
        self.state = state
        self.isPinned = isPinned
    }

    var scenario: Scenario { assumed?.scenario ?? .asIs }

    /// The members of JSON that name the time and the assumptions of a response; empty for the inventory as it is.
    var remarks: [UInt8] {
        get throws {
            asOf == nil && assumed == nil ? [] : try Remarks(asOf: asOf, assumption: assumed?.assumption).json
        }
    }

    /// Reads at one instant.
    ///
    /// - Throws: ``InventoryChanged`` when the inventory is no longer in ``state``.
    func read<Value: Sendable>(
        _ cost: ReadCost = .cheap, _ body: @escaping @Sendable (any InventorySnapshot) throws -> Value
    ) async throws -> Value {
        let (read, value) = try await source.read(cost: cost) { (try $0.state(), try body($0)) }
        try check(read == state)
        return value
    }

    /// Must be called after reads that do not return the version that they saw.
    func confirm() async throws { try await read { _ in } }

    /// - Parameter isOfState: false when what was read is of another version.
    func check(_ isOfState: Bool) throws(InventoryChanged) {
        guard isOfState || !isPinned else { throw InventoryChanged() }
    }

    /// Adds the time of the inventory to a problem that may be one of that time alone.
    func explain(_ problem: Problem) -> Problem {
        guard let asOf, problem.kind == .notFound else { return problem }
        var explained = problem
        let then = asOf.recordedAt.map { "The request is about version \(asOf.version), recorded at \($0)." }
        explained.detail += " \(asOf.note ?? then ?? "")"
        return explained
    }
}

/// The reads of one request saw two versions of the inventory.
struct InventoryChanged: Error {}

extension InventoryState {
    /// The state of responses that do not depend on the inventory.
    static let constant = InventoryState(version: 0, recordedAt: nil)
}
