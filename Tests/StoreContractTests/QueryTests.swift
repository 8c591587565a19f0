import Foundation
import GRDB
import SimpleFeatures
import TestSupport
import Testing

@testable import GeoPackageStore
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

    @Test(
        arguments: [
            (Filter.compare(property: "name", .equal, .string("Standort 3 ä'\"")), 1),
            (.compare(property: "gross_ha", .greater, .number(99)), 24),
            (.not(.compare(property: "gross_ha", .greater, .number(99))), 0),
            (.isNull(property: "gross_ha"), 1),
            (.isIn(property: "id", [.string("S1"), .string("S2"), .string("nein")]), 2),
            (.and([.isNull(property: "gross_ha"), .compare(property: "id", .equal, .string("S1"))]), 0),
            (.or([.isNull(property: "gross_ha"), .compare(property: "id", .equal, .string("S1"))]), 2),
            (.and([]), 25), (.or([]), 0),
            (.compare(property: "name", .equal, .string("x' OR '1'='1")), 0),
        ] as [(Filter, Int)])
    func `filters select what they say, and unknown is never true`(filter: Filter, count: Int) async throws {
        let page = try await store.page(FeatureQuery(.sites, limit: 100, filter: filter))
        #expect(page.features.count == count)
        #expect(page.numberMatched == count)
    }

    @Test(arguments: ["geom", "extra", "confidential", "recorded_from", "name\" = name --", ""])
    func `a property that cannot be compared is refused`(property: String) async throws {
        await #expect(throws: StoreError.self) {
            try await store.page(FeatureQuery(.sites, filter: .isNull(property: property)))
        }
    }

    /// What SQLite says that it will do.
    private func plan(_ query: FeatureQuery) async throws -> String {
        let page = try SelectStatement(query).page(after: query.after, limit: query.limit)
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
