import SimpleFeatures
import StoreTestSupport
import Testing

@testable import InventoryExchange
@testable import SiteInventory

/// Two sites that wait for the two sections of a road, one that waits for a year, and one without conditions.
@Suite(.everyStore) struct ScenarioSitesTests {
    private static let ids = ["S1", "S2", "S3", "S4"]

    private static func imported() async throws -> TemporaryStore {
        let temporary = try TemporaryStore()
        let roads = MemorySource(
            fields: ["VP_NR", "NAME", "STATUS"], rows: [(rectangle(0, 5000, 10, 10), words("R4", "B 1n", "in Planung"))]
        )
        let sections = MemorySource(
            fields: ["ABS_NR", "VP_NR", "NAME", "STATUS", "ZIELJAHR"],
            rows: [
                (nil, words("R4-N", "R4", "Nord", "im Bau", "2025")),
                (nil, words("R4-S", "R4", "Süd", "in Planung", "")),
            ])
        let plots = MemorySource(
            fields: ["TF_NR", "ST_NR", "STATUS", "NUTZBAR", "BEDINGUNG"],
            rows: [
                (rectangle(0, 0, 300, 1000), words("P1", "S1", "bedingt", "ja", "r4-n")),
                (rectangle(300, 0, 700, 1000), words("P2", "S1", "bedingt", "ja", "R4-S")),
                (rectangle(2000, 0, 500, 1000), words("P3", "S2", "bedingt", "ja", "R4")),
                (rectangle(4000, 0, 400, 1000), words("P4", "S3", "bedingt", "ja", "2040")),
                (rectangle(6000, 0, 200, 1000), words("P5", "S4", "frei", "ja", "")),
            ])
        let outcome = try await temporary.store.importLayers([
            roads.layer("verkehrsprojekte", hash: "roads"), sections.layer("verkehrsabschnitte", hash: "sections"),
            plots.layer("teilflaechen", hash: "plots"),
            MemorySource.sites(["A", "B", "C", "D"]).layer("standorte", hash: "sites"),
        ])
        try #require(outcome.isKept, "\(outcome.reports.flatMap(\.findings))")
        return temporary
    }

    private static func words(_ words: String...) -> [PropertyValue] { words.map { .string($0) } }

    @Test(arguments: [
        (nil, [], [0, 0, 0, 20]), (2025, [], [30, 0, 0, 20]), (2040, [], [30, 0, 40, 20]),
        (nil, ["r4-n"], [30, 0, 0, 20]), (nil, ["R4-S"], [70, 0, 0, 20]), (nil, ["R4-S", "R4-N"], [100, 50, 0, 20]),
        (nil, ["R4"], [100, 50, 0, 20]), (2040, ["R4"], [100, 50, 40, 20]),
    ])
    func `a scenario changes only the land whose conditions it meets`(
        availableBy: Int?, open: [String], available: [Double]
    ) async throws {
        let temporary = try await Self.imported()
        let stored = try await temporary.store.features(.sites)
        let crs = temporary.store.crs
        let (sites, changed) = try await temporary.store.read { snapshot in
            let scenario = try Scenario(availableBy: availableBy, open: open, snapshot)
            let view = try ScenarioSites(snapshot, scenario, crs: crs)
            var sites: [Feature] = []
            try view.forEachSite { sites.append($0) }
            #expect(try sites == Self.ids.compactMap { try view.site(FeatureID($0)) })
            return (sites, try view.changedSites().map(\.site.id.text))
        }
        #expect(sites.map { ($0["available_ha"].number ?? -1).rounded() } == available)
        for (site, before) in zip(sites, stored) {
            #expect((site == before) == !changed.contains(site.id.text), "\(site.id)")
            for name in ["gross_ha", "net_ha"] { #expect(site[name] == before[name]) }
            let sum = { (site: Feature) in (site["available_ha"].number ?? 0) + (site["conditional_ha"].number ?? 0) }
            // Each figure is rounded to 0.0001 ha.
            #expect(abs(sum(site) - sum(before)) < 0.0002 + 1e-9)
        }
        #expect(try await temporary.store.features(.sites) == stored, "nothing is stored")
    }

    /// Compares with an import of open roads, ignoring the assumption and the status of the roads.
    @Test func `a scenario gives the figures of an inventory with open roads`() async throws {
        let temporary = try await Self.imported()
        let crs = temporary.store.crs
        let assumed = try await temporary.store.read { snapshot in
            let view = try ScenarioSites(snapshot, Scenario(open: [FeatureID("R4")]), crs: crs)
            return try Self.ids.compactMap { try view.statement(of: FeatureID($0)) }
        }
        let opened = MemorySource(
            fields: ["ABS_NR", "STATUS"],
            rows: [(nil, Self.words("R4-N", "in Betrieb")), (nil, Self.words("R4-S", "in Betrieb"))])
        let project = MemorySource(fields: ["VP_NR", "STATUS"], rows: [(nil, Self.words("R4", "in Betrieb"))])
        _ = try await temporary.store.importLayers([
            opened.layer("verkehrsabschnitte", hash: "opened"), project.layer("verkehrsprojekte", hash: "project"),
        ])
        let stored = try await temporary.store.read { snapshot in
            try Self.ids.compactMap { try snapshot.hectaresStatement(of: FeatureID($0)) }
        }
        #expect(assumed.map(\.figures) == stored.map(\.figures) && assumed.map(\.steps) == stored.map(\.steps))
        #expect(assumed.allSatisfy { $0.assumption?.countsAsOpen == ["R4", "R4-N", "R4-S"] })
        #expect(stored.allSatisfy { $0.assumption == nil })
    }

    @Test(arguments: [("R4-M", "R4-N"), ("Autobahn", nil)])
    func `an unknown road is refused with its id`(id: String, nearest: String?) async throws {
        let temporary = try await Self.imported()
        let error = await #expect(throws: ScenarioError.self) {
            try await temporary.store.read { _ = try Scenario(availableBy: nil, open: ["R4", id], $0) }
        }
        #expect(error?.id == id && error?.nearest == nearest)
        #expect(error?.text.en.contains("\"\(id)\"") == true && error?.text.de.contains("\"\(id)\"") == true)
    }
}
