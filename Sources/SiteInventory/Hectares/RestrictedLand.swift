internal import GeometryEngine
internal import SimpleFeatures

/// The available land under soft constraints, by grade: land under both counts for the graver one.
struct RestrictedLand {
    /// Under a severe constraint.
    private(set) var severe: Geometry?
    /// Under minor constraints only.
    private(set) var minor: Geometry?

    init(_ availableLand: Geometry?, _ constraints: [ConstraintArea]) throws {
        guard let available = BoxedLand(availableLand) else { return }
        let severe = try Self.covered(available, by: constraints.filter { $0.severity == .severe })
        let rest = try available.outside([severe].compactMap(\.self))
        let minor = try rest.flatMap { try Self.covered($0, by: constraints.filter { $0.severity == .minor }) }
        (self.severe, self.minor) = (severe?.land, minor?.land)
    }

    private static func covered(_ land: BoxedLand, by constraints: [ConstraintArea]) throws -> BoxedLand? {
        // In a fixed order: the last digits of a union depend on it.
        let areas = try constraints.sorted().compactMap { BoxedLand(try $0.effectiveArea()) }.filter(land.mayMeet)
        return try BoxedLand.united(areas).flatMap { try land.inside($0) }
    }
}
