import Foundation
import GRDB
import SimpleFeatures
import Testing

@testable import GeoPackageStore

/// A change of the tables needs a new inventory format, so that files of older programs are migrated when they are opened.
struct SchemaFormatTests {
    private static let golden = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "Golden/inventory-format-\(GeoPackageSchema.inventoryFormat).sql")

    @Test func `the tables are those of the inventory format`() throws {
        let tables = try Self.tables()
        let exists = FileManager.default.fileExists(atPath: Self.golden.path())
        if !exists, ProcessInfo.processInfo.environment["RECORD"] != nil {
            try tables.write(to: Self.golden, atomically: true, encoding: .utf8)
        }
        let recorded = try? String(contentsOf: Self.golden, encoding: .utf8)
        let lines = Set(recorded?.split(separator: "\n") ?? [])
        let differing = tables.split(separator: "\n").first { !lines.contains($0) }
        #expect(
            tables == recorded,
            """
            The tables differ from \(Self.golden.lastPathComponent), first in: \(differing ?? "a line that is missing").
            1. Raise GeoPackageSchema.inventoryFormat by one.
            2. Add a step to GeoPackageSchema.migrate that brings older files to these tables. Columns of new fields are
               added already.
            3. Record the new tables: RECORD=1 swift test --filter SchemaFormatTests. Keep the older files.
            """)
    }

    /// The definitions of all tables, indexes and triggers of a new inventory, but for those that SQLite makes itself.
    private static func tables() throws -> String {
        try DatabaseQueue().write { db in
            try GeoPackageSchema.create(db, crs: .utm32)
            let definitions = try String.fetchAll(
                db,
                sql: """
                    SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'
                      AND NOT EXISTS (SELECT 1 FROM sqlite_master AS r WHERE r.sql LIKE 'CREATE VIRTUAL TABLE%'
                        AND sqlite_master.name IN (r.name || '_node', r.name || '_parent', r.name || '_rowid'))
                    ORDER BY type = 'table' DESC, tbl_name, type, name
                    """)
            return definitions.map { $0 + ";\n" }.joined()
        }
    }
}
