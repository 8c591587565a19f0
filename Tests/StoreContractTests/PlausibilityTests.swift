import SimpleFeatures
import SiteInventory
import Testing

@testable import GeoPackageStore

/// What an import tells of data that may be kept, but can hardly be right.
@Suite struct PlausibilityTests {
    private let temporary: TemporaryStore
    private var store: GeoPackageStore { temporary.store }

    init() throws { temporary = try TemporaryStore() }

    @Test func `sites that overlap beyond what digitising explains are told once, with the place`() async throws {
        let source = MemorySource(
            fields: ["ST_NR", "BRUTTO_HA"],
            rows: [
                (rectangle(0, 0, 1000, 1000), [.string("S1"), .string("100")]),
                (rectangle(900, 0, 1000, 1000), [.string("S2"), .string("1000000")]),
                (rectangle(1899.995, 0, 1000, 1000), [.string("S3"), .string("95")]),
            ])
        let outcome = try await store.importLayers([source.layer("standorte", hash: "1")])
        #expect(outcome.isKept)
        let overlaps = outcome.reports[0].findings.filter { $0.code == .sitesOverlap }
        #expect(overlaps.map(\.featureID) == ["S1"])
        #expect(overlaps.map(\.value) == ["S2"])
        let place = try #require(overlaps.first?.place)
        #expect((371_900...372_000).contains(place.x))
        #expect((7.1...7.2).contains(place.longitude ?? 0) && (51.5...51.6).contains(place.latitude ?? 0))
        let areas = outcome.reports[0].findings.filter { $0.field == "declared_gross_ha" }
        #expect(areas.map(\.code) == [.areaUnitWrong, .areaDiffers])
        #expect(areas.map(\.severity) == [.warning, .warning])
        #expect(areas.map(\.row) == [2, 3])
    }
}
