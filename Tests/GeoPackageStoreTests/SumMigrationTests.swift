import Foundation
import GRDB
import InventoryExchange
import InventorySQL
import SimpleFeatures
import StoreTestSupport
import Testing

@testable import GeoPackageStore
@testable import SiteInventory

/// Inventories of format 7, which stored no unrounded figures and no overlaps, and of format 8 without municipal shares.
struct SumMigrationTests {
    private static let tables = [
        "sites_figures", "sites_figures_history", "sites_conditions", "sites_shares", "sites_crowded_lands",
        "sites_overlaps",
    ]

    private static func makeFormat7(_ db: Database) throws {
        for table in tables { try db.execute(sql: "DROP TABLE \(table)") }
        try db.execute(sql: "UPDATE inventory_settings SET value = '7' WHERE name = 'format'")
    }

    /// The rows of the tables. Numbers of overlaps are left out, hectares are rounded.
    private static func rows(_ store: GeoPackageStore) async throws -> [String] {
        try await store.pool.read { db in
            var rows = try tables.dropLast().flatMap { table in
                try Row.fetchAll(db, sql: "SELECT * FROM \(table)").map { row in
                    "\(table) " + row.databaseValues.map(text).joined(separator: ",")
                }
            }
            let claims = try Row.fetchAll(
                db,
                sql: """
                    SELECT group_concat(fid || land || ifnull(condition, '')), hectares, first_version, last_version
                    FROM (SELECT * FROM sites_overlaps ORDER BY overlap, fid) GROUP BY overlap
                    """)
            rows += claims.map { $0.databaseValues.map(text).joined(separator: ",") }
            return rows.sorted()
        }
    }

    private static func text(_ value: DatabaseValue) -> String {
        if case .double(let number) = value.storage { return String(format: "%.9f", number) }
        return value.description
    }

    @Test(arguments: [31, 32, 33] as [UInt64])
    func `figures and overlaps of every version are those that changes would have stored`(seed: UInt64) async throws {
        var region = Region(seed: seed)
        let temporary = try TemporaryGeoPackage()
        _ = try await temporary.store.importLayers(region.all(), options: .ofRegion)
        for number in 1...8 {
            let town = MemorySource(
                fields: ["AGS", "NAME"],
                rows: [(rectangle(0, 0, Double(number) * 200, 2000), ["05562024", "Marl"].map { .string($0) })]
            ).layer("gemeinden", hash: "town \(number)")
            _ = try await temporary.store.importLayers(
                [region.change()] + (number % 3 == 0 ? [town] : []), options: .ofRegion)
        }
        let rows = try await Self.rows(temporary.store)
        #expect(try await temporary.store.number("SELECT count(*) FROM sites_overlaps") > 0)
        try await temporary.store.edit { try Self.makeFormat7($0) }
        try temporary.store.close()

        let migrated = try GeoPackageStore(existing: temporary.path)
        #expect(try await Self.rows(migrated) == rows)
        #expect(try await migrated.checkFigures().differing == [])
        try await migrated.edit { db in
            try db.execute(sql: "DROP TABLE sites_shares")
            try db.execute(sql: "UPDATE inventory_settings SET value = '8' WHERE name = 'format'")
        }
        try migrated.close()
        #expect(try await Self.rows(GeoPackageStore(existing: temporary.path)) == rows)
    }

    @Test func `a wrong stored figure and a lost overlap are found and computed again`() async throws {
        var region = Region(seed: 31)
        let temporary = try TemporaryGeoPackage()
        _ = try await temporary.store.importLayers(region.all(), options: .ofRegion)
        try await temporary.store.edit { db in
            try db.execute(
                sql: """
                    UPDATE sites_figures SET gross_ha = 4711 WHERE fid = (SELECT fid FROM sites WHERE id = 'S1');
                    DELETE FROM sites_overlaps WHERE overlap = (SELECT min(overlap) FROM sites_overlaps);
                    """)
        }
        let differing = try await temporary.store.checkFigures().differing
        #expect(differing.contains("sites/S1") && differing.contains { $0.hasPrefix("overlaps/") }, "\(differing)")
        _ = try await temporary.store.recompute()
        #expect(try await temporary.store.checkFigures().differing == [])
        #expect(try await temporary.store.number("SELECT count(*) FROM sites_figures WHERE gross_ha = 4711") == 0)
    }
}
