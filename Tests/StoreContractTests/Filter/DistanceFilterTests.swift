import CQL2
import Foundation
import GeometryEngine
import SimpleFeatures
import StoreTestSupport
import Testing

@testable import InventoryExchange
@testable import SiteInventory

/// Sites of 100 ha, one every two kilometres to the east, and junctions north of the third and far away.
@Suite(.everyStore) struct DistanceFilterTests {
    let temporary: TemporaryStore
    var store: any InventoryStore { temporary.store }

    init() async throws {
        temporary = try TemporaryStore()
        var sites = MemorySource.sites((1...20).map { "Standort \($0)" })
        sites.rows[19].geometry = nil
        _ = try await store.importLayers([sites.layer("standorte", hash: "1")])
    }

    private func ids(_ text: String, crs: CRS = .crs84) async throws -> [String] {
        let filter = try FilterLanguage.text.read(text, for: CollectionSchema.sites.filterQueryables)
        return try await store.page(FeatureQuery(.sites, limit: 100, filter: filter, filterCRS: crs)).features.map(
            \.id.text)
    }

    @Test func `distances are metres on the ellipsoid`() async throws {
        let measures = try Measures(crs: .utm32)
        let point = Position(371_000 + 4500, 5_715_000 + 3000)
        let features = try await store.features(.sites)
        for feature in features {
            guard let geometry = feature.geometry, let ends = try geometry.nearestPoints(to: .point(point)) else {
                continue
            }
            let metres = try measures.distanceMetres(ends.own, ends.other)
            let asked = "distance_m(POINT(\(point.x) \(point.y)))"
            #expect(try await ids("\(asked) < \(metres - 0.001) AND id = '\(feature.id)'", crs: .utm32).isEmpty)
            #expect(
                try await ids("\(asked) < \(metres + 0.001) AND id = '\(feature.id)'", crs: .utm32) == [feature.id.text]
            )
            #expect(
                try await ids("\(metres + 0.001) > \(asked) AND id = '\(feature.id)'", crs: .utm32) == [feature.id.text]
            )
        }
        // Features without a geometry have no distance.
        #expect(try await ids("distance_m(POINT(0 0)) >= 0 OR distance_m(POINT(0 0)) < 0", crs: .utm32).count == 19)
        #expect(try await ids("distance_m(POINT(371500 5715500)) = 0", crs: .utm32) == ["S1"])
    }

    @Test func `hectares and distance can be combined in a filter`() async throws {
        let near = try await ids("gross_ha() > 20 AND distance_m(POINT(7.15 51.57)) < 2500")
        #expect(!near.isEmpty && near.count < 5)
        #expect(try await ids("gross_ha() > 200 AND distance_m(POINT(7.15 51.57)) < 2500").isEmpty)
        #expect(try await ids("gross_ha() > 20 AND NOT distance_m(POINT(7.15 51.57)) < 2500").count == 19 - near.count)
    }

    @Test func `the nearest junction is found at any distance, and unknown without junctions`() async throws {
        #expect(try await ids("nearest_junction_m() IS NULL").count == 20)
        let places = [Position(371_000 + 4500, 5_715_000 + 3000), Position(371_000 + 60_000, 5_715_000)]
        let junctions = MemorySource(
            fields: ["AS_ID", "NAME"],
            rows: places.enumerated().map { (.point($1), [.string("AS\($0)"), .string("Anschluss")]) })
        let outcome = try await store.importLayers([junctions.layer("anschlussstellen", hash: "2")])
        try #require(try await store.features(.junctions).count == 2, "\(outcome)")
        let measures = try Measures(crs: .utm32)
        for feature in try await store.features(.sites) {
            guard let geometry = feature.geometry else { continue }
            let metres =
                try places.map { place in
                    let ends = try #require(try geometry.nearestPoints(to: .point(place)))
                    return try measures.distanceMetres(ends.own, ends.other)
                }.min() ?? .infinity
            // The figure is rounded to 0.01 m.
            let rounded = FieldUnit.metres.rounded(metres)
            #expect(try await ids("nearest_junction_m() = \(rounded) AND id = '\(feature.id)'") == [feature.id.text])
        }
        #expect(try await ids("nearest_junction_m() IS NULL") == ["S20"])
    }
}
