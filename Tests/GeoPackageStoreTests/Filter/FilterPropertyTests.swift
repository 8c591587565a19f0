import CQL2
import Foundation
import GRDB
import GeometryEngine
import InventorySQL
import SimpleFeatures
import TestSupport
import Testing

@testable import GeoPackageStore

/// A table of random rows with every type of value, a third of them unknown.
private struct RandomTable {
    static let area = Envelope(minX: 0, minY: 0, maxX: 100, maxY: 100)
    static let strings = [
        "", "a", "A", "ab", "Äb", "a\u{308}b", "äb", "ß", "SS", "it's", "a%b", "a_b", "a\\b", "\\", "\"",
        "x' OR 1=1 --",
    ]
    static let numbers: [Double] = [-2.5, -1, 0, 0.5, 1, 2, 3, 7, 10]
    static let dates = ["2024-02-29", "2025-01-01", "2025-01-02", "2025-12-31", "2026-06-01"]
    static let timestamps = [
        "2025-01-01T00:00:00Z", "2025-01-01T12:00:00Z", "2025-01-01T12:00:00.5Z", "2025-12-31T23:59:59Z",
        "2026-01-01T00:00:00Z",
    ]
    static let properties: [ValueType: [String]] = [
        .string: ["name", "other"], .number: ["ha"], .integer: ["year"], .boolean: ["ready"], .date: ["from", "to"],
        .timestamp: ["start", "end"], .geometry: ["geom"], .array: ["tags"],
    ]

    let queue: DatabaseQueue
    /// The rows by row key.
    var rows: [Int64: [String: FilterEvaluator.Value]] = [:]

    init(_ random: inout RandomFilter, count: Int) throws {
        var configuration = Configuration()
        configuration.prepareDatabase { db in
            SpatialIndexTriggers.register(in: db)
            FilterFunctions.register(in: db)
        }
        queue = try DatabaseQueue(configuration: configuration)
        try queue.write { db in
            try db.execute(
                sql: """
                    CREATE TABLE things (fid INTEGER PRIMARY KEY, geom GEOMETRY, name TEXT, other TEXT, ha DOUBLE, year INTEGER,
                      ready BOOLEAN, "from" DATE, "to" DATE, start DATETIME, "end" DATETIME, tags JSON);
                    CREATE INDEX things_name ON things (name);
                    CREATE INDEX things_from ON things ("from");
                    CREATE VIRTUAL TABLE rtree_things_geom USING rtree (id, minx, maxx, miny, maxy);
                    CREATE TABLE gpkg_geometry_columns (table_name TEXT, column_name TEXT, srs_id INTEGER);
                    INSERT INTO gpkg_geometry_columns VALUES ('things', 'geom', 25832);
                    """)
            for fid in 1...Int64(count) { rows[fid] = try Self.insert(fid, &random, db) }
        }
    }

