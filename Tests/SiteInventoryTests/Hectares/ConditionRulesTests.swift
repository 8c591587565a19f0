import SimpleFeatures
import TestSupport
import Testing

@testable import SiteInventory

/// The rules for conditions of plots, on the road projects of the agreement. The year is 2026.
@Suite struct ConditionRulesTests {
    private static func project(_ id: String, _ status: RoadStatus?, targetYear: Int? = nil) -> RoadProject {
        RoadProject(
            Feature(
                id: FeatureID(id), geometry: nil,
                properties: ["status": PropertyValue(status?.rawValue), "target_year": PropertyValue(targetYear)]))
    }

    private static func section(
        _ id: String, of project: String, _ status: RoadStatus?, targetYear: Int? = nil
    ) -> RoadSection {
        RoadSection(
            Feature(
                id: FeatureID(id), geometry: nil,
                properties: [
                    "road_project_id": .string(project), "status": PropertyValue(status?.rawValue),
                    "target_year": PropertyValue(targetYear),
                ]))
    }

    /// R02 is open; R04 has a section under construction and one in planning; R05 is planned for 2035; R06 was dropped.
    private static func conditions(_ scenario: Scenario = .asIs, year: Int = 2026) -> Conditions {
        Conditions(
            projects: [
                project("R02", .open), project("R04", .planning), project("R05", .planning, targetYear: 2035),
                project("R06", .dropped, targetYear: 2020), project("R07", nil),
            ],
            sections: [
                section("R04-N", of: "R04", .underConstruction, targetYear: 2025),
                section("R04-S", of: "R04", .planning),
            ],
            year: year, scenario: scenario)
    }

    @Test(
        "now, a condition is met only by an open road or a year that has come",
        arguments: [
            ("R02", true), ("r02", true), ("R04", false), ("R04-N", false), ("R04-S", false), ("R05", false),
            ("R06", false), ("R07", false), ("R99", false), ("2025", true), ("2026", true), ("2027", false),
            ("remediation", false), ("Sanierung", false), ("Bebauungsplan", false), ("unspecified", false), ("", false),
        ])
    func metNow(condition: String, isMet: Bool) {
        #expect(Self.conditions().isMet(condition) == isMet)
    }

    @Test(
        "a scenario year meets conditions on roads due by then, and never one without a target year",
        arguments: [
            (2026, "R04-N", true), (2024, "R04-N", false), (2025, "R04-N", true), (2099, "R04-S", false),
            (2099, "R04", false), (2034, "R05", false), (2035, "R05", true), (2099, "R06", false),
            (2099, "R07", false), (2030, "2030", true), (2030, "2031", false), (2099, "remediation", false),
        ])
    func metByYear(availableBy: Int, condition: String, isMet: Bool) {
        #expect(Self.conditions(Scenario(availableBy: availableBy)).isMet(condition) == isMet)
    }

    @Test(
        "a scenario opens a project with all its sections, or one section alone",
        arguments: [
            (["R04"], "R04", true), (["R04"], "R04-N", true), (["R04"], "R04-S", true), (["R04-N"], "R04-N", true),
            (["R04-N"], "R04-S", false), (["R04-N"], "R04", false), (["R04-N", "R04-S"], "R04", true),
            (["R06"], "R06", true), (["R05"], "R04", false),
        ])
    func metByOpening(open: [String], condition: String, isMet: Bool) {
        let scenario = Scenario(open: Set(open.map { FeatureID($0) }))
        #expect(Self.conditions(scenario).isMet(condition) == isMet)
    }

    @Test func `a scenario year in the past takes nothing back`() {
        let conditions = Self.conditions(Scenario(availableBy: 2000))
        #expect(conditions.isMet("2026"))
        #expect(conditions.isMet("R02"))
    }

