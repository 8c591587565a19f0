import SiteInventory

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
        guard parameters.contains("as_of") || parameters.contains("available_by") || parameters.contains("open") else {
            return view
        }
        if let past = try await TimeParameter.state(parameters, service.source) {
            view.source = service.source.at(version: past.version)
            // Only the latest version is judged by the calendar day.
            view.state = past.version == state.version ? state : past.state
            view.asOf = Remarks.AsOf(past, requested: parameters.text("as_of") ?? "")
        }
        guard let question = try ScenarioQuestion(parameters) else { return view }
        let crs = view.source.crs
        let (scenario, assumption) = try await view.read { try question.scenario(in: $0, crs: crs) }
        view.assumed = (scenario, assumption)
        if !scenario.isAsIs { view.source = ScenarioSource(view.source, scenario, service.scenarios) }
        return view
    }

    private init(source: any FeatureSource, state: InventoryState, isPinned: Bool) {
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
        _ body: @escaping @Sendable (any InventorySnapshot) throws -> Value
    ) async throws -> Value {
        let (read, value) = try await source.read { (try $0.state(), try body($0)) }
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
