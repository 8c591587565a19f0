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
        try await store.connections.writer.write { db in
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

extension MigrationTests {
    /// Adds digits beyond the precision of each unit to every computed figure, as formats up to 5 stored them.
    private static func addDigits(_ db: Database) throws {
        let beyond: [FieldUnit: Double] = [.hectares: 1.23e-7, .metres: 0.00123, .minutes: 0.00123, .degrees: 0.0123]
        let lists: [(property: String, figure: String, unit: FieldUnit)] = [
            ("conditions", "conditional_ha", .hectares), ("access_links", "straight_line_m", .metres),
        ]
        for table in InventoryTable.all {
            let figures = table.schema.fields.filter { $0.isDerived && $0.kind == .number }
            guard !figures.isEmpty else { continue }
            var members = Dictionary(
                uniqueKeysWithValues: figures.map { ($0.name, $0.unit.flatMap { beyond[$0] } ?? 0) })
            let ownLists = lists.filter { table.schema.field($0.property) != nil }
            for list in ownLists { members[list.figure] = beyond[list.unit] }
            let digits = members
            let noisy = DatabaseFunction("noisy", argumentCount: 1, pure: true) { values in
                String.fromDatabaseValue(values[0]).map { text in
                    text.replacing(/"([a-z0-9_]+)":(-?[0-9][-+.eE0-9]*)/) { match in
                        guard let more = digits[String(match.1)], let number = Double(match.2) else {
                            return match.0
                        }
                        return "\"\(match.1)\":\(number + more)"[...]
                    }
                }
            }
            db.add(function: noisy)
            let columns =
                figures.map { "\($0.name) = \($0.name) + \(members[$0.name] ?? 0)" }
                + ownLists.map { "\($0.property) = noisy(\($0.property))" }
            for name in [table.name, table.history] {
                try db.execute(sql: "UPDATE \(name) SET \(columns.joined(separator: ", "))")
            }
            for name in [table.documents, table.history] {
                try db.execute(sql: "UPDATE \(name) SET geojson = noisy(geojson)")
            }
        }
        try db.execute(sql: "UPDATE inventory_settings SET value = '5' WHERE name = 'format'")
    }

    @Test func `an inventory of format 5 answers with the same figures, rounded, now and about its past`() async throws
    {
        var region = Region(seed: 12)
        let temporary = try TemporaryGeoPackage()
        _ = try await temporary.store.importLayers(region.all(), options: .ofRegion)
        for _ in 1...6 { _ = try await temporary.store.importLayers([region.change()], options: .ofRegion) }
        let versions: [Int64] = Array(1...7)
        let before = try await Answers(temporary.store, versions)
        try await temporary.store.edit { try Self.addDigits($0) }
        let unrounded = try await Answers(temporary.store, versions)
        #expect(unrounded.features != before.features && unrounded.statements == before.statements)

        let reopened = try GeoPackageStore(path: temporary.path)
        let after = try await Answers(reopened, versions)
        #expect(after.features == before.features)
        #expect(after.rows == before.rows)
        #expect(after.statements == before.statements)
        #expect(after.features.joined().contains { $0.contains(#""drive_minutes":"#) })
        #expect(try await reopened.checkFigures().differing == [])
    }

    /// What is served, and what the columns hold, at each version.
    private struct Answers {
        var features: [[String]] = []
        var rows: [[Feature]] = []
        var statements: [[UInt8]?] = []

        init(_ store: GeoPackageStore, _ versions: [Int64]) async throws {
            for version in versions {
                let source = store.at(version: version)
                for collection in CollectionID.allCases {
                    let page = try await source.page(FeatureQuery(collection, limit: 1000))
                    features.append(page.features.map { String(decoding: $0.geoJSON, as: UTF8.self) })
                    rows.append(try await source.read { try $0.features(in: collection) })
                }
                for site in try await source.read({ try $0.ids(in: .sites) }) {
                    statements.append(try await source.hectaresStatement(of: site))
                }
            }
        }
    }
}

extension Envelope? {
    fileprivate var sides: [Double] { self.map { [$0.minX, $0.minY, $0.maxX, $0.maxY] } ?? [] }
}
