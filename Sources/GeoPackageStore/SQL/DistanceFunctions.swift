internal import Foundation
internal import GRDB
internal import GeometryEngine
internal import SimpleFeatures

/// The SQL function for the distance on the ellipsoid, in metres, between GeoPackage geometries of one plane.
enum DistanceFunctions {
    static let name = "cql_distance_m"

    static func register(in db: Database) {
        let measures = BoundedCache<Int32, Measures>()
        let literals = BoundedCache<Data, NearestToLiteral>()
        db.add(function: name, argumentCount: 2) { values in
            guard let a = Data.fromDatabaseValue(values[0]), let b = Data.fromDatabaseValue(values[1]) else {
                return nil
            }
            guard let ends = try literals.value(of: b, NearestToLiteral.init).points(a) else { return nil }
            let plane = try measures.value(of: GeoPackageGeometry.srsID(a)) { try Measures(crs: .epsg(Int($0))) }
            return try plane.distanceMetres(ends.row, ends.literal)
        }
    }
}

/// The nearest points of the geometry of a filter and the geometries of rows. Indexes the edges of the former once.
private struct NearestToLiteral: Sendable {
    private let literal: Geometry
    /// The areas of the literal; `nil` without areas.
    private let area: PreparedGeometry?
    /// The edges of the literal; `nil` for points and collections.
    private let edges: PreparedGeometry?

    init(_ blob: Data) throws {
        literal = try GeoPackageGeometry.decode(blob)
        let rings = literal.kind == .geometryCollection ? [] : literal.polygons.flatMap(\.rings)
        area = rings.isEmpty ? nil : try PreparedGeometry(literal)
        if !rings.isEmpty {
            edges = try PreparedGeometry(.multiLineString(rings))
        } else {
            edges = [.lineString, .multiLineString].contains(literal.kind) ? try PreparedGeometry(literal) : nil
        }
    }

    /// - Returns: `nil` when one of the geometries is empty.
    func points(_ blob: Data) throws -> (row: Position, literal: Position)? {
        guard let edges, !literal.isEmpty else {
            return try GeoPackageGeometry.decode(blob).nearestPoints(to: literal).map { ($0.own, $0.other) }
        }
        guard let box = try GeoPackageGeometry.envelope(blob) else { return nil }
        let bytes = try GeoPackageGeometry.wellKnownBinary(blob)
        if let area, try area.holds(.intersects, ofWKB: bytes) {
            let common = Position(box.minX, box.minY)
            return (common, common)
        }
        let ends = try edges.nearestPoints(toWKB: bytes)
        return (ends.other, ends.own)
    }
}
