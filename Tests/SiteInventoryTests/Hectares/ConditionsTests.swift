import SimpleFeatures
import Testing

@testable import SiteInventory

@Suite struct ConditionsTests {
    let site = Land.site(Land.rectangle(0, 0, 1000, 1000))

    @Test(arguments: [
        (RoadStatus.open, 100.0), (.underConstruction, 0), (.approved, 0), (.planning, 0), (.idea, 0), (.dropped, 0),
    ])
    func `land with a condition on a road is available once the road is open`(
        status: RoadStatus, available: Double
    ) throws {
        let plot = Land.plot(
            "A", .availableConditional, Land.rectangle(0, 0, 1000, 1000), ["condition": .string("R1")])
        let statement = try Land.statement(site, [plot], [], Land.roads(["R1": status]))
        #expect(abs((statement.figures.available ?? -1) - available) < 0.1)
        #expect(statement.conditions.first?.roadStatus == (status == .open ? nil : status))
    }

    @Test func `a plot with status available depends on its condition too`() throws {
        let plot = Land.plot("A", .available, Land.rectangle(0, 0, 1000, 1000), ["condition": .string("R1")])
        let statement = try Land.statement(site, [plot], [], Land.roads(["R1": .planning]))
        #expect(statement.figures.available == 0)
        #expect(statement.conditions.map(\.condition) == ["R1"])
    }

    @Test(arguments: [(2025, true), (2026, true), (2027, false)])
    func `land with a year is available from that year on`(year: Int, isAvailable: Bool) throws {
        let plot = Land.plot(
            "A", .available, Land.rectangle(0, 0, 1000, 1000), ["available_from": .integer(Int64(year))])
        let statement = try Land.statement(site, [plot])
        #expect((statement.figures.available ?? 0 > 99) == isAvailable)
    }

    @Test func `an unspecified condition is unmet`() throws {
        let plot = Land.plot("A", .availableConditional, Land.rectangle(0, 0, 1000, 1000))
        let statement = try Land.statement(site, [plot])
        #expect(statement.figures.available == 0)
        #expect(statement.conditions.map(\.condition) == ["unspecified"])
        #expect(statement.conditions.map(\.kind) == [.unspecified])
    }

    @Test(arguments: [
        ("R1", ConditionKind.roadProject), ("r1-a", .roadSection), ("Sanierung", .remediation),
        ("remediation", .remediation), ("2999", .year), ("Bebauungsplan", .other),
    ])
    func `conditional land states the kind of its condition`(condition: String, kind: ConditionKind) throws {
        let conditions = Conditions(
            projects: [RoadProject(Feature(id: FeatureID("R1"), geometry: nil))],
            sections: [RoadSection(Feature(id: FeatureID("R1-A"), geometry: nil))], year: 2026)
        let plot = Land.plot(
            "A", .availableConditional, Land.rectangle(0, 0, 1000, 1000), ["condition": .string(condition)])
        let statement = try Land.statement(site, [plot], [], conditions)
        #expect(statement.conditions.map(\.kind) == [kind])
        #expect(statement.conditions.map(\.condition) == [condition])
    }

    @Test(arguments: [
        (2025, RoadStatus.underConstruction, true), (2026, .underConstruction, false), (2025, .open, false),
    ])
    func `a target year that has passed before the road is open is overdue`(
        targetYear: Int, status: RoadStatus, isOverdue: Bool
    ) {
        let land = ConditionalLand(
            condition: "R1", hectares: 1, plots: [], roadStatus: status, targetYear: targetYear)
        #expect(land.isOverdue(in: 2026) == isOverdue)
    }

    @Test func `an unknown target year is never overdue`() {
        let land = ConditionalLand(condition: "R1", hectares: 1, plots: [], roadStatus: .planning, targetYear: nil)
        #expect(!land.isOverdue(in: 2099))
    }
}
