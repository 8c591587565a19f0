import GeometryEngine
import InventoryTestSupport
import SimpleFeatures
import Testing

@testable import SiteInventory

/// The values that are derived from one feature and its surroundings.
@Suite struct FeatureDeriverTests {
    private static func deriver() throws -> FeatureDeriver {
        try FeatureDeriver(crs: .utm32, measures: Measures(crs: .utm32))
    }

    private static func roads(_ features: [CollectionID: [Feature]] = [:]) throws -> Roads {
        try Roads(
            RoadInventory(MemoryInventory(features), year: 2026), routes: nil, measures: Measures(crs: .utm32))
    }

    @Test(arguments: [CollectionID.plots, .constraints])
    func `plots and constraints get their geodesic area`(collection: CollectionID) throws {
        let feature = Feature(id: FeatureID("A"), geometry: Land.rectangle(0, 0, 500, 100))
        let derived = try Self.deriver().derive(FeatureEdit(feature: feature), in: collection).feature
        #expect(abs((derived["area_ha"].number ?? 0) - 5) < 0.005)
        let placeless = Feature(id: FeatureID("A"), geometry: nil)
        #expect(try Self.deriver().derive(FeatureEdit(feature: placeless), in: collection).feature["area_ha"].isNull)
    }

    @Test(arguments: [
        (RoadStatus.open, ConnectionState.existing), (.underConstruction, .underConstruction), (.approved, .planned),
        (.planning, .planned), (.inProspect, .planned), (.idea, .uncertain), (.openQuestions, .uncertain),
        (.dropped, .uncertain),
    ])
    func `a documented link has the connection state of its road's status`(
        status: RoadStatus, state: ConnectionState
    ) throws {
        var edit = FeatureEdit(feature: RoadFeatures.documentedLink("S1", "R1"))
        edit.related = .accessLink(RoadProject(RoadFeatures.project("R1", .link, status)))
        let link = try Self.deriver().derive(edit, in: .accessLinks).feature
        #expect(link["connection_state"].text == state.rawValue)
        #expect(link["road_status"].text == status.rawValue)
        #expect(link["basis"].text == "documented" && link["target_kind"].text == "road_project")
    }

    @Test func `a link to an unknown road has an unknown state`() throws {
        var edit = FeatureEdit(feature: RoadFeatures.documentedLink("S1", "R9"))
        edit.related = .accessLink(nil)
        let link = try Self.deriver().derive(edit, in: .accessLinks).feature
        #expect(link["connection_state"].text == "unknown" && link["road_status"].isNull)
    }

    @Test func `a road project lists its sections`() throws {
        var edit = FeatureEdit(feature: RoadFeatures.project("R4"))
        edit.related = .roadProject(sections: [
            RoadFeatures.section("R4-N", of: "R4", .open, targetYear: 2025), RoadFeatures.section("R4-S", of: "R4"),
        ])
        let project = try Self.deriver().derive(edit, in: .roadProjects).feature
        let sections = try #require(project["sections"].text)
        #expect(sections.contains(#""id":"R4-N""#) && sections.contains(#""status":"open""#))
        #expect(sections.contains(#""id":"R4-S""#) && sections.contains(#""target_year":null"#))
    }

    private static func derive(
        _ site: Feature, plots: [Plot] = [], constraints: [ConstraintArea] = [], links: [Feature] = [],
        roads features: [CollectionID: [Feature]] = [:], before: Feature? = nil
    ) throws -> DerivedFeature {
        var edit = FeatureEdit(feature: site, before: before)
        edit.related = .site(
            plots: plots, constraints: constraints, links: links, roads: try roads(features), keepsRoutes: false)
        return try deriver().derive(edit, in: .sites)
    }

    private static let square = Land.rectangle(0, 0, 1000, 1000)

    @Test func `a site gets its figures, its conditions and its statement`() throws {
        let plots = [
            Land.plot("A", .available, Land.rectangle(0, 0, 250, 1000)),
            Land.plot("B", .availableConditional, Land.rectangle(250, 0, 350, 1000), ["condition": .string("R1")]),
        ]
        let derived = try Self.derive(
            Derived.site("S1", Self.square), plots: plots,
            constraints: [Land.constraint("C", .flood, .hard, Land.rectangle(0, 0, 50, 1000))],
            roads: [.roadProjects: [RoadFeatures.project("R1", .link, .planning, targetYear: 2030)]])
        let site = derived.feature
        let figures = [
            "gross_ha": 100.0, "net_ha": 60, "developable_ha": 55, "available_ha": 20, "conditional_ha": 35,
            "largest_plot_ha": 20, "sold_ha": 0, "gross_utm32_ha": 100,
        ]
        for (name, hectares) in figures {
            #expect(abs((site[name].number ?? -1) - hectares) <= 0.05, "\(name)")
        }
        #expect(site["status"].text == "available" && site["hectares_reason"].isNull)
        let conditions = ConditionalLand.all(of: site)
        #expect(conditions.map(\.condition) == ["R1"] && conditions.map(\.plots) == [["B"]])
        #expect(conditions.map(\.roadStatus) == [.planning] && conditions.map(\.targetYear) == [2030])
        #expect(derived.version.hectaresStatement != nil)
    }

