import CQL2
import SimpleFeatures
import StoreTestSupport
import Testing

@testable import InventoryExchange
@testable import SiteInventory

/// Totals from stored figures and overlaps, compared with the union of the land.
@Suite(.everyStore) struct StoredTotalsTests {
    private static let queries = [
        FeatureQuery(.sites),
        FeatureQuery(.sites, filter: .comparison(.property("gross_ha"), .greaterOrEqual, .number(20))),
        FeatureQuery(.sites, filter: .comparison(.property("available_ha"), .greaterOrEqual, .number(1))),
        FeatureQuery(.sites, filter: .inList(.property("id"), ["S0", "S2", "S3", "S5"].map { .string($0) })),
    ]
    private static let scenarios = [Scenario.asIs, Scenario(open: [FeatureID("R0")]), Scenario(availableBy: 2999)]

    @Test(arguments: 1...8 as ClosedRange<UInt64>)
    func `totals are those of the land, in every version, scenario and group`(seed: UInt64) async throws {
        var region = Region(seed: seed)
        let temporary = try TemporaryStore()
        _ = try await temporary.store.importLayers(region.all(), options: .ofRegion)
        for number in 1...12 {
            // Boundaries come, change, and stay.
            let towns = Self.towns(dividedAt: Double(number) * 150, hash: "towns \(number)")
            _ = try await temporary.store.importLayers(
                [region.change()] + (number % 4 == 0 ? [towns] : []), options: .ofRegion)
        }
        let last = try await temporary.store.state().version
        var overlaps = 0
        for version in stride(from: 1, through: last, by: 3) {
            for scenario in Self.scenarios {
                try await Self.compare(temporary.store.at(version: version), scenario, &overlaps)
            }
        }
        for scenario in Self.scenarios { try await Self.compare(temporary.store, scenario, &overlaps) }
        #expect(overlaps > 0, "the example must have overlaps")
        #expect(try await temporary.store.checkFigures().differing == [])
    }

    @Test(arguments: [(21, 500.0), (22, 900), (23, 1200)] as [(UInt64, Double)])
    func `totals of crowded sites are those of the land`(seed: UInt64, leastMetres: Double) async throws {
        var region = Region(seed: seed, count: 50, leastMetres: leastMetres)
        let temporary = try TemporaryStore()
        let towns = Self.towns(dividedAt: 700, hash: "towns")
        _ = try await temporary.store.importLayers(region.all(), options: .ofRegion)
        _ = try await temporary.store.importLayers([towns], options: .ofRegion)
        for _ in 1...8 { _ = try await temporary.store.importLayers([region.change()], options: .ofRegion) }
        #expect(try await temporary.store.read { try $0.hasCrowdedLands() })
        var overlaps = 0
        let last = try await temporary.store.state().version
        for scenario in Self.scenarios {
            for version in [1, last - 3] {
                try await Self.compare(
                    temporary.store.at(version: version), scenario, &overlaps, Self.queries.prefix(2))
            }
            try await Self.compare(temporary.store, scenario, &overlaps, Self.queries[...])
        }
        #expect(overlaps > 0)
        #expect(try await temporary.store.checkFigures().differing == [])
    }

    @Test func `the history of crowded sites is the total of each version`() async throws {
        var region = Region(seed: 24, count: 50, leastMetres: 800)
        let temporary = try TemporaryStore()
        let (store, crs) = (temporary.store, temporary.store.crs)
        _ = try await store.importLayers(region.all(), options: .ofRegion)
        for _ in 1...8 { _ = try await store.importLayers([region.change()], options: .ofRegion) }
        for query in Self.queries.prefix(2) {
            for step in try await store.history(of: .grossHectares, of: query).steps {
                let total = try await store.at(version: step.change.version).read {
                    try GroupedTotals($0, crs: crs, of: query).total.gross
                }
                #expect(step.hectares == total.known && step.overlapHectares == total.overlapHectares)
            }
        }
    }

