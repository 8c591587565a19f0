import Foundation
import GRDB
import InventoryExchange
import StoreTestSupport
import Testing

@testable import GeoPackageStore
@testable import SiteInventory

/// Inventories of format 6, which kept a file once for each of its layers.
struct KeptFileMigrationTests {
    private static let schema =
        "SELECT group_concat(sql, '\n') FROM (SELECT sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY name)"

    /// Replaces the tables of files by that of format 6.
    ///
    /// - Parameter files: for each layer's hash its files, with their pieces.
    private static func makeFormat6(_ db: Database, files: [(hash: String, name: String, pieces: [String])]) throws {
        for table in KeptFiles.tableNames.reversed() { try db.execute(sql: "DROP TABLE \(table)") }
        try db.execute(
            sql: """
                CREATE TABLE inventory_import_files (
                  content_hash TEXT NOT NULL,
                  file TEXT NOT NULL,
                  piece INTEGER NOT NULL,
                  bytes BLOB NOT NULL,
                  PRIMARY KEY (content_hash, file, piece)
                );
                UPDATE inventory_settings SET value = '6' WHERE name = 'format';
                """)
        for sql in GeoPackageSchema.refusalTriggers("inventory_import_files") { try db.execute(sql: sql) }
        for file in files {
            for (piece, text) in file.pieces.enumerated() {
                try db.execute(
                    sql: "INSERT INTO inventory_import_files VALUES (?, ?, ?, ?)",
                    arguments: [file.hash, file.name, piece, Data(text.utf8)])
            }
        }
    }

    @Test func `the layers of one file come to one row of it`() async throws {
        let temporary = try TemporaryGeoPackage()
        let layers = [
            MemorySource.sites(["Eins"]).layer("standorte", hash: "1"),
            MemorySource.plot("verfügbar").layer("teilflaechen", hash: "2"),
        ]
        _ = try await temporary.store.importLayers(layers)
        _ = try await temporary.store.importLayers([MemorySource.plot("frei").layer("teilflaechen", hash: "3")])
        let tables = try await temporary.store.pool.read { try String.fetchOne($0, sql: Self.schema) }
        try await temporary.store.edit { db in
            try Self.makeFormat6(
                db,
                files: [
                    ("1", "a.zip", ["ab", "c"]), ("2", "a.zip", ["ab", "c"]), ("3", "b.dbf", ["d"]),
                    ("3", "b.shp", ["abc"]),
                ])
        }

        let store = try GeoPackageStore(path: temporary.path)
        let abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        let d = "18ac3e7343f016890c510e93f935261169d9e3f565436429830faf0934f4f8e4"
        #expect(try await store.pool.read { try String.fetchOne($0, sql: Self.schema) } == tables)
        #expect(try await store.number("SELECT count(*) FROM inventory_files") == 2)
        #expect(try await store.number("SELECT sum(length(bytes)) FROM inventory_file_pieces") == 4)
        let pieces = try await store.pool.read { db in
            try String.fetchAll(
                db,
                sql: "SELECT CAST(bytes AS TEXT) FROM inventory_file_pieces WHERE file_hash = ? ORDER BY piece",
                arguments: [abc])
        }
        #expect(pieces == ["ab", "c"])
        let container = FileRecord(name: "a.zip", hash: abc, byteCount: 3)
        let imports = try await store.read { try $0.imports(ImportSelection()) }
        #expect(
            imports.map { $0.layers.map(\.files) } == [
                [
                    [
                        FileRecord(name: "b.dbf", hash: d, byteCount: 1),
                        FileRecord(name: "b.shp", hash: abc, byteCount: 3),
                    ]
                ],
                [[container], [container]],
            ])
    }

    @Test func `an inventory without files is migrated`() async throws {
        let temporary = try TemporaryGeoPackage()
        try await temporary.store.edit { try Self.makeFormat6($0, files: []) }
        let store = try GeoPackageStore(path: temporary.path)
        let layer = MemorySource.sites(["Eins"]).layer("standorte", hash: "1")
        #expect(try await store.importLayers([layer]).isKept)
    }
}
