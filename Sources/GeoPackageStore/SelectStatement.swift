internal import CQL2
internal import GRDB
internal import SimpleFeatures
internal import SiteInventory

/// A query as SQL with bound arguments: names come from the schema, everything that a caller typed is an argument.
struct SelectStatement {
    var condition: String
    var arguments: StatementArguments

    private let view: TableView

    /// - Parameters:
    ///   - crs: the plane that the inventory's geometries lie in.
    ///   - version: the version to read; `nil` for the latest.
    /// - Throws: ``FilterError`` for a filter that has no meaning for the collection.
    init(_ query: FeatureQuery, crs: CRS, version: Int64? = nil) throws {
        view = TableView(Table.of(query.collection), version: version, replacements: query.replacements)
        var conditions: [SQLPart] = []
        if !query.boxes.isEmpty { conditions.append(.meeting(query.boxes, view)) }
        if query.collection == .sites { conditions += SQLPart.meeting(query.roads, version: version) }
        if let filter = query.filter {
            conditions.append(try FilterCompiler.compile(filter, FilterTable(view, crs: crs), crs: query.filterCRS))
        }
        let all = SQLPart.joined(conditions, "AND", ifNone: "1")
        condition = all.sql
        arguments = StatementArguments(all.arguments)
    }

    /// The features after the cursor, in the order of their row keys. Asks for one more than the limit, which tells
    /// whether there is a next page.
    ///
    /// - Parameter isRare: true when few features are selected: then the condition finds them, else their order does.
    func page(
        after cursor: PageCursor?, limit: Int, isRare: Bool = false
    ) -> (sql: String, arguments: StatementArguments) {
        // With the sign SQLite does not use the column's order.
        let key = isRare ? "+f.fid" : "f.fid"
        let sql = """
            \(view.prefix)SELECT f.fid, f.id, \(view.document("geojson", of: "f")) FROM \(view.table.name) AS f
            WHERE \(key) > ? AND \(condition) ORDER BY \(key) LIMIT ?
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