    @Test(
        "the status of a plot and its unmet condition decide under which heading it claims land",
        arguments: [
            (PlotStatus.available, nil, nil, false, WaterfallStep.Kind.available),
            (.available, "R02", nil, false, .available),
            (.available, "R05", nil, false, .conditional),
            (.available, nil, 2026, false, .available),
            (.available, nil, 2027, false, .conditional),
            (.available, "R02", 2027, false, .conditional),
            (.availableConditional, nil, nil, false, .conditional),
            (.availableConditional, "R02", nil, false, .available),
            (.availableConditional, nil, 2020, false, .available),
            (.available, nil, nil, true, .reservedForOwner),
            (.availableConditional, "R05", nil, true, .reservedForOwner),
            (.reserved, nil, nil, true, .reservedForOwner),
            (.reserved, "R05", nil, false, .reserved),
            (.sold, "R05", nil, true, .sold),
            (.occupied, nil, nil, true, .occupied),
            (.notMarketable, nil, nil, true, .notMarketable),
            (.unknown, "R02", nil, true, .unknown),
        ])
    func claim(
        status: PlotStatus, condition: String?, availableFrom: Int?, forOwner: Bool, kind: WaterfallStep.Kind
    ) {
        let plot = Land.plot(
            "A", status, Land.rectangle(0, 0, 10, 10),
            [
                "condition": PropertyValue(condition), "available_from": PropertyValue(availableFrom),
                "reserved_for_owner": .boolean(forOwner),
            ])
        #expect(Self.conditions().claim(of: plot) == kind)
    }

    @Test(
        "the first unmet reason of a plot is its condition, then its year, then an unspecified condition",
        arguments: [
            (PlotStatus.available, "R05", 2030, "R05"), (.available, "R02", 2030, "2030"),
            (.available, nil, 2030, "2030"), (.availableConditional, nil, nil, "unspecified"),
            (.availableConditional, "remediation", nil, "remediation"), (.available, nil, nil, nil),
            (.available, "R02", 2020, nil),
        ] as [(PlotStatus, String?, Int?, String?)])
    func unmet(status: PlotStatus, condition: String?, availableFrom: Int?, expected: String?) {
        let plot = Land.plot(
            "A", status, Land.rectangle(0, 0, 10, 10),
            ["condition": PropertyValue(condition), "available_from": PropertyValue(availableFrom)])
        #expect(Self.conditions().unmetCondition(of: plot) == expected)
    }

    /// newPark: 60 ha depend on the north section of the B 474n, 96 ha on the Waltrop section (domain.md 3.3).
    @Test(
        "newPark's phases become available with their sections",
        arguments: [
            (Scenario.asIs, 0.0, 156.0), (Scenario(availableBy: 2030), 60, 96),
            (Scenario(open: [FeatureID("R04-S")]), 96, 60), (Scenario(open: [FeatureID("R04")]), 156, 0),
            (Scenario(availableBy: 2025, open: [FeatureID("R04-S")]), 156, 0),
        ])
    func newPark(scenario: Scenario, available: Double, conditional: Double) throws {
        let plots = [
            Land.plot(
                "P1", .availableConditional, Land.rectangle(0, 0, 600, 1000), ["condition": .string("R04-N")]),
            Land.plot(
                "P2", .availableConditional, Land.rectangle(600, 0, 960, 1000), ["condition": .string("r04-s")]),
        ]
        let site = Land.site(Land.rectangle(0, 0, 1600, 1800))
        let figures = try Land.statement(site, plots, [], Self.conditions(scenario)).figures
        #expect(abs((figures.available ?? -1) - available) <= 0.1)
        #expect(abs((figures.conditional ?? -1) - conditional) <= 0.1)
        #expect(abs((figures.developable ?? -1) - 156) <= 0.1)
    }

    @Test func `the assumption lists every road that counts as open and is not`() throws {
        let scenario = Scenario(availableBy: 2035, open: [FeatureID("R04")])
        let assumption = try #require(Self.conditions(scenario).assumption)
        #expect(assumption.availableBy == 2035)
        #expect(assumption.open == ["R04"])
        #expect(assumption.countsAsOpen == ["R04", "R04-N", "R04-S", "R05"])
        #expect(Self.conditions().assumption == nil)
    }

    /// Opening more roads or a later year never unmeets a condition.
    @Test(arguments: 1...50 as ClosedRange<UInt64>)
    func `a larger scenario meets at least the same conditions`(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let roads = ["R02", "R04", "R04-N", "R04-S", "R05", "R06", "R07"]
        let fewer = roads.filter { _ in Bool.random(using: &random) }
        let more = fewer + roads.filter { _ in Bool.random(using: &random) }
        let year = Int.random(in: 2020...2040, using: &random)
        let small = Self.conditions(Scenario(availableBy: year, open: Set(fewer.map { FeatureID($0) })))
        let large = Self.conditions(
            Scenario(
                availableBy: year + Int.random(in: 0...10, using: &random), open: Set(more.map { FeatureID($0) })))
        for condition in roads + ["2024", "2030", "2040", "remediation"] where small.isMet(condition) {
            #expect(large.isMet(condition), "\(condition)")
        }
    }
}
