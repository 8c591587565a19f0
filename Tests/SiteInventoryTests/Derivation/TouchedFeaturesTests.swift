import InventoryTestSupport
import SimpleFeatures
import Testing

@testable import SiteInventory

/// An edit derives the sites that it touches, and no others.
@Suite struct TouchedFeaturesTests {
    /// Four squares of 100 ha, a kilometre apart: S1 has an available plot, S2 one that depends on R1.
    private static func inventory() throws -> MemoryTransaction {
        try Derived.inventory([
            .sites: (0..<4).map { Derived.site("S\($0 + 1)", Land.rectangle(Double($0) * 2000, 0, 1000, 1000)) },
            .plots: [
                Derived.plot("P1", of: "S1", .available, Land.rectangle(0, 0, 500, 1000)),
                Derived.plot("P2", of: "S2", .available, Land.rectangle(2000, 0, 500, 1000), condition: "R1"),
            ],
            .constraints: [Derived.constraint("C1", Land.rectangle(-100, 0, 50, 1000), buffer: 10)],
            .roadProjects: [
                RoadFeatures.project("R1", .link, .planning, at: RoadFeatures.point(50_000, 0)),
                RoadFeatures.project("R2", .link, .planning, at: RoadFeatures.point(60_000, 0)),
            ],
            .roadSections: [RoadFeatures.section("R1-A", of: "R1")],
        ])
    }

    private static func available(_ transaction: MemoryTransaction) throws -> [Double?] {
        try ["S1", "S2", "S3", "S4"].map { try Derived.hectares(.availableHectares, of: $0, in: transaction) }
    }

    @Test func `the first derivation gives every site its figures`() throws {
        let inventory = try Self.inventory()
        #expect(try Self.available(inventory) == [50, 0, nil, nil])
        #expect(try Derived.hectares(.conditionalHectares, of: "S2", in: inventory) == 50)
        #expect(try inventory.judgedOn()?.text == Derived.today)
    }

    @Test func `a plot touches its site`() throws {
        let inventory = try Self.inventory()
        #expect(try Derived.change("P1", in: .plots, of: inventory) { $0["status"] = .string("sold") } == 1)
        #expect(try Self.available(inventory) == [0, 0, nil, nil])
        #expect(try Derived.hectares(.soldHectares, of: "S1", in: inventory) == 50)
    }

    @Test func `a plot that moves to another site touches both`() throws {
        let inventory = try Self.inventory()
        let count = try Derived.change("P1", in: .plots, of: inventory) {
            $0["site_id"] = .string("S4")
            $0.geometry = Land.rectangle(6000, 0, 250, 1000)
        }
        #expect(count == 2)
        #expect(try Self.available(inventory) == [nil, 0, nil, 25])
    }

    @Test func `an edit that changes nothing touches nothing`() throws {
        let inventory = try Self.inventory()
        #expect(try Derived.change("P1", in: .plots, of: inventory) { _ in } == 0)
        #expect(try Derived.change("C1", in: .constraints, of: inventory) { _ in } == 0)
    }

    @Test func `ending a plot touches its site`() throws {
        let inventory = try Self.inventory()
        let count = try Derived.edit(inventory) { editor in
            let plot = try #require(try inventory.feature(FeatureID("P1"), in: .plots))
            try editor.end(plot, in: .plots)
        }
        #expect(count == 1)
        #expect(try Self.available(inventory) == [nil, 0, nil, nil])
    }

    @Test(
        "a constraint touches the sites that its buffer reaches, before and after the edit",
        arguments: [
            // C1 lies 50 m west of S1; S2 begins 2,050 m east of it.
            (10.0, 0.0, 0), (60, 0, 1), (2060, 0, 2), (10, 3000, 1), (10, 500, 1), (2060, 2000, 3),
        ])
    func constraint(buffer: Double, shift: Double, count: Int) throws {
        let inventory = try Self.inventory()
        let computed = try Derived.change("C1", in: .constraints, of: inventory) {
            $0["buffer_m"] = .number(buffer)
            $0.geometry = Land.rectangle(-100 + shift, 0, 50, 1000)
        }
        #expect(computed == count)
    }

