import InventoryTestSupport
import SimpleFeatures
import Testing

@testable import SiteInventory

/// The sites of a scenario: only those with a met condition change, and nothing is stored.
@Suite struct ScenarioSitesRuleTests {
    /// Strips of 10 ha: newPark's two phases, a site that waits for 2030, one for remediation, and one that is available.
    private static func inventory() throws -> MemoryTransaction {
        func strip(_ number: Int) -> Geometry { Land.rectangle(Double(number) * 500, 0, 100, 1000) }
        return try Derived.inventory([
            .sites: [
                Derived.site("S1", Land.rectangle(0, 0, 200, 1000)), Derived.site("S2", strip(2)),
                Derived.site("S3", strip(3)), Derived.site("S4", strip(4)),
            ],
            .plots: [
                Derived.plot("P1", of: "S1", .available, Land.rectangle(0, 0, 100, 1000), condition: "R04-N"),
                Derived.plot("P2", of: "S1", .available, Land.rectangle(100, 0, 100, 1000), condition: "R04-S"),
                Derived.plot("P3", of: "S2", .available, strip(2), condition: "2030"),
                Derived.plot("P4", of: "S3", .available, strip(3), condition: "remediation"),
                Derived.plot("P5", of: "S4", .available, strip(4)),
            ],
            .roadProjects: [RoadFeatures.project("R04")],
            .roadSections: [
                RoadFeatures.section("R04-N", of: "R04", .underConstruction, targetYear: 2027),
                RoadFeatures.section("R04-S", of: "R04"),
            ],
        ])
    }

    @Test(
        "a scenario changes the sites whose conditions it meets",
        arguments: [
            (Scenario.asIs, []), (Scenario(availableBy: 2026), []), (Scenario(availableBy: 2027), [("S1", 10)]),
            (Scenario(availableBy: 2030), [("S1", 10), ("S2", 10)]),
            (Scenario(open: [FeatureID("R04")]), [("S1", 20)]),
            (Scenario(open: [FeatureID("R04-S")]), [("S1", 10)]),
            (Scenario(availableBy: 2099, open: [FeatureID("R04")]), [("S1", 20), ("S2", 10)]),
        ] as [(Scenario, [(String, Double)])])
    func changedSites(scenario: Scenario, available: [(String, Double)]) throws {
        let inventory = try Self.inventory()
        let changed = try ScenarioSites(inventory, scenario, crs: .utm32).changedSites()
        #expect(changed.map(\.site.id.text) == available.map(\.0))
        #expect(changed.map { ($0.statement.figures.available ?? -1).rounded() } == available.map(\.1))
        for (site, statement) in changed {
            #expect(statement.assumption?.availableBy == scenario.availableBy)
            #expect(abs((site["available_ha"].number ?? -1) - (statement.figures.available ?? -2)) < 1e-4)
        }
    }

    @Test func `sites that a scenario does not change are the stored ones`() throws {
        let inventory = try Self.inventory()
        let scenario = try ScenarioSites(inventory, Scenario(availableBy: 2030), crs: .utm32)
        for id in ["S3", "S4"] {
            let stored = try inventory.feature(FeatureID(id), in: .sites)
            #expect(try scenario.site(FeatureID(id)) == stored)
        }
        var count = 0
        try scenario.forEachSite { _ in count += 1 }
        #expect(count == 4)
        #expect(try scenario.site(FeatureID("S9")) == nil)
    }

    @Test func `every statement of a scenario states the assumption`() throws {
        let inventory = try Self.inventory()
        let scenario = try ScenarioSites(inventory, Scenario(availableBy: 2030), crs: .utm32)
        for id in ["S1", "S4"] {
            #expect(try scenario.statement(of: FeatureID(id))?.assumption?.countsAsOpen == ["R04-N"])
        }
        #expect(try scenario.statement(of: FeatureID("S9")) == nil)
        #expect(try inventory.hectaresStatement(of: FeatureID("S1"))?.assumption == nil)
    }

    @Test func `the current state replaces no features`() throws {
        let sites = try ScenarioSites(Self.inventory(), .asIs, crs: .utm32)
        #expect(try sites.replacements().isEmpty)
        #expect(sites.assumption == nil)
    }

    @Test(arguments: [(["R04"], ["R04"]), (["r04-n", "R04-S"], ["R04-N", "R04-S"]), ([], [])])
    func `ids are looked up whatever their case`(ids: [String], found: [String]) throws {
        let scenario = try Scenario(availableBy: nil, open: ids, Self.inventory())
        #expect(scenario.open.map(\.text).sorted() == found)
    }

    @Test func `an unknown road is an error that names the nearest id`() throws {
        let inventory = try Self.inventory()
        let error = #expect(throws: ScenarioError.self) {
            try Scenario(availableBy: nil, open: ["R04", "R40-N"], inventory)
        }
        #expect(error?.id == "R40-N" && error?.nearest == "R04-N")
        #expect(error?.text.en.contains("Did you mean R04-N?") == true)
        #expect(error?.text.de.contains("Gemeint ist vielleicht R04-N.") == true)
    }
}
