public import SimpleFeatures

/// What is asked about the hectares of a site.
public struct HectaresQuestion: Hashable, Sendable {
    public var site: FeatureID
    /// What is assumed that is not so yet.
    public var scenario: Scenario
    /// Estimate a net figure that nobody knows; `nil` for no estimate.
    public var netFactor: NetFactor?

    public init(_ site: FeatureID, scenario: Scenario = .asIs, netFactor: NetFactor? = nil) {
        self.site = site
        self.scenario = scenario
        self.netFactor = netFactor
    }
}

/// The share of gross land that is taken for net where there are no plots: 0.53 to 0.85 were seen in the region.
public struct NetFactor: Hashable, Sendable {
    public let share: Double

    /// - Returns: `nil` for what is no share: 0 or less, more than 1.
    public init?(_ share: Double) {
        guard share > 0, share <= 1 else { return nil }
        self.share = share
    }
}

/// A net figure that was asked for where none is known; never stored.
public struct NetEstimate: Hashable, Sendable, Encodable {
    public var factor: Double
    /// Gross times the factor.
    public var hectares: Double
    /// Always true: the figure must not be taken for a measured one.
    public let isEstimate = true

    /// - Returns: `nil` where net is known, or gross is not.
    init?(_ factor: NetFactor?, _ figures: HectaresFigures) {
        guard let factor, figures.net == nil, let gross = figures.gross else { return nil }
        self.factor = factor.share
        hectares = factor.share * gross
    }

    enum CodingKeys: String, CodingKey {
        case factor
        case hectares = "net_ha"
        case isEstimate = "is_estimate"
    }
}
