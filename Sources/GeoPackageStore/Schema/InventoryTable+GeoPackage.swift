internal import InventorySQL
internal import SiteInventory

// The names of tables that only a GeoPackage has.

extension InventoryTable {
    /// The R-tree of the GeoPackage. Its boxes are in the inventory's plane, in metres.
    var spatialIndex: String { "rtree_\(name)_geom" }
    /// The R-tree of the served geometries. Its boxes are in degrees of longitude and latitude.
    var publicBoxes: String { "\(name)_public_box" }
    /// The R-tree of ended versions. Its boxes are in degrees of longitude and latitude, with the first and the last
    /// version in which each was valid.
    var historyBoxes: String { "\(name)_history_box" }

    /// The type of geometry as GeoPackage names it.
    var geometryTypeName: String {
        switch schema.geometry {
        case .multiPolygon: "MULTIPOLYGON"
        case .multiLineString: "MULTILINESTRING"
        case .any, .none: "GEOMETRY"
        }
    }
}

extension CollectionSchema.Field {
    var sqlType: String {
        switch kind {
        case .string, .json: "TEXT"
        case .date: "DATE"
        case .integer: "INTEGER"
        case .number: "DOUBLE"
        case .boolean: "BOOLEAN"
        }
    }
}