    @Test(arguments: [100, 600])
    func `the total of a pile of squares is their union`(count: Int) async throws {
        let temporary = try TemporaryStore()
        let sites = MemorySource(
            fields: ["ST_NR", "NAME"],
            rows: (0..<count).map { (rectangle(Double($0), 0, 2000, 2000), ["S\($0)", "Pile"].map { .string($0) }) })
        let store = temporary.store
        _ = try await store.importLayers([sites.layer("standorte", hash: "pile")])
        func gross() async throws -> Double {
            try await store.read { [crs = store.crs] in try GroupedTotals($0, crs: crs).total.gross.hectares }
        }
        let one = try await store.read { try $0.feature(FeatureID("S0"), in: .sites)?[.grossHectares].number }
        let expected = try #require(one) * (1 + Double(count - 1) / 2000)
        #expect(try await abs(gross() - expected) < 0.01)
        let moved = MemorySource(
            fields: ["ST_NR", "NAME"], rows: [(rectangle(9000, 0, 2000, 2000), ["S0", "Pile"].map { .string($0) })])
        _ = try await store.importLayers([moved.layer("standorte", hash: "moved")])
        #expect(try await abs(gross() - expected - (one ?? 0) * (1 - 1 / 2000.0)) < 0.3)
        #expect(try await store.checkFigures().differing == [])
    }

    @Test(arguments: 11...14 as ClosedRange<UInt64>)
    func `a history is the total of each version`(seed: UInt64) async throws {
        var region = Region(seed: seed)
        let temporary = try TemporaryStore()
        let (store, crs) = (temporary.store, temporary.store.crs)
        _ = try await store.importLayers(region.all(), options: .ofRegion)
        for _ in 1...10 { _ = try await store.importLayers([region.change()], options: .ofRegion) }
        var boxed = FeatureQuery(.sites)
        boxed.boxes = [Envelope(minX: 7.13, minY: 51.56, maxX: 7.15, maxY: 51.575)]
        for query in Self.queries + [boxed] {
            for figure in [SiteFigure.grossHectares, .availableHectares, .conditionalHectares] {
                let history = try await store.history(of: figure, of: query)
                var last: Double??
                var steps: [FigureHistory.Step] = []
                for change in try await store.read({ try $0.changes(in: .sites, of: nil) }) {
                    let total = try await store.at(version: change.version).read {
                        try GroupedTotals($0, crs: crs, of: query).total[figure]
                    }
                    guard last != .some(total.known) else { continue }
                    last = .some(total.known)
                    steps.append(
                        FigureHistory.Step(
                            change: change, hectares: total.known, overlapHectares: total.overlapHectares,
                            siteCount: total.siteCount))
                }
                #expect(history.steps == steps, "\(figure)")
            }
        }
    }

    /// Two towns beside each other, and land outside both.
    private static func towns(dividedAt x: Double, hash: String) -> LayerImport {
        MemorySource(
            fields: ["AGS", "NAME"],
            rows: [
                (rectangle(-100, -100, 100 + x, 2200), ["05562024", "Marl"].map { .string($0) }),
                (rectangle(x, -100, 1800 - x, 2200), ["05562020", "Herten"].map { .string($0) }),
            ]
        ).layer("gemeinden", hash: hash)
    }

    private static func compare(
        _ source: any FeatureSource, _ scenario: Scenario, _ overlaps: inout Int,
        _ queries: ArraySlice<FeatureQuery> = queries[...]
    ) async throws {
        let crs = source.crs
        for query in queries {
            for grouping in [nil, SiteGrouping.status, .roadCondition, .municipality] {
                let (stored, land) = try await source.read { snapshot in
                    (
                        try TotalsReader.totals(snapshot, crs: crs, by: grouping, of: query, scenario),
                        try LandTotals(snapshot, crs: crs, by: grouping, of: query, scenario)
                    )
                }
                expectEqual(stored.total, land.total)
                #expect(stored.groups.keys == land.groups.keys)
                for (key, totals) in stored.groups { expectEqual(totals, land.groups[key] ?? Totals()) }
                overlaps += stored.total.gross.overlapHectares > 0 ? 1 : 0
            }
        }
    }

    private static func expectEqual(_ stored: Totals, _ land: Totals) {
        #expect(stored.siteCount == land.siteCount && stored.exclusions == land.exclusions)
        for figure in SiteFigure.summed {
            let (a, b) = (stored[figure], land[figure])
            #expect(a.siteCount == b.siteCount)
            let tolerance = 1e-9 * max(1, abs(b.hectares))
            #expect(abs(a.hectares - b.hectares) <= tolerance, "\(figure): \(a) instead of \(b)")
            #expect(abs(a.overlapHectares - b.overlapHectares) <= tolerance, "\(figure): \(a) instead of \(b)")
        }
    }
}
