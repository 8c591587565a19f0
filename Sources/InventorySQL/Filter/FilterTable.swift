package import CQL2
package import SimpleFeatures
internal import SiteInventory

/// The names that a filter of a table can use, and their SQL. Every name in the SQL of a filter comes from here.
///
/// Statements name the rows `f`.
package struct FilterTable: Sendable {
    package let columns: [String: Column]
    package var geometry: GeometryColumn?
    package let functions: [String: Function]
    /// The names that a filter of the table is checked against.
    package let queryables: Queryables

    package init(columns: [String: Column], geometry: GeometryColumn?, functions: [String: Function] = [:]) {
        self.columns = columns
        self.geometry = geometry
        self.functions = functions
        var properties = columns.mapValues(\.type)
        if let geometry { properties[geometry.name] = .geometry }
        queryables = Queryables(properties, functions: functions.values.map(\.signature))
    }

    /// The SQL of a property.
    package struct Column: Sendable {
        package let sql: SQLFragment
        package let type: ValueType

        package init(sql: SQLFragment, type: ValueType) {
            self.sql = sql
            self.type = type
        }
    }

    package struct GeometryColumn: Sendable {
        /// A condition on the boxes of geometries.
        package typealias BoxCondition = @Sendable ([Envelope]) -> SQLFragment

        /// The property's name.
        package let name: String
        package let sql: String
        package var crs: CRS
        /// Selects rows whose boxes meet one of the boxes, by a spatial index. All boxes are in the system of the
        /// column. `nil` without an index.
        package var candidates: BoxCondition?
        /// Selects rows whose served geometries meet one of the boxes, in degrees of longitude and latitude. `nil`
        /// without served geometries.
        package var publicBoxes: BoxCondition?

        package init(
            name: String, sql: String, crs: CRS, candidates: BoxCondition? = nil, publicBoxes: BoxCondition? = nil
        ) {
            self.name = name
            self.sql = sql
            self.crs = crs
            self.candidates = candidates
            self.publicBoxes = publicBoxes
        }
    }

    /// The SQL of a function, made from the SQL of its arguments.
    package struct Function: Sendable {
        package let signature: FilterFunction
        package let sql: @Sendable ([SQLFragment]) -> SQLFragment
    }
}

extension FilterTable {
    /// Creates the names of one collection.
    ///
    /// - Parameters:
    ///   - candidates: see ``GeometryColumn/candidates``.
    ///   - publicBoxes: see ``GeometryColumn/publicBoxes``.
    package init(
        _ view: TableView, crs: CRS, candidates: GeometryColumn.BoxCondition?, publicBoxes: GeometryColumn.BoxCondition?
    ) {
        let schema = view.table.schema
        var columns: [String: Column] = [:]
        for field in schema.plainQueryables {
            columns[field.name] = Column(sql: SQLFragment("f.\(sql: field.name.quoted)"), type: field.kind.valueType)
        }
        for (field, element) in schema.arrayQueryables {
            let objects = SQLFragment("f.\(sql: field.name.quoted)")
            columns[field.name] = Column(sql: view.dialect.array(of: element, in: objects), type: .array)
        }
        var functions: [String: Function] = [:]
        for function in schema.functions {
            functions[function.signature.name] = Function(function, view.dialect)
        }
        let geometry = GeometryColumn(
            name: CollectionSchema.geometryQueryable, sql: "f.geom", crs: crs, candidates: candidates,
            publicBoxes: publicBoxes)
        self.init(columns: columns, geometry: view.table.hasGeometry ? geometry : nil, functions: functions)
    }
}

extension FilterTable.Function {
    init(_ function: InventoryFunction, _ dialect: any SQLDialect) {
        signature = function.signature
        switch function {
        case .figure(_, let property):
            let column = SQLFragment("f.\(sql: property.quoted)")
            sql = { _ in column }
        case .distance: sql = { dialect.call(.distanceMetres, ["f.geom", $0[0]]) }
        }
    }
}
