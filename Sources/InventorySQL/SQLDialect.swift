package import CQL2
package import SimpleFeatures
package import SiteInventory

/// The SQL in which database engines differ. All other SQL of this module is common to them.
///
/// In every statement the rows of a collection are called `f`.
package protocol SQLDialect: Sendable {
    /// The schema of the stored tables. It distinguishes a table from a common table expression of the same name.
    var schema: String { get }

    // MARK: Values

    /// Calls a function that SQL lacks. The result is unknown where an argument is.
    func call(_ function: SQLFunction, _ arguments: [SQLFragment]) -> SQLFragment
    /// True where the value is in the list. Uses few arguments, however long the list is.
    func isIn(_ value: SQLFragment, _ list: [SQLValue]) -> SQLFragment
    /// A number that is greater than all others, or less.
    func infinity(isNegative: Bool) -> SQLFragment
    /// A geometry as the engine stores it.
    func geometry(_ geometry: Geometry, _ crs: CRS) -> SQLFragment

    // MARK: Arrays in JSON

    /// An array that is a literal.
    func array(json: String) -> SQLFragment
    /// An array of these elements.
    func array(_ elements: [(type: ValueType, sql: SQLFragment)]) -> SQLFragment
    /// The array of one member of each object in an array.
    func array(of member: String, in objects: SQLFragment) -> SQLFragment
    /// True where a member of an object in an array meets a condition.
    func contains(
        _ objects: SQLFragment, where member: String, _ condition: (SQLFragment) -> SQLFragment
    ) -> SQLFragment

    // MARK: Space

    /// Selects features that meet one of the boxes of longitude and latitude, and features without a geometry.
    func meets(_ boxes: [Envelope], _ view: TableView) -> SQLFragment
    /// Selects features that meet an area of longitude and latitude, and features without a geometry.
    func meets(_ area: Polygon, _ view: TableView) -> SQLFragment

    // MARK: Statements

    /// The names that a filter of the view may use.
    func filterTable(of view: TableView, crs: CRS) -> FilterTable
    /// The features of a scenario as rows.
    func rows(of replacements: [FeatureVersion], in table: InventoryTable) -> ReplacementRows
    /// The row key in an `ORDER BY` or a comparison that must not decide how rows are found.
    func rowKeyWithoutIndex(_ column: String) -> String
}

/// The features of a scenario as rows that a statement calls `r`.
package struct ReplacementRows {
    /// What follows `FROM`.
    package var source: SQLFragment
    package var id: String
    /// In the order of the schema's fields.
    package var values: [String]
    package var geoJSON: String
    package var hectares: String

    package init(source: SQLFragment, id: String, values: [String], geoJSON: String, hectares: String) {
        self.source = source
        self.id = id
        self.values = values
        self.geoJSON = geoJSON
        self.hectares = hectares
    }
}

/// The functions of filters that SQL lacks.
package enum SQLFunction: Hashable, Sendable {
    /// Text and pattern.
    case like
    /// Folds the case of a text.
    case foldCase
    /// Removes the accents of a text.
    case removeAccents
    /// True where a word or phrase, which is the first argument, occurs in one of the other texts.
    case mentions
    case modulo, integerDivision, power
    /// The seconds since 1970 in UTC of a date or a time; of a date those of its first moment.
    case seconds
    /// The same; of a date those of its last moment.
    case lastSecond
    case arrays(ArrayPredicate)
    /// - Parameter isLiteral: true when the second geometry is the same for every row.
    case spatial(SpatialPredicate, isLiteral: Bool)
    /// The metres between two geometries of the inventory's plane, on the ellipsoid.
    case distanceMetres
}
