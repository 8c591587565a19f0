import CQL2
import Codecs
import Foundation
import SimpleFeatures
import StoreTestSupport
import TestSupport
import Testing

@testable import InventoryExchange
@testable import SiteInventory

@Suite(.everyStore) struct QueryTests {
    let temporary: TemporaryStore
    var store: any InventoryStore { temporary.store }

    init() async throws {
        temporary = try TemporaryStore()
        var source = MemorySource.sites((1...25).map { "Standort \($0) ä'\"" })
        source.rows[4].geometry = nil
        _ = try await store.importLayers([source.layer("standorte", hash: "1")])
    }

    @Test(arguments: [1, 2, 7, 24, 25, 26, 1000])
    func `pages contain every feature once`(limit: Int) async throws {
        var query = FeatureQuery(.sites, limit: limit)
        var seen: [FeatureID] = []
        repeat {
            let page = try await store.page(query)
            #expect(page.features.count <= limit)
            #expect(page.numberMatched == 25)
            seen += page.features.map(\.id)
            query.after = page.next
        } while query.after != nil
        #expect(seen.count == 25)
        #expect(Set(seen).count == 25)
    }

    @Test(arguments: [[], [SortKey(property: "name", isDescending: true)]])
    func `features beyond a length are counted and can be read from a cursor`(sort: [SortKey]) async throws {
        var query = FeatureQuery(.sites, limit: 20)
        query.sort = sort
        let whole = try await store.page(query)
        query.maximumBytes = whole.features[0].geoJSON.count * 3
        let page = try await store.page(query)
        #expect(page.count == 20 && page.next == whole.next && page.numberMatched == 25)
        #expect(1..<20 ~= page.features.count && page.features == Array(whole.features.prefix(page.features.count)))
        let rest = try #require(page.rest)
        (query.after, query.limit, query.maximumBytes) = (rest.cursor, rest.count, nil)
        #expect(try await page.features + store.page(query).features == whole.features)
    }

    @Test func `a bbox selects intersecting features and those without a geometry`() async throws {
        let page = try await store.page(FeatureQuery(.sites, limit: 100))
        let all = try page.features.map { try GeoJSONReader.geometry(ofFeature: $0.geoJSON) }
        let box = Envelope(minX: 7.15, minY: 51.5, maxX: 7.25, maxY: 51.6)
        let selected = try await store.page(FeatureQuery(.sites, limit: 100, boxes: [box]))
        let expected = zip(page.features, all).filter { _, geometry in geometry.map { box.meets($0) } ?? true }
        #expect(selected.features.map(\.id) == expected.map(\.0.id))
        #expect(selected.features.map(\.id).contains(FeatureID("S5")))
        #expect(selected.features.count > 1 && selected.features.count < 25)
    }

    @Test func `a feature is not selected when only its envelope intersects the bbox`() async throws {
        // A triangle that does not cover the upper right corner of its envelope.
        let corners = [(0.0, 9000.0), (1000, 9000), (0, 10000), (0, 9000)]
        let triangle = Geometry.polygon(
            Polygon(LineString(corners.map { Position(371_000 + $0.0, 5_715_000 + $0.1) })))
        let source = MemorySource(fields: ["ST_NR", "NAME"], rows: [(triangle, [.string("T"), .string("Dreieck")])])
        _ = try await store.importLayers([source.layer("standorte", hash: "2")])
        let feature = try #require(try await store.feature(FeatureID("T"), in: .sites))
        let geometry = try #require(try GeoJSONReader.geometry(ofFeature: feature.geoJSON))
        let box = try #require(Envelope(geometry))
        let corner = Envelope(
            minX: box.maxX - box.width / 10, minY: box.maxY - box.height / 10, maxX: box.maxX, maxY: box.maxY)
        let inCorner = try await store.page(FeatureQuery(.sites, limit: 100, boxes: [corner]))
        #expect(!inCorner.features.map(\.id).contains(FeatureID("T")))
        let whole = try await store.page(FeatureQuery(.sites, limit: 100, boxes: [box]))
        #expect(whole.features.map(\.id).contains(FeatureID("T")))
    }

