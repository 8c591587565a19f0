import CQL2
import Codecs
import Foundation
import GRDB
import SimpleFeatures
import TestSupport
import Testing

@testable import GeoPackageStore
@testable import InventoryExchange
@testable import SiteInventory

@Suite struct QueryTests {
    let temporary: TemporaryStore
    var store: GeoPackageStore { temporary.store }

    init() async throws {
        temporary = try TemporaryStore()
        var source = MemorySource.sites((1...25).map { "Standort \($0) ä'\"" })
        source.rows[4].geometry = nil
        _ = try await store.importLayers([source.layer("standorte", hash: "1")])
    }

    @Test(arguments: [1, 2, 7, 24, 25, 26, 1000])
    func `pages hold every feature once`(limit: Int) async throws {
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

    @Test func `a box selects what meets it, and what has no place`() async throws {
        let page = try await store.page(FeatureQuery(.sites, limit: 100))
        let all = try page.features.map { try GeoJSONReader.geometry(ofFeature: $0.geoJSON) }
        let box = Envelope(minX: 7.15, minY: 51.5, maxX: 7.25, maxY: 51.6)
        let selected = try await store.page(FeatureQuery(.sites, limit: 100, boxes: [box]))
        let expected = zip(page.features, all).filter { _, geometry in geometry.map { box.meets($0) } ?? true }
        #expect(selected.features.map(\.id) == expected.map(\.0.id))
        #expect(selected.features.map(\.id).contains(FeatureID("S5")))
        #expect(selected.features.count > 1 && selected.features.count < 25)
    }

    @Test func `a feature whose box alone meets the asked-for box is left out`() async throws {
        // A triangle whose box's upper right corner is empty.
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

    @Test func `two boxes select a feature that meets both once`() async throws {
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
    func `filters select what they say, and unknown is never true`(text: String, count: Int) async throws {
        let filter = try FilterLanguage.text.read(text, for: CollectionSchema.sites.filterQueryables)
        let page = try await store.page(FeatureQuery(.sites, limit: 100, filter: filter))
        #expect(page.features.count == count)
        #expect(page.numberMatched == count)
    }

    @Test func `a box in a filter selects what the same box does without one, but for what has no place`() async throws
    {
        let box = Envelope(minX: 7.15, minY: 51.5, maxX: 7.25, maxY: 51.6)
        let asked = try await store.page(FeatureQuery(.sites, limit: 100, boxes: [box]))
        let filter = try FilterLanguage.text.read("S_INTERSECTS(geometry, BBOX(7.15, 51.5, 7.25, 51.6))")
        let filtered = try await store.page(FeatureQuery(.sites, limit: 100, filter: filter))
        #expect(filtered.features.map(\.id) == asked.features.map(\.id).filter { $0 != FeatureID("S5") })
    }

    @Test func `geometries of a filter may be in the plane of the inventory`() async throws {
        let filter = try FilterLanguage.text.read("S_CONTAINS(geometry, POINT(371500 5715500))")
        let page = try await store.page(FeatureQuery(.sites, limit: 100, filter: filter, filterCRS: .utm32))
        #expect(page.features.map(\.id.text) == ["S1"])
    }

    /// What SQLite says that it will do.
    private func plan(_ query: FeatureQuery, isRare: Bool = false) async throws -> String {
        let page = try SelectStatement(query, crs: store.crs)
            .page(after: query.after, limit: query.limit, isRare: isRare)
        return try await store.pool.read { db in
            try Row.fetchAll(db, sql: "EXPLAIN QUERY PLAN " + page.sql, arguments: page.arguments)
                .map { $0["detail"] as String }.joined(separator: "\n")
        }
    }

    @Test func `a box is answered from the index of boxes`() async throws {
        let box = Envelope(minX: 7, minY: 51, maxX: 8, maxY: 52)
        let plan = try await plan(FeatureQuery(.sites, boxes: [box]))
        #expect(plan.contains("SCAN b VIRTUAL TABLE INDEX 2:"), "\(plan)")
        #expect(plan.contains("sites_without_geometry"), "\(plan)")
        #expect(plan.contains("SEARCH f USING INTEGER PRIMARY KEY"), "\(plan)")
        #expect(!plan.contains("SCAN f"), "\(plan)")
    }

    @Test func `a page far behind is found by its row key, not by counting`() async throws {
        let plan = try await plan(FeatureQuery(.sites, after: PageCursor(rowKey: 20, version: 1)))
        #expect(plan.contains("SEARCH f USING INTEGER PRIMARY KEY (rowid>?)"), "\(plan)")
    }

    @Test(arguments: [
        ("available_ha > 20", "SEARCH f USING COVERING INDEX sites_available_ha (available_ha>?"),
        ("municipality = 'Herten' AND name LIKE 'A%'", "SEARCH f USING INDEX sites_municipality (municipality=?"),
        ("available_ha() > 20", "SEARCH f USING COVERING INDEX sites_available_ha (available_ha>?"),
        ("municipality IN ('Herten', 'Marl')", "SEARCH f USING COVERING INDEX sites_municipality (municipality=?"),
        ("id = 'S1'", "SEARCH f USING COVERING INDEX sqlite_autoindex_sites_1 (id=?"),
        ("S_INTERSECTS(geometry, BBOX(7, 51, 8, 52))", "SCAN b VIRTUAL TABLE INDEX 2:"),
        ("S_WITHIN(geometry, POLYGON((7 51, 8 51, 8 52, 7 51)))", "SCAN rtree_sites_geom VIRTUAL TABLE INDEX 2:"),
        ("S_INTERSECTS(POINT(7 51), geometry) AND name = 'x'", "SCAN rtree_sites_geom VIRTUAL TABLE INDEX 2:"),
        ("distance_m(POINT(7.1 51.6)) < 5000 AND TRUE", "SCAN rtree_sites_geom VIRTUAL TABLE INDEX 2:"),
        ("5000 >= distance_m(POINT(7.1 51.6))", "SCAN rtree_sites_geom VIRTUAL TABLE INDEX 2:"),
        ("geometry IS NULL", "sites_without_geometry"),
    ])
    func `a filter is answered from an index`(text: String, step: String) async throws {
        let filter = try FilterLanguage.text.read(text, for: CollectionSchema.sites.filterQueryables)
        let plan = try await plan(FeatureQuery(.sites, filter: filter), isRare: true)
        #expect(plan.contains(step), "\(plan)")
        #expect(!plan.split(separator: "\n").contains("SCAN f"), "\(plan)")
    }

    @Test(arguments: ["available_ha > 20", "CASEI(name) = 'x'", "available_ha > 1 OR available_ha IS NULL"])
    func `a filter that selects much is answered in the order of pages`(text: String) async throws {
        let filter = try FilterLanguage.text.read(text, for: CollectionSchema.sites.filterQueryables)
        let plan = try await plan(FeatureQuery(.sites, after: PageCursor(rowKey: 20, version: 1), filter: filter))
        #expect(plan.contains("SEARCH f USING INTEGER PRIMARY KEY (rowid>?)"), "\(plan)")
        #expect(!plan.contains("TEMP B-TREE"), "\(plan)")
    }

    @Test func `a filter too deep for SQLite is refused each time`() async throws {
        let deep = (1...150).reduce(FilterExpression.integer(1)) { inner, _ in
            .arithmetic(.integer(1), .minus, inner)
        }
        for _ in 1...3 {
            await #expect(throws: FilterError.self) {
                _ = try await store.page(
                    FeatureQuery(.sites, filter: .comparison(.property("available_ha"), .equal, deep)))
            }
        }
    }

    @Test func `a box and a filter together use the index of boxes, and never scan`() async throws {
        let box = Envelope(minX: 7, minY: 51, maxX: 8, maxY: 52)
        let filter = try FilterLanguage.text.read("available_ha > 20 AND S_INTERSECTS(geometry, POINT(7.1 51.6))")
        let plan = try await plan(FeatureQuery(.sites, boxes: [box], filter: filter))
        #expect(plan.contains("VIRTUAL TABLE INDEX 2:") && plan.contains("sites_without_geometry"), "\(plan)")
        #expect(!plan.contains("SCAN f"), "\(plan)")
    }

    @Test func `what is confidential is in no document`() async throws {
        var source = MemorySource.sites(["Eins"])
        source.fields.append("EIGENTUEM")
        source.rows[0].values.append(.string("Geheim GmbH"))
        _ = try await store.importLayers([source.layer("standorte", hash: "9")])
        let feature = try #require(try await store.feature(FeatureID("S1"), in: .sites))
        #expect(!String(decoding: feature.geoJSON, as: UTF8.self).contains("Geheim"))
        #expect(try await store.features(.sites).first?["confidential"].text?.contains("Geheim") == true)
    }
}
