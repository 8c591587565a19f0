internal import GeometryEngine
internal import SimpleFeatures

/// A figure measured on the ellipsoid and in the plane of UTM zone 32, with the declared figure.
///
/// The inventory uses the ellipsoid; planners' tables use the plane.
public struct AreaComparison: Hashable, Sendable {
    /// `gross_ha` or `net_ha`.
    public var figure: SiteFigure
    /// The area on the ellipsoid; `nil` when unknown.
    public var geodesicHectares: Double?
    /// The area in the plane of UTM zone 32; `nil` when unknown.
    public var utm32Hectares: Double?
    /// The declared area; `nil` when unknown.
    public var declaredHectares: Double?
    /// The difference of the plane's area from the geodesic one, in percent of the latter.
    public private(set) var utm32DifferencePercent: Double?
    /// The difference of the declared area from the geodesic one, in percent of the latter.
    public private(set) var declaredDifferencePercent: Double?

    /// The severity of the difference between declared and computed area; `nil` when one of them is unknown.
    public var declaredCheck: DeclaredCheck? { declaredArea?.check }

    /// The unit in which the area seems to be declared; `nil` for hectares.
    public var suspectedUnit: AreaUnit? { declaredArea?.unit }

    private var declaredArea: DeclaredArea? {
        guard let declaredHectares, let geodesicHectares, geodesicHectares > 0 else { return nil }
        return DeclaredArea(declaredHectares: declaredHectares, computedHectares: geodesicHectares)
    }

    init(figure: SiteFigure, geodesicHectares: Double?, utm32Hectares: Double?, declaredHectares: Double?) {
        self.figure = figure
        self.geodesicHectares = geodesicHectares
        self.utm32Hectares = utm32Hectares
        self.declaredHectares = declaredHectares
        utm32DifferencePercent = differencePercent(of: utm32Hectares)
        declaredDifferencePercent = differencePercent(of: declaredHectares)
    }

    /// Rounds areas to the precision of hectares, and differences to that of shares, which is 0.01 %.
    func rounded() -> AreaComparison {
        var rounded = self
        rounded.geodesicHectares = FieldUnit.hectares.rounded(geodesicHectares)
        rounded.utm32Hectares = FieldUnit.hectares.rounded(utm32Hectares)
        rounded.utm32DifferencePercent = utm32DifferencePercent?.rounded(toDecimals: 2)
        rounded.declaredDifferencePercent = declaredDifferencePercent?.rounded(toDecimals: 2)
        return rounded
    }

    private func differencePercent(of other: Double?) -> Double? {
        guard let other, let geodesicHectares, geodesicHectares > 0 else { return nil }
        return (other - geodesicHectares) / geodesicHectares * 100
    }

    static func all(_ figures: HectaresFigures, _ land: SiteLand, _ measures: Measures) throws -> [AreaComparison] {
        let net = try land.partition?.net.map { try measures.utm32AreaSquareMetres($0) / squareMetresPerHectare }
        return [
            AreaComparison(
                figure: .grossHectares, geodesicHectares: figures.gross, utm32Hectares: figures.grossUTM32,
                declaredHectares: figures.declaredGross),
            AreaComparison(
                figure: .netHectares, geodesicHectares: figures.net, utm32Hectares: net,
                declaredHectares: figures.declaredNet),
        ]
    }
}

extension AreaComparison: Encodable {
    /// Writes unknown values as null.
    ///
    /// - Throws: `EncodingError` when the encoder cannot write a value.
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