    @Test(
        "a site has the most inviting status of its land",
        arguments: [
            ([PlotStatus.sold, .available, .reserved], PlotStatus.available),
            ([.sold, .availableConditional, .reserved], .availableConditional), ([.sold, .reserved], .reserved),
            ([.sold, .unknown, .occupied], .unknown), ([.sold, .occupied], .occupied),
            ([.notMarketable, .sold], .sold), ([.notMarketable], .notMarketable), ([], .unknown),
        ])
    func siteStatus(statuses: [PlotStatus], expected: PlotStatus) throws {
        let plots = statuses.enumerated().map { number, status in
            Land.plot("P\(number)", status, Land.rectangle(Double(number) * 100, 0, 100, 1000))
        }
        let site = try Self.derive(Derived.site("S1", Self.square), plots: plots).feature
        #expect(site["status"].text == expected.rawValue)
    }

    @Test(
        "a site without plots or footprint has a reason",
        arguments: [
            (true, [:], UnknownReason.noPlots, 100.0, nil, PlotStatus.unknown),
            (true, ["fully_marketed": "true"], .declaredSoldOut, 100, 0, .sold),
            (false, [:], .noFootprint, nil, nil, .unknown),
            (false, ["part_of": "S8"], .partOf, nil, nil, .unknown),
            (false, ["site_kind": "part"], .partOf, nil, nil, .unknown),
            (false, ["site_kind": "programme"], .programme, nil, nil, .unknown),
        ] as [(Bool, [String: String], UnknownReason, Double?, Double?, PlotStatus)])
    func reason(
        hasFootprint: Bool, words: [String: String], reason: UnknownReason, gross: Double?, available: Double?,
        status: PlotStatus
    ) throws {
        var site = Derived.site("S1", hasFootprint ? Self.square : nil, words)
        if words["fully_marketed"] != nil { site["fully_marketed"] = .boolean(true) }
        let derived = try Self.derive(site).feature
        #expect(derived["hectares_reason"].text == reason.rawValue)
        #expect(derived["gross_ha"].number.map { $0.rounded() } == gross)
        #expect(derived["available_ha"].number == available && derived["conditional_ha"].number == available)
        #expect(derived["net_ha"].isNull)
        #expect(derived["status"].text == status.rawValue)
    }

    @Test func `computed links stand beside the documented one to the same project`() throws {
        let derived = try Self.derive(
            Derived.site("S1", Self.square), links: [RoadFeatures.documentedLink("S1", "R1", .planned)],
            roads: [.roadProjects: [RoadFeatures.project("R1", .link, .planning, at: RoadFeatures.point(1500, 500))]])
        #expect(derived.computedLinks.map(\.feature.id.text) == ["S1~R1~computed"])
        #expect(derived.endedLinks.isEmpty)
        let site = derived.feature
        #expect(site["nearest_project_id"].text == "R1")
        #expect(abs((site["nearest_project_straight_line_m"].number ?? 0) - 500) < 0.2)
        #expect(site["connection_state"].text == "planned" && site["connected_now"].boolean == false)
        let links = try #require(site["access_links"].text)
        #expect(links.contains(#""basis":"documented""#) && links.contains(#""basis":"computed""#))
    }

    @Test func `computed links that no longer hold end, documented ones never`() throws {
        var old = Feature(id: FeatureID("S1~R2~computed"), geometry: nil)
        old["basis"] = .string("computed")
        let derived = try Self.derive(
            Derived.site("S1", Self.square), links: [old, RoadFeatures.documentedLink("S1", "R9")],
            roads: [.roadProjects: [RoadFeatures.project("R1", at: RoadFeatures.point(1500, 500))]])
        #expect(derived.endedLinks == [FeatureID("S1~R2~computed")])
    }

    @Test func `a distance alone connects no site`() throws {
        let site = try Self.derive(
            Derived.site("S1", Self.square),
            roads: [.junctions: [RoadFeatures.junction("J1", at: RoadFeatures.point(500, 500))]]
        ).feature
        #expect(site["nearest_junction_id"].text == "J1")
        #expect(site["nearest_junction_straight_line_m"].number == 0)
        #expect(site["connection_state"].text == "unknown" && site["connected_now"].boolean == false)
    }

    @Test func `the change of hectares is the difference to the stored figures`() throws {
        var before = Derived.site("S1", Self.square)
        before["gross_ha"] = .number(40)
        before["available_ha"] = .number(30)
        let plots = [Land.plot("A", .available, Land.rectangle(0, 0, 100, 1000))]
        let change = try Self.derive(before, plots: plots, before: before).hectaresChange
        #expect(change.grossHectares.rounded() == 60)
        #expect(change.netHectares.rounded() == 10)
        #expect(change.availableHectares.rounded() == -20)
        #expect(change.conditionalHectares == 0)
    }
}
