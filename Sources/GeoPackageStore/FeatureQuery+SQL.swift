internal import GRDB
internal import SimpleFeatures
internal import SiteInventory

/// A query as SQL with bound arguments: names come from the schema, everything that a caller typed is an argument.
struct SelectStatement {
    var condition: String
    var arguments: StatementArguments

    private let view: TableView

    /// - Parameter version: the version to read; `nil` for the latest.
    /// - Throws: ``StoreError`` for a filter on a property that the collection does not have.
    init(_ query: FeatureQuery, version: Int64? = nil) throws {
        view = TableView(Table.of(query.collection), version: version, replacements: query.replacements)
        var conditions: [SQLPart] = []
        if !query.boxes.isEmpty { conditions.append(.meeting(query.boxes, view)) }
        if query.collection == .sites { conditions += SQLPart.meeting(query.roads, version: version) }
        if let filter = query.filter { conditions.append(try SQLPart(filter, view.table.schema)) }
        let all = SQLPart.joined(conditions, " AND ", ifNone: "1")
        condition = all.sql
        arguments = StatementArguments(all.arguments)
    }

    /// The features after the cursor, in the order of their row keys. Asks for one more than the limit, which tells
    /// whether there is a next page.
    func page(after cursor: PageCursor?, limit: Int) -> (sql: String, arguments: StatementArguments) {
        let sql = """
            \(view.prefix)SELECT f.fid, f.id, \(view.document("geojson", of: "f")) FROM \(view.table.name) AS f
            WHERE f.fid > ? AND \(condition) ORDER BY f.fid LIMIT ?
            """
        return (sql, StatementArguments(view.prefixArguments) + [cursor?.rowKey ?? -1] + arguments + [limit + 1])
    }

    var count: (sql: String, arguments: StatementArguments) {
        (
            "\(view.prefix)SELECT count(*) FROM \(view.table.name) AS f WHERE \(condition)",
            StatementArguments(view.prefixArguments) + arguments
        )
    }

    /// Every feature, in the order of ids.
    var features: (sql: String, arguments: StatementArguments) {
        let columns = view.table.versionColumns.map { "f.\($0.quoted)" }.joined(separator: ", ")
        let sql = "\(view.prefix)SELECT \(columns) FROM \(view.table.name) AS f WHERE \(condition) ORDER BY f.id"
        return (sql, StatementArguments(view.prefixArguments) + arguments)
    }
}

/// A piece of SQL with the values that stand for its question marks.
struct SQLPart {
    var sql: String
    var arguments: [DatabaseValue] = []

    static func joined(_ parts: [SQLPart], _ separator: String, ifNone none: String) -> SQLPart {
        guard !parts.isEmpty else { return SQLPart(sql: none) }
        return SQLPart(
            sql: "(" + parts.map(\.sql).joined(separator: separator) + ")",
            arguments: parts.flatMap(\.arguments))
    }

    init(sql: String, arguments: [DatabaseValue] = []) {
        self.sql = sql
        self.arguments = arguments
    }

    /// Features that meet one of the boxes, and those that have no geometry.
    ///
    /// The index of boxes finds the candidates; only those that reach over an edge of the asked-for box are looked
    /// at themselves. Features without geometry come from an index of their own, so that no table is scanned.
    static func meeting(_ boxes: [Envelope], _ view: TableView) -> SQLPart {
        let without = view.table.hasGeometry ? "f.geom IS NULL" : "1"
        guard view.version == nil else { return meetingThen(boxes, view, without) }
        let table = view.table
        let overlap = boxes.map { box in
            SQLPart(
                sql: """
                    SELECT b.id FROM \(table.publicBoxes) AS b
                    WHERE b.maxx >= ? AND b.minx <= ? AND b.maxy >= ? AND b.miny <= ?
                    AND (b.minx >= ? AND b.maxx <= ? AND b.miny >= ? AND b.maxy <= ?
                      OR \(MeetsBox.name)((SELECT geojson FROM \(table.documents) WHERE fid = b.id), ?, ?, ?, ?))
                    """,
                arguments: ([
                    box.minX, box.maxX, box.minY, box.maxY, box.minX, box.maxX, box.minY, box.maxY,
                ] + box.edges).map(\.databaseValue))
        }
        let withoutGeometry = SQLPart(
            sql: "SELECT fid FROM main.\(table.name)" + (table.hasGeometry ? " WHERE geom IS NULL" : ""))
        let ids = joined(overlap + [withoutGeometry], " UNION ", ifNone: "")
        return SQLPart(sql: "f.fid IN \(ids.sql)", arguments: ids.arguments)
    }

