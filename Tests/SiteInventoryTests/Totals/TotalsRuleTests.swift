import GeometryEngine
import SimpleFeatures
import TestSupport
import Testing

@testable import SiteInventory

/// Totals over sites: unions, overlaps, groups, and sites that are left out. A rectangle of 100 m by 1,000 m has 10 ha.
@Suite struct TotalsRuleTests {
    private static func totals(
        _ features: [CollectionID: [Feature]], by grouping: SiteGrouping? = nil, scenario: Scenario = .asIs
    ) throws -> GroupedTotals {
        try GroupedTotals(try Derived.inventory(features), crs: .utm32, by: grouping, scenario: scenario)
    }

    /// Rounded to 0.1 ha; `nil` when no site has the figure.
    private static func hectares(_ figure: SiteFigure, _ totals: Totals) -> Double? {
        totals[figure].known.map { ($0 * 10).rounded() / 10 }
    }

    /// A and B overlap on 20 ha, which is available in A and sold in B. C lies apart and is reserved.
    private static let overlapping: [CollectionID: [Feature]] = [
        .sites: [
            Derived.site("A", Land.rectangle(0, 0, 500, 1000), ["category": "logistics", "municipality": "Herne"]),
            Derived.site("B", Land.rectangle(300, 0, 500, 1000), ["category": "logistics", "municipality": "Herten"]),
            Derived.site("C", Land.rectangle(3000, 0, 100, 1000), ["category": "industry"]),
        ],
        .plots: [
            Derived.plot("A1", of: "A", .available, Land.rectangle(0, 0, 500, 1000)),
            Derived.plot("B1", of: "B", .sold, Land.rectangle(300, 0, 500, 1000)),
            Derived.plot("C1", of: "C", .reserved, Land.rectangle(3000, 0, 100, 1000)),
        ],
    ]

    @Test(
        "each figure is the area of the union of its land",
        arguments: [
            (SiteFigure.grossHectares, 90.0, 20.0), (.netHectares, 90, 20), (.developableHectares, 60, 0),
            (.availableHectares, 50, 0),
            (.reservedHectares, 10, 0), (.soldHectares, 50, 0), (.conditionalHectares, 0, 0), (.occupiedHectares, 0, 0),
        ])
    func union(figure: SiteFigure, hectares: Double, overlap: Double) throws {
        let total = try Self.totals(Self.overlapping).total
        #expect(Self.hectares(figure, total) == hectares)
        #expect((total[figure].overlapHectares * 10).rounded() / 10 == overlap)
        #expect(total[figure].siteCount == 3)
    }

    @Test(
        "groups are unions of their own, and the total is the union of all",
        arguments: [
            (SiteGrouping.category, ["industry", "logistics"], [10.0, 80], 0.0),
            (.municipality, ["Herne", "Herten", nil], [50, 50, 10], 20),
            (.status, ["available", "reserved", "sold"], [50, 10, 50], 20),
            (.competenceField, [nil], [90], 0),
        ] as [(SiteGrouping, [String?], [Double], Double)])
    func groups(grouping: SiteGrouping, keys: [String?], gross: [Double], overlap: Double) throws {
        let totals = try Self.totals(Self.overlapping, by: grouping)
        #expect(totals.groups.map(\.key) == keys)
        #expect(totals.groups.map { Self.hectares(.grossHectares, $0.totals) } == gross)
        #expect(((totals.overlap[.grossHectares] ?? -1) * 10).rounded() / 10 == overlap)
        #expect(Self.hectares(.grossHectares, totals.total) == 90)
    }

    @Test func `land is grouped by the condition that it depends on`() throws {
        let totals = try Self.totals(
            [
                .sites: [
                    Derived.site("S1", Land.rectangle(0, 0, 156, 10_000)),
                    Derived.site("S2", Land.rectangle(5000, 0, 100, 1000)),
                ],
                .plots: [
                    Derived.plot("P1", of: "S1", .available, Land.rectangle(0, 0, 60, 10_000), condition: "R04-N"),
                    Derived.plot("P2", of: "S1", .available, Land.rectangle(60, 0, 96, 10_000), condition: "R04-S"),
                    Derived.plot("P3", of: "S2", .availableConditional, Land.rectangle(5000, 0, 100, 1000)),
                ],
                .roadSections: [RoadFeatures.section("R04-N", of: "R04"), RoadFeatures.section("R04-S", of: "R04")],
            ], by: .roadCondition)
        #expect(totals.groups.map(\.key) == ["R04-N", "R04-S", "unspecified"])
        #expect(totals.groups.map { Self.hectares(.conditionalHectares, $0.totals) } == [60, 96, 10])
        #expect(totals.groups.allSatisfy { $0.totals[.grossHectares].known == nil })
        #expect(abs(totals.total.conditional.hectares - 166) < 0.1)
    }

