internal import CQL2
internal import Foundation
internal import GRDB
internal import GeometryEngine
internal import SimpleFeatures

/// The SQL functions for spatial relations of two GeoPackage geometries of one reference system.
///
/// The result is NULL for geometries that GEOS cannot compare, such as a collection of points and areas.
enum SpatialFunctions {
    static func name(of relation: SpatialPredicate) -> String { "cql_\(relation.rawValue)" }

    /// The name of the function whose second argument is the same for every row.
    static func literalName(of relation: SpatialPredicate) -> String { "cql_\(relation.rawValue)_literal" }

    static func register(in db: Database) {
        let literals = BoundedCache<Data, Literal>()
        for relation in SpatialPredicate.allCases {
            db.add(function: literalName(of: relation), argumentCount: 2) { values in
                guard let blob = Data.fromDatabaseValue(values[0]), let other = Data.fromDatabaseValue(values[1])
                else { return nil }
                return try literals.value(of: other, Literal.init).is(blob, relation)
            }
            db.add(function: name(of: relation), argumentCount: 2) { values in
                guard let blob = Data.fromDatabaseValue(values[0]), let other = Data.fromDatabaseValue(values[1])
                else { return nil }
                return try Literal(other).is(blob, relation)
            }
        }
    }

    /// The geometry of a filter, prepared for comparison with many rows.
    private struct Literal: Sendable {
        /// `nil` for an empty geometry.
        let envelope: Envelope?
        /// The parts of a collection; other geometries as one part.
        let parts: [PreparedGeometry]

        init(_ blob: Data) throws {
            let geometry = try GeoPackageGeometry.decode(blob)
            envelope = Envelope(geometry)
            if case .geometryCollection(let members) = geometry {
                parts = try members.map { try PreparedGeometry($0) }
            } else {
                parts = [try PreparedGeometry(geometry)]
            }
        }

        /// Returns whether the relation holds for the geometry of a row; `nil` when it is unknown.
        func `is`(_ blob: Data, _ relation: SpatialPredicate) throws -> Bool? {
            if let envelope, let row = try GeoPackageGeometry.envelope(blob), !row.meets(envelope) {
                return relation == .disjoint
            }
            guard envelope != nil else { return relation == .disjoint }
            let wkb = try GeoPackageGeometry.wellKnownBinary(blob)
            switch relation {
            case .intersects: return try? parts.contains { try $0.holds(.intersects, ofWKB: wkb) }
            case .disjoint: return try? parts.allSatisfy { try $0.holds(.disjoint, ofWKB: wkb) }
            default: return try? parts.first?.holds(relation.relation, ofWKB: wkb)
            }
        }
    }
}

extension SpatialPredicate {
    fileprivate var relation: SpatialRelation {
        switch self {
        case .intersects: .intersects
        case .equals: .equals
        case .disjoint: .disjoint
        case .touches: .touches
        case .within: .within
        case .overlaps: .overlaps
        case .crosses: .crosses
        case .contains: .contains
        }
    }
}
