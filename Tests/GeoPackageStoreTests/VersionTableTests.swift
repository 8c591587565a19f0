import GRDB
import InventoryExchange
import SimpleFeatures
import SiteInventory
import StoreTestSupport
import Testing

@testable import GeoPackageStore

/// What tables hold of versions, and who may write them.
struct VersionTableTests {
    private let temporary: TemporaryGeoPackage
    private var store: GeoPackageStore { temporary.store }

    init() throws { temporary = try TemporaryGeoPackage() }

    @Test func `changed features stay in the history`() async throws {
        _ = try await store.importLayers([
            MemorySource.plot("verfügbar").layer("teilflaechen", hash: "1"),
            MemorySource.sites(["Alt", "Zwei"]).layer("standorte", hash: "2"),
        ])
        let outcome = try await store.importLayers([MemorySource.plot("verkauft").layer("teilflaechen", hash: "3")])
        #expect(outcome.reports.map(\.counts.changed) == [1])
        let plots = try await store.features(.plots)
        #expect(plots.map { $0["status"] } == [.string("sold")])
        #expect(
            try await store.number(
                "SELECT count(*) FROM plots_history WHERE status = 'available' AND recorded_from = 1 AND recorded_to = 2"
            )
                == 1)
    }

    @Test func `a feature keeps its row key over its versions`() async throws {
        _ = try await store.importLayers([MemorySource.sites(["Alt"]).layer("standorte", hash: "1")])
        let key = try await store.number("SELECT fid FROM sites WHERE id = 'S1'")
        _ = try await store.importLayers([MemorySource.sites(["Neu"]).layer("standorte", hash: "2")])
        #expect(try await store.number("SELECT fid FROM sites WHERE id = 'S1'") == key)
    }

    @Test(arguments: [
        "UPDATE sites SET name = 'x'", "DELETE FROM sites",
        "INSERT INTO sites (id, recorded_from) VALUES ('X', 1)",
    ])
    func `an edit by another program is refused with advice`(sql: String) async throws {
        _ = try await store.importLayers([MemorySource.sites(["Eins"]).layer("standorte", hash: "1")])
        // GDAL and QGIS register the functions of GeoPackage triggers, and so does this program.
        var configuration = Configuration()
        configuration.prepareDatabase { SpatialIndexTriggers.register(in: $0) }
        let other = try DatabaseQueue(path: temporary.path, configuration: configuration)
        let error = await #expect(throws: DatabaseError.self) {
            try await other.write { try $0.execute(sql: sql) }
        }
        #expect(error?.message?.contains("standorte import") == true)
        #expect(try await store.features(.sites).map { $0["name"] } == [.string("Eins")])
    }

    @Test func `an inventory opens without waiting while another connection writes`() async throws {
        _ = try await store.importLayers([MemorySource.sites(["Eins"]).layer("standorte", hash: "1")])
        let path = temporary.path
        let names = try await store.write { _ in
            // During the write, opening must neither wait nor fail.
            try GeoPackageStore(path: path).pool.read { try String.fetchAll($0, sql: "SELECT name FROM sites") }
        }
        #expect(names == ["Eins"])
    }

    @Test func `a write that fails leaves no mark of the writer`() async throws {
        struct Failure: Error {}
        await #expect(throws: Failure.self) { try await store.write { _ in throw Failure() } }
        #expect(try await store.number("SELECT count(*) FROM inventory_writer") == 0)
        #expect(try await store.number("SELECT count(*) FROM inventory_versions") == 0)
    }
}