    @Test func `two boxes select a feature in both once`() async throws {
        let everywhere = Envelope(minX: -180, minY: -90, maxX: 180, maxY: 90)
        let page = try await store.page(FeatureQuery(.sites, limit: 100, boxes: [everywhere, everywhere]))
        #expect(page.features.count == 25)
        #expect(page.numberMatched == 25)
    }

    @Test(arguments: [
        ("name = 'Standort 3 ä''\"'", 1), ("gross_ha > 99", 24), ("NOT gross_ha > 99", 0), ("gross_ha IS NULL", 1),
        ("id IN ('S1', 'S2', 'nein')", 2), ("gross_ha IS NULL AND id = 'S1'", 0), ("gross_ha IS NULL OR id = 'S1'", 2),
        ("TRUE", 25), ("FALSE", 0), ("geometry IS NULL", 1), ("geometry IS NOT NULL", 24), ("gross_ha() > 99", 24),
        ("S_INTERSECTS(geometry, BBOX(0, 0, 90, 90))", 24), ("NOT S_INTERSECTS(geometry, BBOX(0, 0, 90, 90))", 0),
        ("S_DISJOINT(geometry, BBOX(0, 0, 90, 90))", 0), ("NOT S_DISJOINT(geometry, BBOX(0, 0, 90, 90))", 24),
        ("S_WITHIN(geometry, BBOX(0, 0, 90, 90))", 24), ("NOT S_WITHIN(geometry, BBOX(0, 0, 90, 90))", 0),
        ("S_INTERSECTS(geometry, POLYGON((0 0, 90 0, 90 80, 0 80, 0 0)))", 24),
    ])
    func `filters select the matching features, and unknown is never true`(text: String, count: Int) async throws {
        let filter = try FilterLanguage.text.read(text, for: CollectionSchema.sites.filterQueryables)
        let page = try await store.page(FeatureQuery(.sites, limit: 100, filter: filter))
        #expect(page.features.count == count)
        #expect(page.numberMatched == count)
    }

    @Test func `a bbox in a filter selects the same as the parameter, except features without a geometry`() async throws
    {
        let box = Envelope(minX: 7.15, minY: 51.5, maxX: 7.25, maxY: 51.6)
        let asked = try await store.page(FeatureQuery(.sites, limit: 100, boxes: [box]))
        let filter = try FilterLanguage.text.read("S_INTERSECTS(geometry, BBOX(7.15, 51.5, 7.25, 51.6))")
        let filtered = try await store.page(FeatureQuery(.sites, limit: 100, filter: filter))
        #expect(filtered.features.map(\.id) == asked.features.map(\.id).filter { $0 != FeatureID("S5") })
    }

    @Test func `geometries of a filter can be in the inventory's CRS`() async throws {
        let filter = try FilterLanguage.text.read("S_CONTAINS(geometry, POINT(371500 5715500))")
        let page = try await store.page(FeatureQuery(.sites, limit: 100, filter: filter, filterCRS: .utm32))
        #expect(page.features.map(\.id.text) == ["S1"])
    }

    @Test func `confidential attributes are in no GeoJSON`() async throws {
        var source = MemorySource.sites(["Eins"])
        source.fields.append("EIGENTUEM")
        source.rows[0].values.append(.string("Geheim GmbH"))
        _ = try await store.importLayers([source.layer("standorte", hash: "9")])
        let feature = try #require(try await store.feature(FeatureID("S1"), in: .sites))
        #expect(!String(decoding: feature.geoJSON, as: UTF8.self).contains("Geheim"))
        #expect(try await store.features(.sites).first?["confidential"].text?.contains("Geheim") == true)
    }
}
