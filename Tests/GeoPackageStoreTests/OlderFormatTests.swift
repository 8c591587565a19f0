import GRDB
import InventoryExchange
import SimpleFeatures
import StoreTestSupport
import Testing

@testable import GeoPackageStore
@testable import SiteInventory

/// Inventories that lack the tables and columns of later formats.
struct OlderFormatTests {
    @Test(arguments: [
        (1, ["inventory_reverts", "inventory_mappings", "junctions", "road_network"]),
        (2, ["inventory_mappings", "junctions", "road_network"]),
    ])
    func `an inventory of an older format is migrated`(format: Int, lacks: [String]) async throws {
        let kept = try TemporaryGeoPackage()
        try kept.store.close()
        let queue = try DatabaseQueue(path: kept.path)
        try await queue.write { db in
            try db.execute(
                sql: """
                    INSERT INTO inventory_writer VALUES (1);
                    UPDATE inventory_settings SET value = '\(format)' WHERE name = 'format';
                    """)
            for table in lacks {
                let parts = try String.fetchAll(
                    db, sql: "SELECT name FROM sqlite_master WHERE type = 'table' AND name GLOB ?",
                    arguments: ["*\(table)*"])
                let shadows = ["_node", "_parent", "_rowid"]
                try db.execute(sql: "DELETE FROM gpkg_extensions WHERE table_name = ?", arguments: [table])
                try db.execute(sql: "DELETE FROM gpkg_geometry_columns WHERE table_name = ?", arguments: [table])
                try db.execute(sql: "DELETE FROM gpkg_contents WHERE table_name = ?", arguments: [table])
                for part in parts where !shadows.contains(where: part.hasSuffix) {
                    try db.execute(sql: "DROP TABLE \(part)")
                }
            }
            try db.execute(sql: "DELETE FROM inventory_writer")
        }
        try queue.close()
        let store = try GeoPackageStore(path: kept.path)
        _ = try await store.importLayers([MemorySource.sites(["Eins"]).layer("standorte", hash: "1")])
        #expect(try await store.revertImport(1).ended == 1)
        #expect(try await store.summary(of: .junctions).itemCount == 0)
        #expect(try await store.summary(of: .roadNetwork).itemCount == 0)
    }

    @Test func `an inventory without a new figure gets it computed`() async throws {
        let kept = try TemporaryGeoPackage()
        _ = try await kept.store.importLayers([
            MemorySource.plot("verfügbar").layer("teilflaechen", hash: "1"),
            MemorySource.sites(["Eins"]).layer("standorte", hash: "2"),
        ])
        let before = try await kept.store.features(.sites)
        try kept.store.close()
        let queue = try DatabaseQueue(path: kept.path)
        try await queue.write { db in
            try db.execute(
                sql: """
                    INSERT INTO inventory_writer VALUES (1);
                    UPDATE inventory_settings SET value = '3' WHERE name = 'format';
                    UPDATE sites_documents SET geojson =
                      replace(geojson, ',"restricted_severe_ha":0,"restricted_minor_ha":0', '');
                    DELETE FROM inventory_writer;
                    """)
            for (table, column) in [
                ("sites", "restricted_severe_ha"), ("sites", "restricted_minor_ha"),
                ("sites_history", "restricted_severe_ha"), ("sites_history", "restricted_minor_ha"),
            ] {
                try db.execute(sql: "ALTER TABLE \(table) DROP COLUMN \(column)")
            }
        }
        try queue.close()
        let store = try GeoPackageStore(path: kept.path)
        #expect(try await store.features(.sites)[0]["restricted_minor_ha"] == .null)
        try await store.refresh()
        #expect(try await store.features(.sites) == before)
        #expect(before[0]["restricted_minor_ha"] == .number(0))
    }

    @Test func `an inventory of a format with fewer properties gets them and recomputes its figures`() async throws {
        let kept = try TemporaryGeoPackage()
        let road = MemorySource(
            fields: ["VP_NR", "NAME", "ART", "STATUS"],
            rows: [
                (
                    .point(Position(372_500, 5_715_000)),
                    ["R1", "A 42", "Anschlussstelle", "in Betrieb"].map { PropertyValue.string($0) }
                )
            ])
        _ = try await kept.store.importLayers([
            road.layer("verkehrsprojekte", hash: "r"), MemorySource.sites(["Eins"]).layer("standorte", hash: "1"),
        ])
        let site = try await kept.store.features(.sites)
        try kept.store.close()
        let queue = try DatabaseQueue(path: kept.path)
        try await queue.write { db in
            for table in ["sites", "sites_history"] {
                try db.execute(sql: "ALTER TABLE \(table) DROP COLUMN nearest_junction_id")
            }
            try db.execute(
                sql: """
                    INSERT INTO inventory_writer VALUES (1);
                    UPDATE inventory_settings SET value = '4' WHERE name = 'format';
                    UPDATE sites_documents SET geojson = replace(geojson, '"nearest_junction_id":"R1",', '');
                    DELETE FROM inventory_writer;
                    """)
        }
        try queue.close()
        let store = try GeoPackageStore(path: kept.path)
        #expect(try await store.features(.sites).map { $0["nearest_junction_id"] } == [.null])
        try await store.refresh()
        #expect(try await store.features(.sites) == site)
        #expect(site.map { $0["nearest_junction_id"] } == [.string("R1")])
        #expect(try await store.checkFigures().differing == [])
    }
}