    @Test func `a hard constraint takes land of the site that it reaches`() throws {
        let inventory = try Self.inventory()
        try Derived.change("C1", in: .constraints, of: inventory) { $0.geometry = Land.rectangle(0, 0, 90, 1000) }
        #expect(try Self.available(inventory) == [40, 0, nil, nil])
    }

    @Test(arguments: [("R1", 50.0, 0.0), ("R2", 0, 50)])
    func `a road that opens releases the land that depends on it`(
        road: String, available: Double, conditional: Double
    ) throws {
        let inventory = try Self.inventory()
        try Derived.change(road, in: .roadProjects, of: inventory) { $0["status"] = .string("open") }
        #expect(try Derived.hectares(.availableHectares, of: "S2", in: inventory) == available)
        #expect(try Derived.hectares(.conditionalHectares, of: "S2", in: inventory) == conditional)
        #expect(try Self.available(inventory).first == 50)
    }

    @Test func `a section is listed in its project after an edit`() throws {
        let inventory = try Self.inventory()
        try Derived.change("R1-A", in: .roadSections, of: inventory) { $0["status"] = .string("approved") }
        let project = try #require(try inventory.feature(FeatureID("R1"), in: .roadProjects))
        #expect(project["sections"].text?.contains(#""status":"approved""#) == true)
    }

    @Test func `a new junction gives every site a link`() throws {
        let inventory = try Self.inventory()
        try Derived.edit(inventory) { editor in
            try editor.put(
                RoadFeatures.junction("J1", at: RoadFeatures.point(3500, 500)), replacing: nil, in: .junctions)
        }
        let distances = try inventory.features(in: .sites).map { $0["nearest_junction_straight_line_m"].number ?? -1 }
        for (distance, expected) in zip(distances, [2500.0, 500, 500, 2500]) { #expect(abs(distance - expected) < 1) }
        #expect(distances.count == 4)
    }

    // MARK: The calendar

    @Test(
        "a constraint counts from its first to its last day",
        arguments: [
            (nil, nil, 40.0), ("2026-06-01", nil, 40), ("2026-06-02", nil, 50), (nil, "2026-06-01", 40),
            (nil, "2026-05-31", 50), ("2026-01-01", "2026-12-31", 40),
        ] as [(String?, String?, Double)])
    func validity(from: String?, to: String?, available: Double) throws {
        let inventory = try Derived.inventory([
            .sites: [Derived.site("S1", Land.rectangle(0, 0, 1000, 1000))],
            .plots: [Derived.plot("P1", of: "S1", .available, Land.rectangle(0, 0, 500, 1000))],
            .constraints: [Derived.constraint("C1", Land.rectangle(0, 0, 100, 1000), from: from, to: to)],
        ])
        #expect(try Derived.hectares(.availableHectares, of: "S1", in: inventory) == available)
    }

    @Test func `a constraint that expired since the last edit is released by the next one`() throws {
        let inventory = try Derived.inventory([
            .sites: [
                Derived.site("S1", Land.rectangle(0, 0, 1000, 1000)),
                Derived.site("S2", Land.rectangle(5000, 0, 10, 10)),
            ],
            .plots: [Derived.plot("P1", of: "S1", .available, Land.rectangle(0, 0, 500, 1000))],
            .constraints: [Derived.constraint("C1", Land.rectangle(0, 0, 100, 1000), to: "2026-06-30")],
        ])
        #expect(try Derived.hectares(.availableHectares, of: "S1", in: inventory) == 40)
        #expect(try Derived.edit(inventory, on: "2026-06-30") { _ in } == 0)
        #expect(try Derived.edit(inventory, on: "2026-07-01") { _ in } == 1)
        #expect(try Derived.hectares(.availableHectares, of: "S1", in: inventory) == 50)
    }

    @Test func `a condition with a year is met by the first edit in that year`() throws {
        let inventory = try Derived.inventory([
            .sites: [Derived.site("S1", Land.rectangle(0, 0, 1000, 1000))],
            .plots: [Derived.plot("P1", of: "S1", .available, Land.rectangle(0, 0, 500, 1000), condition: "2027")],
        ])
        #expect(try Derived.hectares(.availableHectares, of: "S1", in: inventory) == 0)
        try Derived.edit(inventory, on: "2027-01-01") { _ in }
        #expect(try Derived.hectares(.availableHectares, of: "S1", in: inventory) == 50)
        #expect(try inventory.judgedOn()?.year == 2027)
    }
}
