import Foundation
import GRDB
import SimpleFeatures
import Testing

@testable import GeoPackageStore
@testable import InventoryExchange
@testable import SiteInventory

@Suite struct VersionTests {
    let temporary: TemporaryStore
    var store: GeoPackageStore { temporary.store }

    init() throws { temporary = try TemporaryStore() }

    @Test func `what was changed stays in the history`() async throws {
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

    @Test func `a change of one plot computes its site anew and no other`() async throws {
        _ = try await store.importLayers([
            MemorySource.plot("verfügbar").layer("teilflaechen", hash: "1"),
            MemorySource.sites(["Eins", "Zwei", "Drei"]).layer("standorte", hash: "2"),
        ])
        let before = try await store.features(.sites)
        #expect(abs((before[0]["available_ha"].number ?? 0) - 50) < 0.1)
        _ = try await store.importLayers([MemorySource.plot("belegt").layer("teilflaechen", hash: "3")])
        let after = try await store.features(.sites)
        #expect(after[0]["available_ha"] == .number(0))
        #expect(abs((after[0]["occupied_ha"].number ?? 0) - 50) < 0.1)
        #expect(Array(after.dropFirst()) == Array(before.dropFirst()))
        #expect(try await store.number("SELECT count(*) FROM sites WHERE recorded_from = 2") == 1)
        #expect(try await store.number("SELECT count(*) FROM sites_history") == 1)
    }

    @Test func `the same content is imported once`() async throws {
        let layer = MemorySource.sites(["Eins"]).layer("standorte", hash: "1")
        _ = try await store.importLayers([layer])
        let again = try await store.importLayers([layer])
        #expect(again.reports.isEmpty)
        #expect(again.alreadyImported.count == 1)
        #expect(try await store.summary(of: .sites).version == 1)
    }

    @Test func `the same features in other bytes change nothing`() async throws {
        _ = try await store.importLayers([MemorySource.sites(["Eins", "Zwei"]).layer("standorte", hash: "1")])
        let again = try await store.importLayers([MemorySource.sites(["Eins", "Zwei"]).layer("standorte", hash: "2")])
        #expect(again.reports.map(\.counts.unchanged) == [2])
        #expect(try await store.number("SELECT count(*) FROM sites_history") == 0)
    }

    @Test func `a feature keeps its row key over its versions`() async throws {
        _ = try await store.importLayers([MemorySource.sites(["Alt"]).layer("standorte", hash: "1")])
        let key = try await store.number("SELECT fid FROM sites WHERE id = 'S1'")
        _ = try await store.importLayers([MemorySource.sites(["Neu"]).layer("standorte", hash: "2")])
        #expect(try await store.number("SELECT fid FROM sites WHERE id = 'S1'") == key)
    }

    @Test func `an import with an error leaves nothing behind`() async throws {
        var broken = MemorySource.sites(["Eins", "Zwei"])
        broken.rows[1].values[0] = .null
        let outcome = try await store.importLayers([
            MemorySource.plot("verfügbar").layer("teilflaechen", hash: "1"), broken.layer("standorte", hash: "2"),
        ])
        #expect(!outcome.isKept)
        #expect(outcome.reports.flatMap(\.findings).contains { $0.code == .idMissing && $0.row == 2 })
        for collection in CollectionID.allCases {
            #expect(try await store.summary(of: collection).itemCount == 0)
        }
        #expect(try await store.number("SELECT count(*) FROM inventory_versions") == 0)
        #expect(try await store.number("SELECT count(*) FROM inventory_imports") == 0)
    }

    @Test func `the imported bytes are kept`() async throws {
        _ = try await store.importLayers([MemorySource.sites(["Eins"]).layer("standorte", hash: "abc")])
        let kept = try await store.pool.read { db in
            try String.fetchOne(
                db, sql: "SELECT CAST(bytes AS TEXT) FROM inventory_import_files WHERE file = 'standorte.shp'")
        }
        #expect(kept == "abc")
    }

    @Test(arguments: [
        "UPDATE sites SET name = 'x'", "DELETE FROM sites",
        "INSERT INTO sites (id, recorded_from) VALUES ('X', 1)",
    ])
    func `another program's edit is refused with a word on where to edit`(sql: String) async throws {
        _ = try await store.importLayers([MemorySource.sites(["Eins"]).layer("standorte", hash: "1")])
        // GDAL and QGIS know the functions that a GeoPackage's own triggers call, so this program does too.
        var configuration = Configuration()
        configuration.prepareDatabase { SpatialIndexTriggers.register(in: $0) }
        let other = try DatabaseQueue(path: temporary.path, configuration: configuration)
        let error = await #expect(throws: DatabaseError.self) {
            try await other.write { try $0.execute(sql: sql) }
        }
        #expect(error?.message?.contains("standorte import") == true)
        #expect(try await store.features(.sites).map { $0["name"] } == [.string("Eins")])
    }

    @Test func `a reader sees one instant`() async throws {
        _ = try await store.importLayers([MemorySource.sites(["Eins"]).layer("standorte", hash: "1")])
        let store = store
        let counts = try await store.read { snapshot in
            let before = try snapshot.features(in: .sites).count
            let written = DispatchSemaphore(value: 0)
            Task {
                _ = try await store.importLayers([MemorySource.sites(["Eins", "Zwei"]).layer("standorte", hash: "2")])
                written.signal()
            }
            written.wait()
            return (before, try snapshot.features(in: .sites).count)
        }
        #expect(counts == (1, 1))
        #expect(try await store.summary(of: .sites).itemCount == 2)
    }

    @Test func `an inventory opens at once while somebody writes to it`() async throws {
        _ = try await store.importLayers([MemorySource.sites(["Eins"]).layer("standorte", hash: "1")])
        let path = temporary.path
        let names = try await store.write { _ in
            // Within the write: opening must not wait for it, nor fail for it.
            try GeoPackageStore(path: path).pool.read { try String.fetchAll($0, sql: "SELECT name FROM sites") }
        }
        #expect(names == ["Eins"])
    }

    @Test func `a change of a road reaches every site that it concerns`() async throws {
        func road(_ id: String, _ status: String, x: Double) -> MemorySource {
            MemorySource(
                fields: ["VP_NR", "NAME", "STATUS"],
                rows: [(rectangle(x, 5000, 10, 10), [.string(id), .string(id), .string(status)])])
        }
        _ = try await store.importLayers([
            road("R1", "im Bau", x: 0).layer("verkehrsprojekte", hash: "1"),
            MemorySource.sites(["Eins"]).layer("standorte", hash: "2"),
        ])
        let links = try await store.features(.accessLinks)
        #expect(links.map(\.id.text) == ["S1~R1~computed"])
        #expect(abs((links[0]["straight_line_m"].number ?? 0) - 4000) < 4)
        #expect(links[0]["road_status"] == .string("under_construction"))
        #expect(links[0]["connection_state"] == .null)

        let nearer = MemorySource(
            fields: ["VP_NR", "NAME", "STATUS"],
            rows: [(rectangle(0, 2000, 10, 10), [.string("R2"), .string("R2"), .string("in Planung")])])
        _ = try await store.importLayers([nearer.layer("verkehrsprojekte", hash: "3")])
        let ranks = try await store.features(.accessLinks).map { ($0.id.text, $0["rank"].integer) }
        #expect(ranks.map(\.0) == ["S1~R1~computed", "S1~R2~computed"] && ranks.map(\.1) == [2, 1])
        #expect(try await store.features(.sites).map { $0["nearest_project_id"] } == [.string("R2")])
    }
}
