internal import CQL2
internal import GRDB
internal import SimpleFeatures
internal import SiteInventory

/// A query as SQL with bound arguments: names come from the schema, everything that a caller typed is an argument.
struct SelectStatement {
    var condition: String
    var arguments: StatementArguments

    private let view: TableView
    private let wantsPlane: Bool
    private let order: SortOrder
    /// False when nothing is asked of the features but their row keys and documents: then their rows are not read.
    private let needsRows: Bool

    /// - Parameters:
    ///   - crs: the plane that the inventory's geometries lie in.
    ///   - version: the version to read; `nil` for the latest.
    /// - Throws: ``FilterError`` for a filter that has no meaning for the collection; ``StoreError`` for a property to sort
    ///   by that it does not have.
    init(_ query: FeatureQuery, crs: CRS, version: Int64? = nil) throws {
        view = TableView(Table.of(query.collection), version: version, replacements: query.replacements)
        wantsPlane = query.wantsPlane && view.table.hasGeometry
        order = try SortOrder(query.sort, view.table)
        needsRows = !view.isCurrent || wantsPlane || query.looksAtRows
        var conditions: [SQLPart] = []
        if !query.boxes.isEmpty { conditions.append(.meeting(query.boxes, view)) }
        if let region = query.region, view.table.hasGeometry { conditions.append(.meeting(region, view)) }
        if !query.mentions.isEmpty { conditions.append(.mentioning(query.mentions, view.table)) }
        if query.collection == .sites { conditions += SQLPart.meeting(query.roads, version: version) }
        if let filter = query.filter {
            conditions.append(try FilterCompiler.compile(filter, .of(view, crs: crs), crs: query.filterCRS))
        }
        let all = SQLPart.joined(conditions, "AND", ifNone: "1")
        condition = all.sql
        arguments = StatementArguments(all.arguments)
    }

    /// The features after the cursor, in their order. Asks for one more than the limit, which tells whether there is a
    /// next page.
    ///
    /// - Parameter isRare: true when few features are selected: then the condition finds them, else their order does.
    func page(
        after cursor: PageCursor?, limit: Int, isRare: Bool = false
    ) -> (sql: String, arguments: StatementArguments) {
        let cursor = cursor.flatMap { $0.isBeginning ? nil : $0 }
        let order = order.overlookingIndex(isRare)
        let sql = """
            \(view.prefix)SELECT f.fid, \(needsRows ? view.document("geojson", of: "f") : "f.geojson"),
              \(wantsPlane ? "f.geom" : "NULL")
            FROM \(needsRows ? view.table.name : view.table.documents) AS f
            WHERE \(cursor == nil ? "1" : order.behind) AND \(condition) ORDER BY \(order.clause) LIMIT ?
            """
        let behind = cursor.map { order.arguments($0.rowKey) } ?? []
        return (sql, StatementArguments(view.prefixArguments) + behind + arguments + [limit + 1])
    }

    /// The row key behind which the page before the cursor's begins; none when that is the first.
    func beginOfPage(before cursor: PageCursor, limit: Int) -> (sql: String, arguments: StatementArguments) {
        let sql = """
            \(view.prefix)SELECT f.fid FROM \(view.table.name) AS f WHERE \(order.notBehind) AND \(condition)
            ORDER BY \(order.reversedClause) LIMIT 1 OFFSET ?
            """
        return (
            sql, StatementArguments(view.prefixArguments) + order.arguments(cursor.rowKey) + arguments + [limit]
        )
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

extension FeatureQuery {
    /// True when it needs to know more of a feature than its key and its box.
    var looksAtRows: Bool {
        filter != nil || region != nil || !mentions.isEmpty || !roads.isEmpty || !sort.isEmpty
    }
}