    /// The same in a past version: a feature's box may be that of another version, so that each is looked at itself.
    private static func meetingThen(_ boxes: [Envelope], _ view: TableView, _ without: String) -> SQLPart {
        let overlap = boxes.map { box in
            let keys = [box.minX, box.maxX, box.minY, box.maxY]
            return SQLPart(
                sql: """
                    (f.fid IN (\(view.keysMeetingBox))
                      AND \(MeetsBox.name)(\(view.document("geojson", of: "f")), ?, ?, ?, ?))
                    """,
                arguments: (Array(repeating: keys, count: view.boxRepetitions).flatMap(\.self) + box.edges)
                    .map(\.databaseValue))
        }
        return joined(overlap + [SQLPart(sql: "(\(without))")], " OR ", ifNone: "1")
    }

    init(_ filter: Filter, _ schema: CollectionSchema) throws {
        switch filter {
        case .and(let parts): self = .joined(try parts.map { try SQLPart($0, schema) }, " AND ", ifNone: "1")
        case .or(let parts): self = .joined(try parts.map { try SQLPart($0, schema) }, " OR ", ifNone: "0")
        case .not(let part):
            let inner = try SQLPart(part, schema)
            self.init(sql: "NOT \(inner.sql)", arguments: inner.arguments)
        case .compare(let property, let comparison, let value):
            let column = try Self.column(property, schema)
            self.init(sql: "(\(column) \(comparison.rawValue) ?)", arguments: [value.databaseValue])
        case .isIn(let property, let values):
            let column = try Self.column(property, schema)
            // One argument for any number of values: SQLite limits the number of arguments.
            self.init(
                sql: "(\(column) IN (SELECT value FROM json_each(?)))",
                arguments: [Self.jsonList(values).databaseValue])
        case .isNull(let property):
            self.init(sql: "(\(try Self.column(property, schema)) IS NULL)")
        }
    }

    private static func jsonList(_ values: [PropertyValue]) -> String {
        var json = JSONText()
        json.append(raw: "[")
        for (index, value) in values.enumerated() {
            if index > 0 { json.append(raw: ",") }
            json.append(value)
        }
        json.append(raw: "]")
        return json.text
    }

    private static func column(_ property: String, _ schema: CollectionSchema) throws -> String {
        guard property == "id" || schema.queryables.contains(where: { $0.name == property }) else {
            throw StoreError("\(schema.id.rawValue) has no property \(property) that can be compared")
        }
        return "f.\(property.quoted)"
    }
}

extension Envelope {
    /// As ``MeetsBox`` wants them.
    fileprivate var edges: [Double] { [minX, minY, maxX, maxY] }
}

/// The SQL function that looks whether a served geometry itself meets a box.
enum MeetsBox {
    static let name = "geojson_meets_box"

    static func register(in db: Database) {
        db.add(
            function: DatabaseFunction(name, argumentCount: 5, pure: true) { values in
                guard let geoJSON = String.fromDatabaseValue(values[0]),
                    let minX = Double.fromDatabaseValue(values[1]), let minY = Double.fromDatabaseValue(values[2]),
                    let maxX = Double.fromDatabaseValue(values[3]), let maxY = Double.fromDatabaseValue(values[4]),
                    let geometry = try GeoJSONReader.geometry(ofFeature: Array(geoJSON.utf8))
                else { return false }
                return Envelope(minX: minX, minY: minY, maxX: maxX, maxY: maxY).meets(geometry)
            })
    }
}