    private static func insert(
        _ fid: Int64, _ filter: inout RandomFilter, _ db: Database
    ) throws -> [String: FilterEvaluator.Value] {
        var row: [String: FilterEvaluator.Value] = [:]
        var stored: [String: (any DatabaseValueConvertible)?] = ["fid": fid]
        func isKnown() -> Bool { Int.random(in: 0..<3, using: &filter.random) > 0 }
        func pick<Item>(_ items: [Item]) -> Item { items[Int.random(in: 0..<items.count, using: &filter.random)] }
        for name in ["name", "other"] where isKnown() {
            let text = pick(strings)
            (row[name], stored[name]) = (.string(text), text)
        }
        for (name, numbers) in [("ha", numbers), ("year", numbers.filter { $0 == $0.rounded() })] where isKnown() {
            let number = pick(numbers)
            (row[name], stored[name]) = (
                .number(number), name == "year" ? (Int64(exactly: number) ?? 0) as any DatabaseValueConvertible : number
            )
        }
        if isKnown() {
            let truth = Bool.random(using: &filter.random)
            (row["ready"], stored["ready"]) = (.boolean(truth), truth)
        }
        for (name, times) in [("from", dates), ("to", dates), ("start", timestamps), ("end", timestamps)]
        where isKnown() {
            let time = pick(times)
            guard let instant = Instant(time) else { continue }
            row[name] = .time(instant.seconds, isDay: time.count == 10)
            // Some programs omit the offset.
            stored[name] = Bool.random(using: &filter.random) ? time : time.replacing("Z", with: "")
        }
        if isKnown() {
            var geometry = filter.geometry()
            if case .geometryCollection = geometry { geometry = .point(filter.random.position(in: area)) }
            (row["geom"], stored["geom"]) = (.geometry(geometry), GeoPackageGeometry.encode(geometry, srsID: 25832))
            if let box = Envelope(geometry) {
                try db.execute(
                    sql: "INSERT INTO rtree_things_geom VALUES (?, ?, ?, ?, ?)",
                    arguments: [fid, box.minX, box.maxX, box.minY, box.maxY])
            }
        }
        if isKnown() {
            let tags = (0..<Int.random(in: 0...3, using: &filter.random)).map { _ in pick(strings) }
            row["tags"] = .set(Set(tags.map(FilterEvaluator.Value.string) + [.number(1), .boolean(true)]))
            let json = try JSONSerialization.data(withJSONObject: tags as [Any] + [1, true, NSNull()])
            stored["tags"] = String(decoding: json, as: UTF8.self)
        }
        let names = stored.keys.sorted()
        let marks = names.map { _ in "?" }.joined(separator: ", ")
        try db.execute(
            sql: "INSERT INTO things (\(names.map(\.quoted).joined(separator: ", "))) VALUES (\(marks))",
            arguments: StatementArguments(names.map { stored[$0] ?? nil }))
        return row
    }
}

extension RandomFilter {
    fileprivate static func plain(seed: UInt64) -> RandomFilter {
        var filter = RandomFilter(
            seed: seed, properties: RandomTable.properties, strings: RandomTable.strings,
            patterns: ["%", "_", "a%", "%b", "%ä%", "a\\%b", "a\\_b", "\\\\", "__", "%'%", "a\\", "S%", "%%_%"],
            numbers: RandomTable.numbers, dates: RandomTable.dates, timestamps: RandomTable.timestamps,
            area: RandomTable.area)
        // The predicates that a second implementation supports.
        filter.spatialRelations = [.intersects, .disjoint, .contains, .within]
        return filter
    }
}

@Suite struct FilterPropertyTests {
    @Test(arguments: 0..<12 as Range<UInt64>)
    func `SQL selects the same rows as a naive evaluation`(seed: UInt64) throws {
        var filters = RandomFilter.plain(seed: seed)
        let things = try RandomTable(&filters, count: 60)
        let table = try things.queue.read { try FilterTable("things", in: $0) }
        for _ in 0..<60 {
            let filter = filters.condition(depth: 3)
            let expected = things.rows.filter { _, row in evaluator(of: row).truth(of: filter) == true }.keys.sorted()
            let sql = try FilterCompiler.compile(filter, table, crs: .utm32, GeoPackageDialect())
            let selected = try things.queue.read { db in
                try Int64.fetchAll(
                    db, sql: "SELECT fid FROM things AS f WHERE \(sql.sql) ORDER BY fid",
                    arguments: StatementArguments(sql))
            }
            #expect(selected == expected, "\(filter.text)")
        }
    }

    private func evaluator(of row: [String: FilterEvaluator.Value]) -> FilterEvaluator {
        FilterEvaluator(property: { row[$0] }) { relation, a, b in
            // Evaluates mixed collections part by part, since GEOS does not support them.
            if case .geometryCollection(let parts) = b {
                switch relation {
                case .intersects: return try? parts.contains { try a.intersects($0) }
                case .disjoint: return try? parts.allSatisfy { try !a.intersects($0) }
                default: return nil
                }
            }
            switch relation {
            case .intersects: return try? a.intersects(b)
            case .disjoint: return try? !a.intersects(b)
            case .contains: return try? a.contains(b)
            case .within: return try? b.contains(a)
            default: return nil
            }
        }
    }
}
