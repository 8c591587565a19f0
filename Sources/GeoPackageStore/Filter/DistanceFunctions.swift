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

    /// From the feature to the nearest of another collection. Boxes of 5 and of 25 km are looked into first.
    static func nearest(_ view: TableView) -> SQLPart {
        let other = view.table
        let measured = "min(\(between)(f.geom, other.geom)) AS metres"
        let all = "(\(view.prefix)SELECT \(measured) FROM \(other.name) AS other)"
        // Of a past version there is no index in the plane.
        guard view.version == nil else { return SQLPart(all, []) }
        let within = [5000, 25_000].map { metres in
            """
            (SELECT metres FROM (SELECT \(measured) FROM \(other.spatialIndex) AS box
              JOIN \(other.name) AS other ON other.fid = box.id
              WHERE box.maxx >= ST_MinX(f.geom) - \(metres) AND box.minx <= ST_MaxX(f.geom) + \(metres)
                AND box.maxy >= ST_MinY(f.geom) - \(metres) AND box.miny <= ST_MaxY(f.geom) + \(metres))
              WHERE metres <= \(metres) * 0.98)
            """
        }
        let sql = "coalesce(\(within.joined(separator: ", ")), \(all))"
        return SQLPart(sql)
    }

    static func register(in db: Database) {
        let measures = RecentValues<Int32, Measures>()
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
