internal import SimpleFeatures
internal import Synchronization

/// A cache of the sites that recent scenarios change, since clients read lists page by page.
public final class ScenarioCache: Sendable {
    /// The changed sites, and the version from which they were computed.
    struct ChangedSites: Sendable {
        var version: Int64
        var sites: [FeatureVersion]
    }

    private struct Key: Hashable {
        var scenario: Scenario
        var version: Int64
        /// The day of evaluation, since conditions may name a year.
        var judgedOn: CalendarDay?
    }

    private let entries = Mutex<[(key: Key, sites: ChangedSites)]>([])
    private static let capacity = 8

    /// Creates an empty cache.
    public init() {}

    /// The sites of the source that the scenario changes.
    ///
    /// - Throws: `GeometryError` when land cannot be overlaid; the errors of the source.
    func changedSites(of source: any FeatureSource, _ scenario: Scenario) async throws -> ChangedSites {
        let crs = source.crs
        return try await source.read(cost: .expensive) { snapshot in
            let state = try snapshot.state()
            let key = Key(scenario: scenario, version: state.version, judgedOn: try snapshot.judgedOn())
            if let known = self.sites(for: key) { return known }
            let replacements = try ScenarioSites(snapshot, scenario, crs: crs).replacements()
            let sites = ChangedSites(version: state.version, sites: replacements)
            self.store(sites, for: key)
            return sites
        }
    }

    private func sites(for key: Key) -> ChangedSites? {
        entries.withLock { $0.first { $0.key == key }?.sites }
    }

    private func store(_ sites: ChangedSites, for key: Key) {
        entries.withLock { entries in
            if entries.count >= Self.capacity { entries.removeFirst() }
            entries.append((key, sites))
        }
    }
}
