internal import SimpleFeatures
package import SiteInventory

/// The tables of one collection. Names in SQL come from here or from the schema, never from a caller.
package struct InventoryTable: Sendable {
    package let schema: CollectionSchema
    /// The current features.
    package let name: String
    /// The versions that have ended.
    package let history: String
    /// The GeoJSON and the hectares of the current features.
    package let documents: String
    /// The unrounded figures of the current sites.
    package let figures: String
    /// The unrounded figures of ended versions of sites.
    package let figuresHistory: String
    /// True for the table of sites, whose figures and conditional land are stored for sums.
    package var hasFigures: Bool { schema.id == .sites }
    /// The columns of a version without its row key: geometry, id, properties, version.
    package let versionColumns: [String]

    private init(_ collection: CollectionID) {
        schema = .of(collection)
        name = collection.rawValue.replacing("-", with: "_")
        history = "\(name)_history"
        documents = "\(name)_documents"
        figures = "\(name)_figures"
        figuresHistory = "\(name)_figures_history"
        versionColumns =
            (schema.geometry == .none ? [] : ["geom"]) + ["id"] + schema.fields.map(\.name) + ["recorded_from"]
    }

    private static let byCollection = Dictionary(
        uniqueKeysWithValues: CollectionID.allCases.map { ($0, InventoryTable($0)) })

    package static let all: [InventoryTable] = CollectionID.allCases.map(of)

    package static func of(_ collection: CollectionID) -> InventoryTable {
        byCollection[collection] ?? InventoryTable(collection)
    }

    package var hasGeometry: Bool { schema.geometry != .none }

    /// - Throws: ``UnknownProperty`` for a property that the collection does not have.
    package func field(_ property: String) throws(UnknownProperty) -> CollectionSchema.Field {
        guard let field = schema.field(property) else {
            throw UnknownProperty(property, in: schema.id)
        }
        return field
    }
}

