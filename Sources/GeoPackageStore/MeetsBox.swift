internal import GRDB
internal import SimpleFeatures

/// The SQL function that looks whether a served geometry itself meets a box.
enum MeetsBox {
    static let name = "geojson_meets_box"

    static func register(in db: Database) {
        db.add(
            function: DatabaseFunction(name, argumentCount: 5, pure: true) { values in
                guard let geoJSON = String.fromDatabaseValue(values[0]),
                    let minX = Double.fromDatabaseValue(values[1]), let minY = Double.fromDatabaseValue(values[2]),
                    let maxX = Double.fromDatabaseValue(values[3]), let maxY = Double.fromDatabaseValue(values[4]),
                    let geometry = try GeoJSONReader.geometry(ofFeature: Array(geoJSON.utf8))
                else { return false }
                return Envelope(minX: minX, minY: minY, maxX: maxX, maxY: maxY).meets(geometry)
            })
    }
}
