internal import CQL2
internal import SimpleFeatures
internal import SiteInventory

/// What of a table a filter can name, and where it stands: every name in the SQL of a filter comes from here.
///
/// Rows are called `f` there.
struct FilterTable: Sendable {
    /// The column of row keys.
    var key: String
    var columns: [String: Column]
    var geometry: GeometryColumn?
    var functions: [String: Function] = [:]

    /// A property as SQL.
    struct Column: Sendable {
        let sql: String
        let type: ValueType
    }

    struct GeometryColumn: Sendable {
        /// The property's name.
        let name: String
        /// As SQL: a GeoPackage geometry.
        let sql: String
        var crs: CRS
        /// The GeoPackage's R-tree over it; `nil` where there is none.
        let index: String?
        /// What the boxes of longitude and latitude are asked with; `nil` where there is nothing of that kind.
        var publicBoxes: (@Sendable ([Envelope]) -> SQLPart)?
    }

    /// A function as SQL, made of the SQL of its arguments.
    struct Function: Sendable {
        let signature: FilterFunction
        let sql: @Sendable ([SQLPart]) -> SQLPart
    }

    /// The names that a filter of it is checked against.
    var queryables: Queryables {
        var properties = columns.mapValues(\.type)
        if let geometry { properties[geometry.name] = .geometry }
        return Queryables(properties, functions: functions.values.map(\.signature))
    }
}

extension FilterTable {
    /// One of our own collections; made once as it is now, since most filters ask for that.
    static func of(_ view: TableView, crs: CRS) -> FilterTable {
        guard view.isCurrent, var table = current[view.table.schema.id] else { return FilterTable(view, crs: crs) }
        table.geometry?.crs = crs
        return table
    }

    /// Each with a plane that stands for any.
    private static let current = Dictionary(
        uniqueKeysWithValues: CollectionID.allCases.map { id in
            (id, FilterTable(TableView(.of(id), version: nil), crs: .utm32))
        })

    /// One of our own collections, as of a version. Of what lay where then there is no index in the plane.
    init(_ view: TableView, crs: CRS) {
        let table = view.table
        key = "fid"
        columns = [:]
        for field in table.schema.plainQueryables {
            columns[field.name] = Column(sql: "f.\(field.name.quoted)", type: field.kind.valueType)
        }
        for array in table.schema.arrayQueryables {
            columns[array.field.name] = Column(listed: "f.\(array.field.name.quoted)", by: array.element)
        }
        for function in table.schema.functions {
            functions[function.signature.name] = Function(function)
        }
        guard table.hasGeometry else { return }
        geometry = GeometryColumn(
            name: CollectionSchema.geometryQueryable, sql: "f.geom", crs: crs,
            index: view.version == nil ? table.spatialIndex : nil, publicBoxes: { .touching($0, view) })
    }
}

extension FilterTable.Column {
    /// An array of objects, of each only what names it.
    init(listed sql: String, by member: String) {
        self.init(
            sql: """
                (CASE WHEN \(sql) IS NOT NULL
                  THEN (SELECT json_group_array(json_extract(value, '$.\(member)')) FROM json_each(\(sql))) END)
                """,
            type: .array)
    }
}

extension FilterTable.Function {
    init(_ function: InventoryFunction) {
        signature = function.signature
        switch function {
        case .figure(_, let property):
            let column = "f.\(property.quoted)"
            sql = { _ in SQLPart(column) }
        case .distance: sql = { DistanceFunctions.metres(SQLPart("f.geom"), $0[0]) }
        }
    }
}
