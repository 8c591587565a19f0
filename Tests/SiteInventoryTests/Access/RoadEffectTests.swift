import InventoryTestSupport
import SimpleFeatures
import Testing

@testable import SiteInventory

/// The effect of road projects on the land of sites, from stored figures.
@Suite struct RoadEffectTests {
    private static func site(
        _ id: String, at footprint: Geometry? = nil, conditions: [(String, Double)] = [], junctionMetres: Double? = nil,
        junctionMinutes: Double? = nil, available: Double? = 0
    ) -> Feature {
        var site = Feature(id: FeatureID(id), geometry: footprint, properties: ["name": .string("Site \(id)")])
        site["conditional_ha"] = .number(conditions.reduce(0) { $0 + $1.1 })
        site["available_ha"] = PropertyValue(available)
        site["nearest_junction_straight_line_m"] = PropertyValue(junctionMetres)
        site["nearest_junction_drive_minutes"] = PropertyValue(junctionMinutes)
        site["conditions"] = .json(
            list: conditions.map { condition, hectares in
                [
                    ("condition", .string(condition)), ("conditional_ha", .number(hectares)),
                    ("plots", .json(strings: ["\(id)-\(condition)"])),
                ]
            })
        return site
    }

    /// newPark depends on both sections of the B 474n; S02 on R05 as a whole; S03 on remediation.
    private static let inventory = MemoryInventory(
        [
            .sites: [
                site("S01", conditions: [("R04-N", 60), ("r04-s", 96)]), site("S02", conditions: [("R05", 20)]),
                site("S03", conditions: [("remediation", 24)]), site("S04", available: 12),
            ],
            .roadProjects: [
                RoadFeatures.project("R04"), RoadFeatures.project("R05", .upgrade, .planning, targetYear: 2035),
                RoadFeatures.project("R06", .junction, .dropped, targetYear: 2010),
            ],
            .roadSections: [
                RoadFeatures.section("R04-N", of: "R04", .underConstruction, targetYear: 2025),
                RoadFeatures.section("R04-S", of: "R04"),
            ],
        ], judgedOn: "2026-06-01")

    @Test func `the land of a project is that of its sections and of itself`() throws {
        let effects = try RoadEffects(Self.inventory, crs: .utm32)
        #expect(effects.projects.map(\.id) == ["R04", "R05", "R06"])
        #expect(effects.projects.map(\.dependentLand.hectares) == [156, 20, 0])
        #expect(effects.projects.map(\.dependentOnWhole.hectares) == [0, 20, 0])
        let bypass = try #require(effects.projects.first)
        #expect(bypass.sections.map(\.id) == ["R04-N", "R04-S"])
        #expect(bypass.sections.map(\.dependentLand.hectares) == [60, 96])
        #expect(bypass.dependentLand.sites.map(\.plots) == [["S01-R04-N", "S01-r04-s"]])
    }

    @Test func `shares are of the conditional land of all sites, and the rest depends on no road`() throws {
        let effects = try RoadEffects(Self.inventory, crs: .utm32)
        #expect(effects.conditionalHectares == 200)
        #expect(effects.otherHectares == 24)
        #expect(effects.projects.map(\.share) == [0.78, 0.1, 0])
        #expect(effects.projects[0].sections.map(\.share) == [0.3, 0.48])
    }

    @Test func `land is released by target year, with the unknown year last`() throws {
        let years = try RoadEffects(Self.inventory, crs: .utm32).years
        #expect(years.map(\.year) == [2025, 2035, nil])
        #expect(years.map(\.hectares) == [60, 20, 96])
        #expect(years.map(\.cumulativeHectares) == [60, 80, nil])
        #expect(years.map(\.isOverdue) == [true, false, false])
        #expect(years.map(\.roads) == [["R04-N"], ["R05"], ["R04-S"]])
    }

    @Test func `a project with an overdue section is overdue, a dropped one never`() throws {
        let projects = try RoadEffects(Self.inventory, crs: .utm32).projects
        #expect(projects.map(\.isOverdue) == [true, false, false])
        #expect(projects[0].sections.map(\.isOverdue) == [true, false])
    }

