internal import GeometryEngine
internal import SimpleFeatures

/// One figure in three areas: on the ellipsoid, in the plane of UTM zone 32, and as somebody declared it.
///
/// The first is the one that counts. The second is what planners' tables have, the third what they say.
public struct AreaComparison: Hashable, Sendable {
    /// `gross_ha` or `net_ha`.
    public var figure: String
    public var geodesicHectares: Double?
    public var utm32Hectares: Double?
    public var declaredHectares: Double?

    /// How much the plane's area exceeds the geodesic one, in percent of the latter.
    public var utm32DifferencePercent: Double? { differencePercent(of: utm32Hectares) }

    /// How much the declared area exceeds the geodesic one, in percent of the latter.
    public var declaredDifferencePercent: Double? { differencePercent(of: declaredHectares) }

    /// Whether the declared figure is that of the outline; `nil` where there is nothing to compare.
    public var declaredCheck: DeclaredCheck? { declaredArea?.check }

    /// The unit that the declared figure seems to be in, when it is not hectares.
    public var suspectedUnit: AreaUnit? { declaredArea?.unit }

    private var declaredArea: DeclaredArea? {
        guard let declaredHectares, let geodesicHectares, geodesicHectares > 0 else { return nil }
        return DeclaredArea(declaredHectares: declaredHectares, computedHectares: geodesicHectares)
    }

    private func differencePercent(of other: Double?) -> Double? {
        guard let other, let geodesicHectares, geodesicHectares > 0 else { return nil }
        return (other - geodesicHectares) / geodesicHectares * 100
    }

    static func all(_ figures: HectaresFigures, _ land: SiteLand, _ measures: Measures) throws -> [AreaComparison] {
        let net = try land.partition?.net.map { try measures.utm32AreaSquareMetres($0) / squareMetresPerHectare }
        return [
            AreaComparison(
                figure: "gross_ha", geodesicHectares: figures.gross, utm32Hectares: figures.grossUTM32,
                declaredHectares: figures.declaredGross),
            AreaComparison(
                figure: "net_ha", geodesicHectares: figures.net, utm32Hectares: net,
                declaredHectares: figures.declaredNet),
        ]
    }
}

extension AreaComparison: Encodable {
    /// What is unknown is written as null.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(figure, forKey: .figure)
        try container.encode(geodesicHectares, forKey: .geodesic)
        try container.encode(utm32Hectares, forKey: .utm32)
        try container.encode(utm32DifferencePercent, forKey: .utm32Difference)
        try container.encode(declaredHectares, forKey: .declared)
        try container.encode(declaredDifferencePercent, forKey: .declaredDifference)
        try container.encode(declaredCheck, forKey: .declaredCheck)
        try container.encode(suspectedUnit, forKey: .suspectedUnit)
    }

    enum CodingKeys: String, CodingKey {
        case figure
        case geodesic = "geodesic_ha"
        case utm32 = "utm32_ha"
        case utm32Difference = "utm32_difference_percent"
        case declared = "declared_ha"
        case declaredDifference = "declared_difference_percent"
        case declaredCheck = "declared_check"
        case suspectedUnit = "suspected_unit"
    }
}
