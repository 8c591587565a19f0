import CQL2
import Foundation
import GRDB
import InventorySQL
import SimpleFeatures
import Testing

@testable import GeoPackageStore

/// The predicates of CQL2's abstract test suite (OGC 21-065r2, annex A) on its own data, Natural Earth at 1:110m.
///
/// The data is not in the repository. `CQL2_DATA` names its folder; the default is beside the checkout.
enum StandardData {
    static let folder: URL? = {
        let checkout = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        let named = ProcessInfo.processInfo.environment["CQL2_DATA"].map { URL(filePath: $0) }
        return [named, checkout.appending(path: "../shared/data/cql2")].compactMap(\.self).first {
            FileManager.default.fileExists(atPath: $0.appending(path: "predicates.json").path())
        }
    }()

    struct Case: Sendable, CustomTestStringConvertible {
        let table: String
        let filter: String
        let count: Int

        var testDescription: String { "\(filter) gives \(count) of \(table)" }
    }

    private static func rows(_ name: String) -> [[Any]] {
        guard let folder, let data = try? Data(contentsOf: folder.appending(path: "predicates.json")),
            let document = try? JSONSerialization.jsonObject(with: data) as? [String: Any]
        else { return [] }
        return document[name] as? [[Any]] ?? []
    }

    /// Counts of the suite that contradict its text: they are from an earlier edition with `Ko%`, which
    /// matches København and Koror. Chicago, Chengdu and Chișinău begin with `Ch`, only Chișinău with `Chis`, as in
    /// Python: `[n for n in names if unaccent(n).casefold().startswith("chis")]`.
    static let errata = [
        "ACCENTI(name) LIKE accenti('Ch%')": 3, "ACCENTI(CASEI(name)) LIKE accenti(casei('Chiș%'))": 1,
        "ACCENTI(CASEI(name)) LIKE accenti(casei('cHis%'))": 1,
    ]

    /// Conformance class, further required class, table, predicate, count.
    static let predicates: [Case] = rows("predicates").compactMap { row in
        guard row.count == 5, let table = row[2] as? String, let filter = row[3] as? String, let count = row[4] as? Int
        else { return nil }
        return Case(table: table, filter: filter, count: errata[filter] ?? count)
    }

    /// Conformance class, four predicates, count for their combination.
    static let combinations: [Case] = rows("combinations").compactMap { row in
        let p = row.compactMap { $0 as? String }.dropFirst()
        guard p.count == 4, let count = row.last as? Int else { return nil }
        let (p1, p2, p3, p4) = (p[1], p[2], p[3], p[4])
        return Case(
            table: "ne_110m_populated_places_simple",
            filter: "(NOT (\(p2)) AND \(p1)) OR (\(p3) and \(p4)) or not (\(p1) OR \(p4))", count: count)
    }

    /// Copied to memory, since the file must not be modified or locked.
    static let database: DatabaseQueue? = folder.flatMap { folder in
        var configuration = Configuration()
        configuration.prepareDatabase { FilterFunctions.register(in: $0) }
        let copy = FileManager.default.temporaryDirectory.appending(path: "cql2-\(UUID()).gpkg")
        defer { try? FileManager.default.removeItem(at: copy) }
        do {
            try Data(contentsOf: folder.appending(path: "ne110m4cql2.gpkg")).write(to: copy)
            let memory = try DatabaseQueue(configuration: configuration)
            try DatabaseQueue(path: copy.path()).backup(to: memory)
            return memory
        } catch {
            return nil
        }
    }
}

extension FilterTable {
    /// A table of any GeoPackage, described by its columns.
    init(_ name: String, in db: Database) throws {
        let geometry = try Row.fetchOne(
            db, sql: "SELECT column_name, srs_id FROM gpkg_geometry_columns WHERE table_name = ?", arguments: [name])
        let types: [String: ValueType] = [
            "TEXT": .string, "INTEGER": .integer, "REAL": .number, "DOUBLE": .number, "BOOLEAN": .boolean,
            "DATE": .date,
            "DATETIME": .timestamp, "JSON": .array,
        ]
        var columns: [String: Column] = [:]
        for column in try db.columns(in: name) {
            let type = types[String(column.type.prefix { $0 != "(" })]
            if let type { columns[column.name] = Column(sql: "f.\(sql: column.name.quoted)", type: type) }
        }
        self.init(
            columns: columns,
            geometry: geometry.map { row in
                let column: String = row["column_name"]
                let index = "rtree_\(name)_\(column)"
                return GeometryColumn(
                    name: column, sql: "f.\(column.quoted)", crs: .epsg(row["srs_id"]),
                    candidates: { GeoPackageDialect.rows(in: index, meeting: $0) })
            })
    }

    func count(_ filter: FilterExpression, of name: String, in db: Database, crs: CRS = .crs84) throws -> Int {
        let sql = try FilterCompiler.compile(filter, self, crs: crs, GeoPackageDialect())
        return try Int.fetchOne(
            db, sql: "SELECT count(*) FROM \(name.quoted) AS f WHERE \(sql.sql)",
            arguments: StatementArguments(sql))
            ?? -1
    }
}

@Suite(.enabled(if: StandardData.folder != nil, "The standard's data is not there; CQL2_DATA names its folder"))
struct StandardPredicateTests {
    @Test func `all predicates of the suite are tested`() {
        #expect(StandardData.predicates.count == 274)
        #expect(StandardData.combinations.count == 77)
        #expect(StandardData.database != nil)
        #expect(StandardData.predicates.count { StandardData.errata.keys.contains($0.filter) } == 3)
    }

    @Test(arguments: StandardData.predicates + StandardData.combinations)
    func `text, JSON and a table without index give the published count`(predicate: StandardData.Case)
        async throws
    {
        let database = try #require(StandardData.database)
        try await database.read { db in
            var table = try FilterTable(predicate.table, in: db)
            let fromText = try FilterLanguage.text.read(predicate.filter, for: table.queryables)
            let fromJSON = try FilterLanguage.json.read(fromText.json, for: table.queryables)
            #expect(fromJSON == fromText)
            #expect(try table.count(fromText, of: predicate.table, in: db) == predicate.count)
            table.geometry = table.geometry.map {
                FilterTable.GeometryColumn(name: $0.name, sql: $0.sql, crs: $0.crs)
            }
            #expect(try table.count(fromText, of: predicate.table, in: db) == predicate.count)
        }
    }
}
