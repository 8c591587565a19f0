public import SimpleFeatures

/// A request for the hectares of a site.
public struct HectaresRequest: Hashable, Sendable {
    /// The id of the site.
    public var site: FeatureID
    /// The assumptions about roads and the year.
    public var scenario: Scenario
    /// The share for an estimate of an unknown net figure; `nil` for no estimate.
    public var netFactor: NetFactor?

    /// Creates a request for the hectares of the site.
    public init(_ site: FeatureID, scenario: Scenario = .asIs, netFactor: NetFactor? = nil) {
        self.site = site
        self.scenario = scenario
        self.netFactor = netFactor
    }
}

/// The share of gross land that is assumed to be net for sites without plots. In the region it is 0.53 to 0.85.
public struct NetFactor: Hashable, Sendable {
    /// The share, greater than 0 and at most 1.
    public let share: Double

    /// Returns `nil` unless the share is greater than 0 and at most 1.
    public init?(_ share: Double) {
        guard share > 0, share <= 1 else { return nil }
        self.share = share
    }
}

/// An estimate of an unknown net figure. It is never stored.
public struct NetEstimate: Hashable, Sendable, Encodable {
    /// The assumed share of net in gross.
    public var factor: Double
    /// Gross times the factor.
    public var hectares: Double
    /// Always true: marks the figure as an estimate in JSON.
    public let isEstimate = true

    /// Returns `nil` when net is known or gross is unknown.
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
