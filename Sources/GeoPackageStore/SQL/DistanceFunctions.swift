internal import Foundation
internal import GRDB
internal import GeometryEngine
internal import SimpleFeatures

/// The SQL function for the distance on the ellipsoid, in metres, between GeoPackage geometries of one plane.
enum DistanceFunctions {
    static let name = "cql_distance_m"

    static func register(in db: Database) {
        let measures = BoundedCache<Int32, Measures>()
        db.add(
            function: DatabaseFunction(name, argumentCount: 2, pure: true) { values in
                guard let a = Data.fromDatabaseValue(values[0]), let b = Data.fromDatabaseValue(values[1]) else {
                    return nil
                }
                let ends = try GeoPackageGeometry.decode(a).nearestPoints(to: GeoPackageGeometry.decode(b))
                guard let ends else { return nil }
                let plane = try measures.value(of: GeoPackageGeometry.srsID(a)) { try Measures(crs: .epsg(Int($0))) }
                return try plane.distanceMetres(ends.own, ends.other)
            })
    }
}
