internal import GeometryEngine
internal import SimpleFeatures

/// The available land under soft constraints. Land under severe and minor constraints counts as severe.
struct RestrictedLand {
    /// The available land under a severe constraint.
    private(set) var severe: Geometry?
    /// The available land under minor constraints only.
    private(set) var minor: Geometry?

    init(_ availableLand: Geometry?, _ constraints: [ConstraintArea]) throws {
        guard let available = GeometryWithEnvelope(availableLand) else { return }
        let severe = try Self.covered(available, by: constraints.filter { $0.severity == .severe })
        let rest = try available.outside([severe].compactMap(\.self))
        let minor = try rest.flatMap { try Self.covered($0, by: constraints.filter { $0.severity == .minor }) }
        (self.severe, self.minor) = (severe?.land, minor?.land)
    }

    /// The land that counts for the severity; `nil` when there is none, and for hard constraints, which are subtracted.
    func land(under severity: ConstraintSeverity) -> Geometry? {
        switch severity {
        case .severe: severe
        case .minor: minor
        case .hard, .none: nil
        }
    }

    private static func covered(_ land: GeometryWithEnvelope, by constraints: [ConstraintArea]) throws
        -> GeometryWithEnvelope?
    {
        // Sorted, since the last digits of a union depend on the order.
        let areas = try constraints.sorted().compactMap { GeometryWithEnvelope(try $0.effectiveArea()) }.filter(
            land.mayMeet)
        return try GeometryWithEnvelope.united(areas).flatMap { try land.inside($0) }
    }
}
