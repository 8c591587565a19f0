import GRDB
import SimpleFeatures
import InventoryExchange
import SiteInventory
import StoreTestSupport
import Testing

@testable import GeoPackageStore

/// Bulk inserts give the same spatial indexes as single inserts.
@Suite struct BulkInsertTests {
    private let temporary: TemporaryGeoPackage
    private var store: GeoPackageStore { temporary.store }

    init() throws { temporary = try TemporaryGeoPackage() }

    /// Sites on a grid of 20 m. One in ten has no outline.
    private func source(_ numbers: Range<Int>) -> MemorySource {
        MemorySource(
            fields: ["ST_NR"],
            rows: numbers.map { number in
                let outline = rectangle(Double(number % 60) * 20, Double(number / 60) * 20, 15, 15)
                return (number % 10 == 9 ? nil : outline, [.string("S\(number + 10_000)")])
            })
    }

    private func expectSoundIndexes(_ count: Int) async throws {
        #expect(try await text("PRAGMA integrity_check") == "ok")
        for index in ["rtree_sites_geom", "sites_public_box"] {
            #expect(try await text("SELECT rtreecheck('\(index)')") == "ok")
            #expect(try await store.number("SELECT count(*) FROM \(index)") == count)
        }
        let differing = """
            SELECT count(*) FROM sites JOIN rtree_sites_geom AS r ON r.id = fid
            WHERE r.minx > ST_MinX(geom) OR r.maxx < ST_MaxX(geom) OR r.miny > ST_MinY(geom) OR r.maxy < ST_MaxY(geom)
              OR r.maxx - r.minx > 17 OR r.maxy - r.miny > 17
            """
        #expect(try await store.number(differing) == 0)
        #expect(
            try await store.number("SELECT count(*) FROM sqlite_master WHERE name = 'rtree_sites_geom_insert'") == 1)
    }

    private func text(_ sql: String) async throws -> String? {
        try await store.pool.read { try String.fetchOne($0, sql: sql) }
    }

    @Test(arguments: [999, 1000, 1001, 4000])
    func `spatial indexes are valid after a bulk insert, and a bbox finds its features`(count: Int) async throws {
        _ = try await store.importLayers([source(0..<count).layer("standorte", hash: "1")])
        try await expectSoundIndexes(count - count / 10)
        let found = try await store.read { snapshot in
            try snapshot.features(
                in: .sites, meeting: Envelope(minX: 371_000, minY: 5_715_000, maxX: 371_115, maxY: 5_715_030))
        }
        // Six columns of two rows, all with an outline.
        #expect(found.map(\.id.text).sorted() == [0, 1, 2, 3, 4, 5, 60, 61, 62, 63, 64, 65].map { "S\($0 + 10_000)" })
    }

    @Test func `later inserts use the same indexes`() async throws {
        _ = try await store.importLayers([source(0..<2000).layer("standorte", hash: "1")])
        _ = try await store.importLayers([source(1990..<2100).layer("standorte", hash: "2")])
        try await expectSoundIndexes(1890)
        var options = ImportOptions()
        options.mode = .replace
        _ = try await store.importLayers([source(0..<10).layer("standorte", hash: "3")], options: options)
        try await expectSoundIndexes(9)
    }

    @Test func `two layers fill a table in one import`() async throws {
        _ = try await store.importLayers([
            source(0..<1500).layer("standorte", hash: "1"), source(1500..<3000).layer("standorte_2", hash: "2"),
        ])
        try await expectSoundIndexes(2700)
    }

    @Test func `a dry run leaves the indexes unchanged`() async throws {
        _ = try await store.dryRunImport(of: [source(0..<3000).layer("standorte", hash: "1")])
        try await expectSoundIndexes(0)
        _ = try await store.importLayers([source(0..<3000).layer("standorte", hash: "1")])
        try await expectSoundIndexes(2700)
    }
}
