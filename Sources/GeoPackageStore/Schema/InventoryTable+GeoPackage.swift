internal import InventorySQL
internal import SiteInventory

// The tables that only a GeoPackage has.

extension InventoryTable {
    /// The R-tree of the GeoPackage, with boxes in the inventory's plane.
    var spatialIndex: String { "rtree_\(name)_geom" }
    /// The R-tree of the served geometries, longitude and latitude in degrees.
    var publicBoxes: String { "\(name)_public_box" }
    /// The R-tree of ended versions: boxes of longitude and latitude, and the versions from which and to which they held.
    var historyBoxes: String { "\(name)_history_box" }

    /// The GeoPackage's name for the type of geometry.
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
