internal import CQL2
internal import Foundation
internal import GRDB
internal import GeometryEngine
internal import SimpleFeatures
internal import SiteInventory

/// Distances on the ellipsoid between GeoPackage geometries of one plane.
enum DistanceFunctions {
    /// What filters call it.
    static let distance = "distance_m"
    private static let between = "cql_distance_m"

    static func metres(_ a: SQLPart, _ b: SQLPart) -> SQLPart { "\(SQLPart(between))(\(a), \(b))" }

    static func register(in db: Database) {
        let measures = BoundedCache<Int32, Measures>()
        db.add(
            function: DatabaseFunction(between, argumentCount: 2, pure: true) { values in
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
