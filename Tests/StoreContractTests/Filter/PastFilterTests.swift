import CQL2
import Codecs
import SimpleFeatures
import StoreTestSupport
import Testing

@testable import InventoryExchange
@testable import SiteInventory

/// Filters on past versions.
@Suite(.everyStore) struct PastFilterTests {
    let temporary: TemporaryStore
    var store: any InventoryStore { temporary.store }

    /// First a site in the west with a junction beside it; then the site has another name and lies in the east.
    init() async throws {
        temporary = try TemporaryStore()
        var sites = MemorySource.sites(["Alt"])
        _ = try await store.importLayers([sites.layer("standorte", hash: "1")])
        let junction = MemorySource(
            fields: ["AS_ID", "NAME"],
            rows: [(.point(Position(371_000, 5_717_000)), [.string("AS1"), .string("Anschluss")])])
        _ = try await store.importLayers([junction.layer("anschlussstellen", hash: "2")])
        sites.rows[0] = (rectangle(30_000, 0, 1000, 1000), [.string("S1"), .string("Neu")])
        _ = try await store.importLayers([sites.layer("standorte", hash: "3")])
    }

    @Test(
        arguments: [
            ("name = 'Alt'", [1, 2]), ("name = 'Neu'", [3]), ("S_CONTAINS(geometry, POINT(371500 5715500))", [1, 2]),
            ("S_WITHIN(geometry, BBOX(400000, 5714000, 403000, 5717000))", [3]),
            ("distance_m(POINT(371500 5715500)) < 100", [1, 2]), ("NOT distance_m(POINT(371500 5715500)) < 100", [3]),
            ("nearest_junction_m() IS NULL", [1]), ("nearest_junction_m() < 1500", [2]),
            ("nearest_junction_m() > 25000", [3]),
            ("gross_ha() > 90 AND available_ha IS NULL", [1, 2, 3]),
        ] as [(String, Set<Int64>)])
    func `a filter applies to its version only`(text: String, versions: Set<Int64>) async throws {
        let filter = try FilterLanguage.text.read(text, for: CollectionSchema.sites.filterQueryables)
        for version in 1...3 as ClosedRange<Int64> {
            var query = FeatureQuery(.sites, filter: filter, filterCRS: .utm32)
            query.version = version
            let page = try await store.page(query)
            #expect(page.numberMatched == (versions.contains(version) ? 1 : 0), "version \(version)")
            #expect(page.features.count == page.numberMatched)
        }
    }

    @Test func `a bbox in a filter selects the geometries of its version`() async throws {
        for version in 1...3 as ClosedRange<Int64> {
            let then = try #require(try await store.at(version: version).page(FeatureQuery(.sites)).features.first)
            let geometry = try #require(try GeoJSONReader.geometry(ofFeature: then.geoJSON))
            let box = try #require(Envelope(geometry))
            let inside = BBox(west: box.minX, south: box.minY, east: box.maxX, north: box.maxY)
            let filter = FilterExpression.spatialPredicate(.intersects, .property("geometry"), .bbox(inside))
            for (asked, count) in [(filter, 1), (.not(filter), 0)] {
                let page = try await store.at(version: version).page(FeatureQuery(.sites, filter: asked))
                #expect(page.numberMatched == count, "version \(version)")
            }
            let other = try await store.at(version: version == 3 ? 1 : 3).page(FeatureQuery(.sites, filter: filter))
            #expect(other.numberMatched == 0)
        }
    }
}
