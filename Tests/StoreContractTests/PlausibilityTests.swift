import SimpleFeatures
import InventoryExchange
import SiteInventory
import StoreTestSupport
import TestSupport
import Testing

/// Plausibility checks of imports.
@Suite(.everyStore) struct PlausibilityTests {
    private let temporary: TemporaryStore
    private var store: any InventoryStore { temporary.store }

    init() throws { temporary = try TemporaryStore() }

    @Test func `overlaps of sites beyond the tolerance are reported once, with their position`() async throws {
        let source = MemorySource(
            fields: ["ST_NR", "BRUTTO_HA"],
            rows: [
                (rectangle(0, 0, 1000, 1000), [.string("S1"), .string("100")]),
                (rectangle(900, 0, 1000, 1000), [.string("S2"), .string("1000000")]),
                (rectangle(1899.995, 0, 1000, 1000), [.string("S3"), .string("95")]),
            ])
        let outcome = try await store.importLayers([source.layer("standorte", hash: "1")])
        #expect(outcome.isKept)
        let overlaps = outcome.reports[0].findings.filter { $0.code == .check(.sitesOverlap) }
        #expect(overlaps.map(\.featureID) == ["S1"])
        #expect(overlaps.map(\.value) == ["S2"])
        let place = try #require(overlaps.first?.place)
        #expect((371_900...372_000).contains(place.x))
        #expect((7.1...7.2).contains(place.longitude ?? 0) && (51.5...51.6).contains(place.latitude ?? 0))
        let areas = outcome.reports[0].findings.filter { $0.field == "declared_gross_ha" }
        #expect(areas.map(\.code) == [.check(.areaUnitWrong), .check(.areaDiffers)])
        #expect(areas.map(\.severity) == [.warning, .warning])
        #expect(areas.map(\.row) == [2, 3])
    }

    @Test func `a distant site and repeated vertices are reported`() async throws {
        let square = rectangle(0, 0, 100, 100)
        let source = MemorySource(
            fields: ["ST_NR"],
            rows: [
                (square, [.string("S1")]), (rectangle(500, 0, 100, 100), [.string("S2")]),
                (rectangle(0, 4_000_000, 100, 100), [.string("S3")]),
                (square.mapPositions { positions in positions.flatMap { [$0, $0] } }, [.string("S4")]),
            ])
        let report = try #require(try await store.importLayers([source.layer("standorte", hash: "1")]).reports.first)
        let stray = report.findings.filter { $0.code == .check(.geometryOutsideRegion) }
        #expect(stray.map(\.row) == [3])
        #expect((86...90).contains(stray.first?.place?.latitude ?? 0))
        let repeated = report.findings.filter { $0.code == .check(.verticesRepeated) }
        #expect(repeated.map(\.row) == [4])
        #expect(repeated.map(\.value) == ["5"])
    }

    @Test func `an outline with many self-intersections is refused in bounded time`() async throws {
        let source = MemorySource(
            fields: ["ST_NR"], rows: [(star(points: 4001, middle: Position(371_000, 5_715_000)), [.string("S1")])])
        let report = try #require(try await store.importLayers([source.layer("standorte", hash: "1")]).reports.first)
        let finding = try #require(report.findings.first)
        #expect(finding.code == .check(.geometryInvalid))
        #expect(finding.message.en.contains("crosses itself more than 20000 times"))
    }
}