/// The rows of a table that a statement reads: the current rows, those of a past version, or those of a scenario.
///
/// Statements are written for the current rows. For other rows, a common table expression with the name of the table
/// precedes the statement, which is otherwise unchanged. Statements about current rows do not read the history.
package struct TableView {
    package let table: InventoryTable
    /// The version to read; `nil` for the latest.
    package let version: Int64?
    /// Features that replace the stored features with the same ids.
    package let replacements: [FeatureVersion]
    package let dialect: any SQLDialect
    /// True when the rows have the unrounded figures of sites, in columns named by ``unrounded(_:)``.
    package let includesFigures: Bool
    /// True to read the rows of all ended versions, with the column `recorded_to`.
    package let readsEnded: Bool

    package init(
        _ table: InventoryTable, version: Int64?, replacements: [FeatureVersion] = [], _ dialect: any SQLDialect,
        includesFigures: Bool = false, readsEnded: Bool = false
    ) {
        self.table = table
        self.version = version
        self.replacements = replacements
        self.dialect = dialect
        self.includesFigures = includesFigures
        self.readsEnded = readsEnded
    }

    package var isCurrent: Bool { version == nil && replacements.isEmpty && !includesFigures && !readsEnded }

    /// The column of an unrounded figure.
    package static func unrounded(_ figure: SiteFigure) -> String { "unrounded_\(figure.rawValue)" }

    /// The column of ``FieldName/hectaresReason`` beside the unrounded figures. Reading it needs no row of the site.
    package static let reason = "unrounded_reason"

    private func reason(_ rows: ReplacementRows) -> String {
        let index = table.schema.fields.firstIndex { $0.name == FieldName.hectaresReason.rawValue }
        return index.map { rows.values[$0] } ?? "NULL"
    }

    /// The common table expression that precedes a statement; empty for current rows.
    package var prefix: SQLFragment {
        guard !isCurrent else { return "" }
        if readsEnded {
            return "WITH \(sql: table.name) AS NOT MATERIALIZED (SELECT * FROM \(sql: stored(table.history))) "
        }
        let rows: SQLFragment = replacements.isEmpty ? storedRows : "\(storedRows) UNION ALL \(replacedRows)"
        return "WITH \(sql: table.name) AS NOT MATERIALIZED (\(rows)) "
    }

    /// The SQL of the served text of a row: the column `geojson` or `hectares`.
    ///
    /// - Parameter alias: the name of the row of ``table`` in the statement.
    package func document(_ column: String, of alias: String) -> String {
        let current = "(SELECT \(column) FROM \(stored(table.documents)) WHERE fid = \(alias).fid)"
        if readsEnded { return "\(alias).\(column)" }
        guard !isCurrent else { return current }
        // A version is either the current one or among the ended ones.
        let ended = """
            (SELECT \(column) FROM \(stored(table.history))
              WHERE id = \(alias).id AND recorded_from = \(alias).recorded_from)
            """
        return "coalesce(\(alias).\(column), \(ended), \(current))"
    }

    /// A stored table, also where a common table expression has the same name.
    package func stored(_ name: String) -> String { "\(dialect.schema).\(name)" }

    /// The rows of the version, without the replaced ones.
    private var storedRows: SQLFragment {
        let row = includesFigures ? "s." : ""
        let ids = replacements.map { SQLValue.text($0.feature.id.text) }
        let isKept: SQLFragment = ids.isEmpty ? "TRUE" : "NOT (\(dialect.isIn("\(sql: row)id", ids)))"
        let current: SQLFragment =
            "SELECT \(sql: storedColumns) FROM \(sql: source(table.name, table.figures, key: "fid")) WHERE \(isKept)"
        guard let version else { return current }
        let ended = source(table.history, table.figuresHistory, key: "fid", "recorded_from")
        return """
            \(current) AND \(sql: row)recorded_from <= \(sql: String(version))
            UNION ALL SELECT \(sql: storedColumns) FROM \(sql: ended) WHERE \(isKept)
            AND \(sql: row)recorded_from <= \(sql: String(version)) AND \(sql: row)recorded_to > \(sql: String(version))
            """
    }

    private var storedColumns: String {
        let columns = ["fid"] + table.versionColumns.map(\.quoted)
        let served = ["NULL AS geojson", "NULL AS hectares"]
        guard includesFigures else { return (columns + served).joined(separator: ", ") }
        let figures =
            SiteFigure.summed.map { "u.\($0.rawValue.quoted) AS \(Self.unrounded($0))" }
            + ["u.reason AS \(Self.reason)"]
        return (columns.map { "s.\($0)" } + served + figures).joined(separator: ", ")
    }

    /// The stored table, joined with its figures if they are included.
    private func source(_ name: String, _ figures: String, key: String...) -> String {
        guard includesFigures else { return stored(name) }
        let isOfRow = key.map { "u.\($0) = s.\($0)" }.joined(separator: " AND ")
        return "\(stored(name)) AS s JOIN \(stored(figures)) AS u ON \(isOfRow)"
    }

    /// The replacements as rows, with the stored geometries.
    private var replacedRows: SQLFragment {
        let rows = dialect.rows(of: replacements, in: table)
        let columns =
            ["s.fid"] + (table.hasGeometry ? ["s.geom"] : []) + ["s.id"] + rows.values
            + ["s.recorded_from", rows.geoJSON, rows.hectares]
            + (includesFigures ? SiteFigure.summed.map(rows.figure) + [reason(rows)] : [])
        func joined(_ name: String) -> SQLFragment {
            """
            SELECT \(sql: columns.joined(separator: ", "))
            FROM \(rows.source) JOIN \(sql: stored(name)) AS s ON s.id = \(sql: rows.id)
            """
        }
        guard let version else { return joined(table.name) }
        return """
            \(joined(table.name)) WHERE s.recorded_from <= \(sql: String(version))
            UNION ALL \(joined(table.history))
            WHERE s.recorded_from <= \(sql: String(version)) AND s.recorded_to > \(sql: String(version))
            """
    }
}

/// The error for a property that a collection does not have.
package struct UnknownProperty: Error, Hashable, CustomStringConvertible {
    package let property: String
    package let collection: CollectionID

    package init(_ property: String, in collection: CollectionID) {
        self.property = property
        self.collection = collection
    }

    package var description: String { "\(collection.rawValue) has no property \(property)" }
}
