internal import CQL2
internal import Foundation
internal import GRDB
internal import InventorySQL
internal import SimpleFeatures
internal import SiteInventory

/// The SQL of SQLite with the tables and the functions of this store.
struct GeoPackageDialect: SQLDialect {
    let schema = "main"

    func call(_ function: SQLFunction, _ arguments: [SQLFragment]) -> SQLFragment {
        "\(sql: function.name)(\(.list(arguments)))"
    }

    func isIn(_ value: SQLFragment, _ list: [SQLValue]) -> SQLFragment {
        list.count == 1
            ? "\(value) = \(SQLFragment(value: list[0]))"
            : "\(value) IN (SELECT value FROM json_each(\(SQLFragment(value: .text(list.json)))))"
    }

    func infinity(isNegative: Bool) -> SQLFragment { isNegative ? "-9e999" : "9e999" }

    func geometry(_ geometry: Geometry, _ crs: CRS) -> SQLFragment {
        let srsID = crs == .crs84 ? 4326 : crs.srsID ?? 0
        return SQLFragment(value: .bytes(Array(GeoPackageGeometry.encode(geometry, srsID: srsID))))
    }

    func array(json: String) -> SQLFragment { SQLFragment(value: .text(json)) }

    func array(_ elements: [(type: ValueType, sql: SQLFragment)]) -> SQLFragment {
        let values = elements.map { type, sql -> SQLFragment in
            switch type {
            case .boolean: "json(CASE \(sql) WHEN 1 THEN 'true' WHEN 0 THEN 'false' END)"
            case .array: "json(\(sql))"
            default: sql
            }
        }
        return "json_array(\(.list(values)))"
    }

    func array(of member: String, in objects: SQLFragment) -> SQLFragment {
        """
        (CASE WHEN \(objects) IS NOT NULL
          THEN (SELECT json_group_array(json_extract(value, '$.\(sql: member)')) FROM json_each(\(objects))) END)
        """
    }

    func contains(
        _ objects: SQLFragment, where member: String, _ condition: (SQLFragment) -> SQLFragment
    ) -> SQLFragment {
        let value = SQLFragment("json_extract(c.value, '$.\(sql: member)')")
        return "EXISTS (SELECT 1 FROM json_each(\(objects)) AS c WHERE \(condition(value)))"
    }

    func rows(of replacements: [FeatureVersion], in table: InventoryTable) -> ReplacementRows {
        ReplacementRows(
            source: "json_each(\(SQLFragment(value: .text(replacements.json)))) AS r",
            id: "json_extract(r.value, '$.id')",
            values: table.schema.fields.indices.map { "json_extract(r.value, '$.values[\($0)]')" },
            geoJSON: "json_extract(r.value, '$.geojson')", hectares: "json_extract(r.value, '$.hectares')"
        ) { figure in "json_extract(json_extract(r.value, '$.hectares'), '$.figures.\(figure.rawValue)')" }
    }

    /// SQLite does not use an index for an expression.
    func rowKeyWithoutIndex(_ column: String) -> String { "+\(column)" }

    func filterTable(of view: TableView, crs: CRS) -> FilterTable {
        guard view.isCurrent, var table = Self.currentTables[view.table.schema.id] else { return Self.table(view, crs) }
        table.geometry?.crs = crs
        return table
    }

    /// The tables of the latest version, which most filters use; created once. Their coordinate system is replaced
    /// before use.
    private static let currentTables = Dictionary(
        uniqueKeysWithValues: InventoryTable.all.map { table in
            (table.schema.id, Self.table(TableView(table, version: nil, GeoPackageDialect()), .utm32))
        })

    /// Returns the filter table of a view. Only the latest version has a spatial index in the plane.
    private static func table(_ view: TableView, _ crs: CRS) -> FilterTable {
        let index = view.table.spatialIndex
        var candidates: FilterTable.GeometryColumn.BoxCondition?
        if view.version == nil, !view.readsEnded {
            candidates = { boxes in GeoPackageDialect.rows(in: index, meeting: boxes) }
        }
        return FilterTable(
            view, crs: crs, candidates: candidates, publicBoxes: { boxes in GeoPackageDialect().touches(boxes, view) })
    }
}

extension SQLFunction {
    /// The name of the function that ``FilterFunctions`` registers.
    fileprivate var name: String {
        switch self {
        case .like: TextFunctions.like
        case .foldCase: TextFunctions.casei
        case .removeAccents: TextFunctions.accenti
        case .mentions: MentionsFunction.name
        case .modulo: NumberFunctions.modulo
        case .integerDivision: NumberFunctions.integerDivision
        case .power: NumberFunctions.power
        case .seconds: TimeFunctions.seconds
        case .lastSecond: TimeFunctions.lastSecond
        case .arrays(let relation): ArrayFunctions.name(of: relation)
        case .spatial(let relation, let isLiteral):
            isLiteral ? SpatialFunctions.literalName(of: relation) : SpatialFunctions.name(of: relation)
        case .distanceMetres: DistanceFunctions.name
        }
    }
}

extension StatementArguments {
    /// The arguments of a fragment's question marks.
    init(_ fragment: SQLFragment) { self.init(fragment.arguments.map(\.databaseValue)) }
}

extension SQLValue {
    fileprivate var databaseValue: DatabaseValue {
        switch self {
        case .null: .null
        case .integer(let number): number.databaseValue
        case .number(let number): number.databaseValue
        case .text(let text): text.databaseValue
        case .bytes(let bytes): Data(bytes).databaseValue
        }
    }
}
