internal import Codecs
internal import Foundation
internal import GRDB
internal import SimpleFeatures

/// The SQL function that looks whether a served geometry itself meets a box: `geojson_meets_box(document, west, south, east,
/// north)`, the document as a blob, since as a text it would be looked through for faults first.
enum MeetsBox {
    static let name = "geojson_meets_box"

    static func register(in db: Database) {
        db.add(
            function: DatabaseFunction(name, argumentCount: 5, pure: true) { values in
                guard let geoJSON = Data.fromDatabaseValue(values[0]),
                    let minX = Double.fromDatabaseValue(values[1]), let minY = Double.fromDatabaseValue(values[2]),
                    let maxX = Double.fromDatabaseValue(values[3]), let maxY = Double.fromDatabaseValue(values[4]),
                    let geometry = try GeoJSONReader.geometry(ofFeature: geoJSON)
                else { return false }
                return Envelope(minX: minX, minY: minY, maxX: maxX, maxY: maxY).meets(geometry)
            })
    }
}
