import Foundation
import GRDB
import InventorySQL
import SimpleFeatures
import StoreTestSupport
import Testing

@testable import GeoPackageStore
@testable import InventoryExchange
@testable import SiteInventory

/// Inventories of older formats.
@Suite struct MigrationTests {
    /// An inventory of format 3, made by removing the additions of later formats.
    private static func makeFormat3(_ store: GeoPackageStore) async throws {
        try await store.pool.write { db in
            try db.execute(sql: "INSERT INTO inventory_writer VALUES (1)")
            for table in InventoryTable.all {
                try db.execute(sql: "DROP TABLE \(table.historyBoxes)")
                for index in ["\(table.name)_recorded_from", "\(table.history)_fid", "\(table.history)_recorded_to"] {
                    try db.execute(sql: "DROP INDEX \(index)")
                }
            }
            try db.execute(sql: "UPDATE inventory_settings SET value = '3' WHERE name = 'format'")
            try db.execute(sql: "DELETE FROM inventory_writer")
        }
    }

    @Test func `an inventory of format 3 has the same past versions after migration`() async throws {
        var region = Region(seed: 11)
        let temporary = try TemporaryGeoPackage()
        _ = try await temporary.store.importLayers(region.all(), options: .ofRegion)
        for _ in 1...6 { _ = try await temporary.store.importLayers([region.change()], options: .ofRegion) }
        let box = Envelope(minX: 7.13, minY: 51.56, maxX: 7.16, maxY: 51.58)
        func answers(_ store: GeoPackageStore) async throws -> (features: [[String]], extents: [Envelope?]) {
            var answers: (features: [[String]], extents: [Envelope?]) = ([], [])
            for version in 1...7 as ClosedRange<Int64> {
                for collection in CollectionID.allCases {
                    let source = store.at(version: version)
                    let query = FeatureQuery(collection, limit: 100, boxes: [box])
                    answers.features.append(
                        try await source.page(query).features.map { String(decoding: $0.geoJSON, as: UTF8.self) })
                    answers.extents.append(try await source.summary(of: collection).extent)
                }
            }
            return answers
        }
        let before = try await answers(temporary.store)
        let schema =
            "SELECT group_concat(sql, '\n') FROM (SELECT sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY name)"
        let tables = try await temporary.store.pool.read { try String.fetchOne($0, sql: schema) }
        try await Self.makeFormat3(temporary.store)

        let reopened = try GeoPackageStore(path: temporary.path)
        let after = try await answers(reopened)
        #expect(after.features == before.features)
        #expect(after.extents.count == before.extents.count)
        // Envelopes of ended versions are rebuilt from served geometries, with seven decimals in single precision.
        for (extent, former) in zip(after.extents, before.extents) {
            #expect(zip(extent.sides, former.sides).allSatisfy { abs($0 - $1) < 1e-5 }, "\(String(describing: extent))")
            #expect((extent == nil) == (former == nil))
        }
        #expect(try await reopened.pool.read { try String.fetchOne($0, sql: schema) } == tables)
        _ = try await reopened.importLayers([region.change()], options: .ofRegion)
        #expect(try await reopened.checkFigures().differing == [])
    }
}

extension Envelope? {
    fileprivate var sides: [Double] { self.map { [$0.minX, $0.minY, $0.maxX, $0.maxY] } ?? [] }
}