    /// domain.md 3.3: S12 is a part of S08, S13 is a programme; both are left out and counted with their reason.
    @Test func `sites without hectares are left out of the figures and counted by reason`() throws {
        var soldOut = Derived.site("S08", Land.rectangle(0, 0, 530, 1000))
        soldOut["fully_marketed"] = .boolean(true)
        let total = try Self.totals([
            .sites: [
                soldOut, Derived.site("S12", nil, ["part_of": "S08"]),
                Derived.site("S13", nil, ["site_kind": "programme"]), Derived.site("S17", nil),
                Derived.site("S18", nil), Derived.site("S03", Land.rectangle(3000, 0, 580, 1000)),
            ]
        ]).total
        #expect(
            total.exclusions == [.declaredSoldOut: 1, .partOf: 1, .programme: 1, .noFootprint: 2, .noPlots: 1])
        #expect(Self.hectares(.grossHectares, total) == 111 && total.gross.siteCount == 2)
        #expect(Self.hectares(.netHectares, total) == nil && total.net.siteCount == 0)
        #expect(total.available.known == 0 && total.available.siteCount == 1)
        #expect(total.siteCount == 2)
    }

    @Test func `without sites every figure is unknown, not 0`() throws {
        let total = try Self.totals([:]).total
        #expect(SiteFigure.summed.allSatisfy { total[$0].known == nil })
        #expect(total.siteCount == 0 && total.exclusions.isEmpty)
    }

    // MARK: Municipalities

    private static func town(_ ags: String, _ name: String, _ area: Geometry) -> Feature {
        Feature(id: FeatureID(ags), geometry: area, properties: ["name": .string(name)])
    }

    private static let towns = [
        town("05562024", "Marl", Land.rectangle(-1000, -1000, 1300, 5000)),
        town("05562020", "Herten", Land.rectangle(300, -1000, 2000, 5000)),
    ]

    @Test func `a site across two towns counts in each by its share`() throws {
        let totals = try Self.totals(
            [
                .sites: [
                    Derived.site("A", Land.rectangle(0, 0, 500, 1000), ["municipality": "Marl"]),
                    Derived.site("B", Land.rectangle(1000, 0, 100, 1000), ["municipality": "Marl"]),
                ],
                .plots: [Derived.plot("A1", of: "A", .available, Land.rectangle(200, 0, 200, 1000))],
                .municipalities: Self.towns,
            ], by: .municipality)
        #expect(totals.groups.map(\.name) == ["Herten", "Marl"])
        #expect(totals.groups.map(\.key) == ["05562020", "05562024"])
        #expect(totals.groups.map { Self.hectares(.grossHectares, $0.totals) } == [30, 30])
        #expect(totals.groups.map { Self.hectares(.availableHectares, $0.totals) } == [10, 10])
        #expect(totals.groups.map(\.totals.siteCount) == [2, 1])
        #expect(totals.overlap[.grossHectares] == 0)
    }

    @Test func `the part outside every town belongs to the unknown municipality`() throws {
        let totals = try Self.totals(
            [
                .sites: [Derived.site("A", Land.rectangle(2200, 0, 300, 1000))], .municipalities: Self.towns,
            ], by: .municipality)
        #expect(totals.groups.map(\.name) == ["Herten", nil])
        #expect(totals.groups.map { Self.hectares(.grossHectares, $0.totals) } == [10, 20])
    }

    @Test func `a site without a footprint belongs to the town of its attribute`() throws {
        var byKey = Derived.site("A", nil)
        byKey["municipality_ags"] = .string("05562020")
        let totals = try Self.totals(
            [
                .sites: [byKey, Derived.site("B", nil, ["municipality": "Marl"]), Derived.site("C", nil)],
                .municipalities: Self.towns,
            ], by: .municipality)
        #expect(totals.groups.map(\.key) == ["05562020", "05562024", nil])
        #expect(totals.groups.map(\.totals.exclusions) == Array(repeating: [.noFootprint: 1], count: 3))
    }

    // MARK: Scenario

    @Test func `totals in a scenario have its figures and state its assumption`() throws {
        let features: [CollectionID: [Feature]] = [
            .sites: [Derived.site("A", Land.rectangle(0, 0, 100, 1000))],
            .plots: [Derived.plot("A1", of: "A", .available, Land.rectangle(0, 0, 100, 1000), condition: "R1")],
            .roadProjects: [RoadFeatures.project("R1", targetYear: 2030)],
        ]
        let now = try Self.totals(features)
        #expect(now.assumption == nil)
        #expect(
            Self.hectares(.availableHectares, now.total) == 0 && Self.hectares(.conditionalHectares, now.total) == 10)
        let later = try Self.totals(features, scenario: Scenario(availableBy: 2030))
        #expect(later.assumption?.countsAsOpen == ["R1"])
        #expect(
            Self.hectares(.availableHectares, later.total) == 10
                && Self.hectares(.conditionalHectares, later.total) == 0)
    }

    // MARK: Invariants

    /// Rectangles on a lattice of hectares: the area of their union is the number of covered cells.
    @Test(arguments: 1...30 as ClosedRange<UInt64>)
    func `the total of overlapping sites is the area of their union`(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        var cells: Set<[Int]> = []
        var sum = 0
        var features: [CollectionID: [Feature]] = [.sites: [], .plots: []]
        for number in 1...Int.random(in: 1...6, using: &random) {
            let (x, y) = (Int.random(in: 0...7, using: &random), Int.random(in: 0...7, using: &random))
            let (width, height) = (Int.random(in: 1...4, using: &random), Int.random(in: 1...4, using: &random))
            for column in x..<x + width { for row in y..<y + height { cells.insert([column, row]) } }
            sum += width * height
            let land = Land.rectangle(
                Double(x) * 100, Double(y) * 100, Double(width) * 100, Double(height) * 100)
            features[.sites]?.append(Derived.site("S\(number)", land))
            features[.plots]?.append(Derived.plot("P\(number)", of: "S\(number)", .available, land))
        }
        let total = try Self.totals(features).total
        for figure in [SiteFigure.grossHectares, .netHectares, .developableHectares, .availableHectares] {
            #expect(abs(total[figure].hectares / Double(cells.count) - 1.0004) < 2e-4, "\(figure)")
            let overlap = Double(sum - cells.count)
            #expect(abs(total[figure].overlapHectares - overlap * 1.0004) <= overlap * 2e-4, "\(figure)")
        }
    }

    @Test(arguments: 1...20 as ClosedRange<UInt64>, [SiteGrouping.category, .status, .municipality])
    func `the groups minus their overlap add up to the total`(seed: UInt64, grouping: SiteGrouping) throws {
        var random = SeededGenerator(seed: seed)
        var features: [CollectionID: [Feature]] = [.sites: [], .plots: []]
        for number in 1...5 {
            let land = Land.rectangle(
                random.number(in: 0..<800), random.number(in: 0..<800), random.number(in: 50..<600),
                random.number(in: 50..<600))
            let category = ["industry", "logistics"][Int.random(in: 0...1, using: &random)]
            let status = [PlotStatus.available, .reserved, .sold][Int.random(in: 0...2, using: &random)]
            features[.sites]?.append(
                Derived.site("S\(number)", land, ["category": category, "municipality": "Town \(number % 2)"]))
            features[.plots]?.append(Derived.plot("P\(number)", of: "S\(number)", status, land))
        }
        let totals = try Self.totals(features, by: grouping)
        for figure in SiteFigure.summed {
            let sum = totals.groups.reduce(0) { $0 + $1.totals[figure].hectares }
            // Overlaps below 1 m² count as 0. Each of the sums is rounded to 0.0001 ha.
            let tolerance = 1.01e-4 + Double(totals.groups.count + 2) * 0.00005
            let rest = sum - (totals.overlap[figure] ?? 0) - totals.total[figure].hectares
            #expect(abs(rest) < tolerance, "\(figure)")
            #expect((totals.overlap[figure] ?? 0) >= 0)
        }
    }
}
