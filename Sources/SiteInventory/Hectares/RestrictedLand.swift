internal import GeometryEngine
internal import SimpleFeatures

/// The available land under soft constraints, by grade: land under both counts for the graver one.
struct RestrictedLand {
    /// Under a severe constraint.
    private(set) var severe: Geometry?
    /// Under minor constraints only.
    private(set) var minor: Geometry?

    init(_ availableLand: Geometry?, _ constraints: [ConstraintArea]) throws {
        guard let availableLand else { return }
        severe = try Self.covered(availableLand, by: constraints.filter { $0.severity == .severe })
        let rest = if let severe { try availableLand.difference(severe) } else { availableLand as Geometry? }
        minor = try rest.flatMap { try Self.covered($0, by: constraints.filter { $0.severity == .minor }) }
    }

    private static func covered(_ land: Geometry, by constraints: [ConstraintArea]) throws -> Geometry? {
        // In a fixed order: the last digits of a union depend on it.
        let areas = try constraints.sorted().compactMap { try $0.effectiveArea() }.filter(land.mayMeet)
        guard let area = try Geometry.union(of: areas) else { return nil }
        return try land.intersection(area)
    }
}
