import Codecs
public import SimpleFeatures
internal import Synchronization

/// A source that answers as if a scenario were so: sites have the hectares that they would have, all else is as it is.
public struct ScenarioSource: FeatureSource {
    private let base: any FeatureSource
    private let scenario: Scenario
    private let memory: ScenarioMemory

    public init(_ base: any FeatureSource, _ scenario: Scenario, _ memory: ScenarioMemory) {
        self.base = base
        self.scenario = scenario
        self.memory = memory
    }

    public var crs: CRS { base.crs }

    public func state() throws -> InventoryState { try base.state() }

    public func page(_ query: FeatureQuery) async throws -> FeaturePage {
        guard query.collection == .sites else { return try await base.page(query) }
        let asked = (query.after?.version ?? query.version).map { base.at(version: $0) } ?? base
        let changed = try await memory.changedSites(of: asked, scenario)
        var query = query
        query.version = changed.version
        query.replacements = changed.sites
        return try await base.page(query)
    }

    public func feature(_ id: FeatureID, in collection: CollectionID) async throws -> EncodedFeature? {
        guard collection == .sites else { return try await base.feature(id, in: collection) }
        let (scenario, crs) = (scenario, crs)
        return try await base.read { snapshot -> EncodedFeature? in
            guard let site = try ScenarioSites(snapshot, scenario, crs: crs).site(id) else { return nil }
            let encoded = try FeatureEncoder(inventoryCRS: crs).encode(site, in: .sites)
            // A road may have changed since the site did: only as of this state it is as it is.
            return EncodedFeature(
                geoJSON: encoded.geoJSON, since: try snapshot.state(), plane: site.geometry.map(WKB.encode))
        }
    }

    public func hectaresStatement(of site: FeatureID) async throws -> [UInt8]? {
        let (scenario, crs) = (scenario, crs)
        return try await base.read { try ScenarioSites($0, scenario, crs: crs).statement(of: site)?.json }
    }

    public func summary(of collection: CollectionID) async throws -> CollectionSummary {
        try await base.summary(of: collection)
    }

    /// The stored features; ``ScenarioSites`` has those of the scenario.
    public func read<Value: Sendable>(
        _ body: @escaping @Sendable (any InventorySnapshot) throws -> Value
    ) async throws -> Value {
        try await base.read(body)
    }

    public func recordedState(at time: RecordedTime) async throws -> RecordedState {
        try await base.recordedState(at: time)
    }

    public func at(version: Int64) -> any FeatureSource {
        ScenarioSource(base.at(version: version), scenario, memory)
    }
}

/// Remembers what the last few scenarios change, since a list is asked for page by page.
public final class ScenarioMemory: Sendable {
    struct ChangedSites: Sendable {
        var version: Int64
        var sites: [FeatureVersion]
    }

    private struct Question: Hashable {
        var scenario: Scenario
        var version: Int64
        /// Years come without a new version.
        var judgedOn: CalendarDay?
    }

    private let remembered = Mutex<[(question: Question, answer: ChangedSites)]>([])
    private static let mostQuestions = 8

    public init() {}

    func changedSites(of source: any FeatureSource, _ scenario: Scenario) async throws -> ChangedSites {
        let crs = source.crs
        return try await source.read { snapshot in
            let state = try snapshot.state()
            let question = Question(scenario: scenario, version: state.version, judgedOn: try snapshot.judgedOn())
            if let known = self.answer(to: question) { return known }
            let sites = try ScenarioSites(snapshot, scenario, crs: crs).replacements()
            let answer = ChangedSites(version: state.version, sites: sites)
            self.remember(question, answer)
            return answer
        }
    }

    private func answer(to question: Question) -> ChangedSites? {
        remembered.withLock { $0.first { $0.question == question }?.answer }
    }

    private func remember(_ question: Question, _ answer: ChangedSites) {
        remembered.withLock { list in
            if list.count >= Self.mostQuestions { list.removeFirst() }
            list.append((question, answer))
        }
    }
}
