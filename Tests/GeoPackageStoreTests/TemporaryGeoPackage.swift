import Foundation
import GRDB
import SiteInventory
import StoreTestSupport

@testable import GeoPackageStore

/// An inventory in a folder of its own that is removed at the end of the test.
final class TemporaryGeoPackage {
    let folder = FileManager.default.temporaryDirectory.appending(path: "geopackage-\(UUID())")
    let store: GeoPackageStore

    init() throws {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        store = try GeoPackageStore(path: folder.appending(path: "inventory.gpkg").path())
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    var path: String { folder.appending(path: "inventory.gpkg").path() }
}

extension GeoPackageStore {
    /// The single number that the SQL selects.
    func number(_ sql: String) async throws -> Int {
        try await pool.read { try Int.fetchOne($0, sql: sql) ?? -1 }
    }

    /// Changes tables as only the store itself may.
    func edit(_ body: @escaping @Sendable (Database) throws -> Void) async throws {
        try await connections.writer.write { db in
            try db.execute(sql: "INSERT INTO inventory_writer VALUES (1)")
            try body(db)
            try db.execute(sql: "DELETE FROM inventory_writer")
        }
    }
}
