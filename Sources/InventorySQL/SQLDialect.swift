package import CQL2
package import SimpleFeatures
package import SiteInventory

/// The SQL that differs between database engines. All other SQL of this module is common to them.
///
/// Every statement names the rows of a collection `f`.
package protocol SQLDialect: Sendable {
    /// The schema of the stored tables. It distinguishes a table from a common table expression of the same name.
    var schema: String { get }

    // MARK: Values

    /// Calls a function that SQL lacks. The result is unknown when an argument is unknown.
    func call(_ function: SQLFunction, _ arguments: [SQLFragment]) -> SQLFragment
    /// True when the value is in the list. Uses few arguments, also for a long list.
    func isIn(_ value: SQLFragment, _ list: [SQLValue]) -> SQLFragment
    /// A number greater than all others, or less than all others when `isNegative`.
    func infinity(isNegative: Bool) -> SQLFragment
    /// A geometry as the engine stores it.
    func geometry(_ geometry: Geometry, _ crs: CRS) -> SQLFragment

    // MARK: Arrays in JSON

    /// An array that is a literal.
    func array(json: String) -> SQLFragment
    /// An array of the elements.
    func array(_ elements: [(type: ValueType, sql: SQLFragment)]) -> SQLFragment
    /// The array of the values of one member, for all objects in an array.
    func array(of member: String, in objects: SQLFragment) -> SQLFragment
    /// True when a member of an object in the array meets the condition.
    func contains(
        _ objects: SQLFragment, where member: String, _ condition: (SQLFragment) -> SQLFragment
    ) -> SQLFragment

    // MARK: Space

    /// Selects features that meet one of the boxes, in degrees of longitude and latitude, and features without a
    /// geometry.
    func meets(_ boxes: [Envelope], _ view: TableView) -> SQLFragment
    /// Selects features that meet an area, in degrees of longitude and latitude, and features without a geometry.
    func meets(_ area: Polygon, _ view: TableView) -> SQLFragment

    // MARK: Statements

    /// The names that a filter of the view may use.
    func filterTable(of view: TableView, crs: CRS) -> FilterTable
    /// The features of a scenario as rows.
    func rows(of replacements: [FeatureVersion], in table: InventoryTable) -> ReplacementRows
    /// The row key for an `ORDER BY` or a comparison, written so that the engine does not search by its index.
    func rowKeyWithoutIndex(_ column: String) -> String
}

/// The features of a scenario as rows. The statement names them `r`.
package struct ReplacementRows {
    /// The SQL after `FROM`.
    package var source: SQLFragment
    package var id: String
    /// In the order of the schema's fields.
    package var values: [String]
    package var geoJSON: String
    package var hectares: String
    /// The unrounded figure of a site.
    package var figure: (SiteFigure) -> String

    package init(
        source: SQLFragment, id: String, values: [String], geoJSON: String, hectares: String,
        figure: @escaping (SiteFigure) -> String
    ) {
        self.source = source
        self.id = id
        self.values = values
        self.geoJSON = geoJSON
        self.hectares = hectares
        self.figure = figure
    }
}

/// The functions of filters that SQL lacks.
package enum SQLFunction: Hashable, Sendable {
    /// Compares a text with a pattern.
    case like
    /// Folds the case of a text.
    case foldCase
    /// Removes the accents of a text.
    case removeAccents
    /// True when the first argument, a word or phrase, occurs in one of the other arguments.
    case mentions
    case modulo, integerDivision, power
    /// The seconds since 1970 in UTC of a date or a time. A date counts as its first moment.
    case seconds
    /// The seconds since 1970 in UTC of a date or a time. A date counts as its last moment.
    case lastSecond
    case arrays(ArrayPredicate)
    /// - Parameter isLiteral: true when the second geometry is the same for every row.
    case spatial(SpatialPredicate, isLiteral: Bool)
    /// The distance on the ellipsoid between two geometries of the inventory's plane, in metres.
    case distanceMetres
}