    @Test func `one project can be selected`() throws {
        let effects = try RoadEffects(Self.inventory, crs: .utm32, of: FeatureID("R05"))
        #expect(effects.projects.map(\.id) == ["R05"])
        #expect(effects.conditionalHectares == 200)
    }

    // MARK: Accessibility gain

    /// Squares of a hectare; the road R1 ends 2 km east of the first and 4 km east of the second.
    private static func gain(
        _ road: Feature, _ sites: [Feature], within limit: AccessibilityGain.Limit = .usual, links: [Feature] = [],
        junctions: [Feature] = []
    ) throws -> AccessibilityGain? {
        let inventory = MemoryInventory(
            [.sites: sites, .roadProjects: [road], .accessLinks: links, .junctions: junctions],
            judgedOn: "2026-06-01")
        return try RoadEffects(inventory, crs: .utm32, within: limit).projects.first?.accessibilityGain
    }

    private static let near = Land.rectangle(0, 0, 100, 100)
    private static let far = Land.rectangle(-2000, 0, 100, 100)

    @Test func `sites within the limit of a road's end gain access, the nearest first`() throws {
        let road = RoadFeatures.project("R1", at: RoadFeatures.line((2100, 50), (9000, 9000)))
        let gain = try #require(
            try Self.gain(
                road,
                [
                    Self.site("S1", at: Self.near, conditions: [("R1", 5)], junctionMetres: 8000, available: 10),
                    Self.site("S2", at: Self.far, junctionMetres: 9000, available: 20),
                    Self.site("S3", at: Land.rectangle(1000, 0, 100, 100), junctionMetres: nil, available: nil),
                ]))
        #expect(gain.sites.map(\.id) == ["S3", "S1"])
        #expect(gain.sites.map { $0.then.rounded() } == [1000, 2000])
        #expect(gain.sites.map(\.now) == [nil, 8000])
        #expect(gain.availableHectares == 10 && gain.conditionalHectares == 5)
    }

    @Test func `a site that is near a junction already gains nothing`() throws {
        let road = RoadFeatures.project("R1", .junction, at: RoadFeatures.point(500, 50))
        let sites = [Self.site("S1", at: Self.near, junctionMetres: 2999)]
        #expect(try Self.gain(road, sites)?.sites.isEmpty == true)
    }

    @Test func `a road along a site gives access only at its ends and at its junctions`() throws {
        let road = RoadFeatures.project("R1", at: RoadFeatures.line((-20_000, 150), (20_000, 150)))
        let sites = [Self.site("S1", at: Self.near)]
        #expect(try Self.gain(road, sites)?.sites.isEmpty == true)
        let junction = RoadFeatures.junction("J1", of: "R1", at: RoadFeatures.point(1100, 50))
        #expect(try Self.gain(road, sites, junctions: [junction])?.sites.map { $0.then.rounded() } == [1000])
    }

    @Test func `by driving time the stored links to the road count`() throws {
        let road = RoadFeatures.project("R1", at: RoadFeatures.point(500, 50))
        func link(_ site: String, _ minutes: Double) -> Feature {
            Feature(
                id: FeatureID("\(site)~R1~by_road"), geometry: nil,
                properties: [
                    "site_id": .string(site), "road_project_id": .string("R1"), "drive_minutes": .number(minutes),
                ])
        }
        let sites = ["S1", "S2", "S3"].map { Self.site($0, at: Self.near, junctionMinutes: $0 == "S3" ? 4 : 12) }
        let gain = try Self.gain(
            road, sites, within: .minutes(5), links: [link("S1", 4.5), link("S2", 5.5), link("S3", 1)])
        #expect(gain?.sites.map(\.id) == ["S1"])
        #expect(gain?.sites.map(\.then) == [4.5])
    }

    @Test(arguments: [
        RoadFeatures.project("R1", .junction, .open, at: RoadFeatures.point(0, 0)), RoadFeatures.project("R1", at: nil),
    ])
    func `an open road and one without a location have no gain`(road: Feature) throws {
        #expect(try Self.gain(road, [Self.site("S1", at: Self.near)]) == nil)
    }
}
