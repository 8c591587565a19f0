internal import Crypto
internal import Foundation
internal import GRDB
internal import SiteInventory

/// The tables of delivered files. The bytes of a file are stored once, by their hash.
enum KeptFiles {
    static let tableNames = ["inventory_files", "inventory_file_pieces", "inventory_layer_files"]

    static let tables = """
        CREATE TABLE inventory_files (
          file_hash TEXT NOT NULL PRIMARY KEY,
          size INTEGER NOT NULL
        );
        CREATE TABLE inventory_file_pieces (
          file_hash TEXT NOT NULL REFERENCES inventory_files (file_hash),
          piece INTEGER NOT NULL,
          bytes BLOB NOT NULL,
          PRIMARY KEY (file_hash, piece)
        );
        CREATE TABLE inventory_layer_files (
          version INTEGER NOT NULL REFERENCES inventory_versions (version),
          content_hash TEXT NOT NULL,
          name TEXT NOT NULL,
          file_hash TEXT NOT NULL REFERENCES inventory_files (file_hash),
          PRIMARY KEY (version, content_hash, name)
        );
        """

    /// Migrates the table of formats up to 6, which stored the bytes of a file once for each of its layers.
    ///
    /// - Throws: `DatabaseError` when the file cannot be written.
    static func migrate(_ db: Database) throws {
        guard try db.tableExists("inventory_import_files") else { return }
        try db.execute(sql: tables)
        let files = try Row.fetchAll(db, sql: "SELECT DISTINCT content_hash, file FROM inventory_import_files")
        for file in files { try move(file["file"], ofLayer: file["content_hash"], in: db) }
        try db.execute(sql: "DROP TABLE inventory_import_files")
        for sql in tableNames.flatMap(GeoPackageSchema.refusalTriggers) { try db.execute(sql: sql) }
    }

    private static func move(_ name: String, ofLayer contentHash: String, in db: Database) throws {
        let (hash, size) = try hashAndSize(of: name, ofLayer: contentHash, in: db)
        try db.execute(sql: "INSERT OR IGNORE INTO inventory_files VALUES (?, ?)", arguments: [hash, size])
        if db.changesCount == 1 {
            try db.execute(
                sql: """
                    INSERT INTO inventory_file_pieces SELECT ?, piece, bytes FROM inventory_import_files
                    WHERE content_hash = ? AND file = ?
                    """,
                arguments: [hash, contentHash, name])
        }
        try db.execute(
            sql: """
                INSERT INTO inventory_layer_files
                SELECT version, content_hash, ?, ? FROM inventory_imports WHERE content_hash = ?
                """,
            arguments: [name, hash, contentHash])
        // Deletes at once, so that the next file reuses the space.
        try db.execute(
            sql: "DELETE FROM inventory_import_files WHERE content_hash = ? AND file = ?",
            arguments: [contentHash, name])
    }

    private static func hashAndSize(
        of name: String, ofLayer contentHash: String, in db: Database
    ) throws -> (hash: String, size: Int) {
        var (hash, size) = (SHA256(), 0)
        let pieces = try Data.fetchCursor(
            db,
            sql: "SELECT bytes FROM inventory_import_files WHERE content_hash = ? AND file = ? ORDER BY piece",
            arguments: [contentHash, name])
        while let bytes = try pieces.next() {
            hash.update(data: bytes)
            size += bytes.count
        }
        return (hash.finalize().map(\.hexadecimal).joined(), size)
    }
}
