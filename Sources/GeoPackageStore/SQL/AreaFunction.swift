internal import Codecs
internal import Foundation
internal import GRDB
internal import GeometryEngine
internal import SimpleFeatures

/// The SQL function `geojson_meets_region(text, area)`. It tests whether the geometry of a GeoJSON feature meets an area.
enum AreaFunction {
    static let name = "geojson_meets_region"

    static func register(in db: Database) {
        // A query tests many features with the same area, which is decoded once.
        let regions = BoundedCache<Data, Geometry>()
        db.add(function: name, argumentCount: 2) { values in
            guard let geoJSON = String.fromDatabaseValue(values[0]), let bytes = Data.fromDatabaseValue(values[1]),
                let geometry = try GeoJSONReader.geometry(ofFeature: Array(geoJSON.utf8))
            else { return false }
            return try regions.value(of: bytes) { try WKB.decode($0).geometry }.intersects(geometry)
        }
    }
}
