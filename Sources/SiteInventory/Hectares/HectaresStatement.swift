/// Where every hectare of a site went: the figures, the waterfall that leads to them, and how they were computed.
///
/// Stored with the site's version as JSON. Hectares are geodesic on GRS80 and unrounded, but for `shown_ha`.
public struct HectaresStatement: Hashable, Sendable, Codable {
    public var siteID: String
    public var siteName: String
    /// What is assumed that is not so yet; `nil` for a statement of what is.
    public var assumption: Assumption?
    public var figures: HectaresFigures
    /// Why a figure is missing, or is zero without plots.
    public var reason: UnknownReason?
    /// Conditional land by what it waits for.
    public var conditions: [ConditionalLand]
    /// From gross to available; `shown_ha` of the steps adds up exactly as shown.
    public var steps: [WaterfallStep]
    /// Overlay parts below one square metre that were dropped.
    public var slivers: Slivers
    public var method: Method

    enum CodingKeys: String, CodingKey {
        case siteID = "site_id"
        case siteName = "site_name"
        case assumption, figures, reason, conditions, steps, slivers, method
    }

    public struct Slivers: Hashable, Sendable, Codable {
        public var count: Int
        public var areaSquareMetres: Double

        enum CodingKeys: String, CodingKey {
            case count
            case areaSquareMetres = "area_m2"
        }
    }

    /// How the areas were computed.
    public struct Method: Hashable, Sendable, Codable {
        public var area: String
        public var overlayCRS: String
        public var geos: String
        public var proj: String

        enum CodingKeys: String, CodingKey {
            case area
            case overlayCRS = "overlay_crs"
            case geos, proj
        }
    }
}

/// The figures of a site in hectares; `nil` is unknown, not zero.
public struct HectaresFigures: Hashable, Sendable, Codable {
    public var gross: Double?
    public var net: Double?
    public var developable: Double?
    public var available: Double?
    public var conditional: Double?
    public var reserved: Double?
    public var sold: Double?
    public var occupied: Double?
    public var notMarketable: Double?
    public var unknown: Double?
    /// The part of the available land under severe or minor constraints; not subtracted.
    public var restricted: Double?
    /// Of the restricted land, what lies under a severe constraint.
    public var restrictedSevere: Double?
    /// Of the restricted land, what lies under minor constraints only: each square metre counts for the graver one.
    public var restrictedMinor: Double?
    /// The greatest contiguous part of the available land.
    public var largestPlot: Double?
    /// Gross in the plane of UTM zone 32, for comparison with planners' tables.
    public var grossUTM32: Double?
    public var declaredGross: Double?
    public var declaredNet: Double?

    public init() {}

    /// Every figure by its name in data.
    private static var members: [(CodingKeys, KeyPath<Self, Double?>)] {
        [
            (.gross, \.gross), (.net, \.net), (.developable, \.developable), (.available, \.available),
            (.conditional, \.conditional), (.reserved, \.reserved), (.sold, \.sold), (.occupied, \.occupied),
            (.notMarketable, \.notMarketable), (.unknown, \.unknown), (.restricted, \.restricted),
            (.restrictedSevere, \.restrictedSevere), (.restrictedMinor, \.restrictedMinor),
            (.largestPlot, \.largestPlot), (.grossUTM32, \.grossUTM32), (.declaredGross, \.declaredGross),
            (.declaredNet, \.declaredNet),
        ]
    }

    /// Every figure with its name in data.
    var named: [(name: String, value: Double?)] { Self.members.map { ($0.0.rawValue, self[keyPath: $0.1]) } }

    /// Unknown figures are written as null, not left out.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        for (key, figure) in Self.members { try container.encode(self[keyPath: figure], forKey: key) }
    }

    enum CodingKeys: String, CodingKey {
        case gross = "gross_ha"
        case net = "net_ha"
        case developable = "developable_ha"
        case available = "available_ha"
        case conditional = "conditional_ha"
        case reserved = "reserved_ha"
        case sold = "sold_ha"
        case occupied = "occupied_ha"
        case notMarketable = "not_marketable_ha"
        case unknown = "unknown_ha"
        case restricted = "restricted_ha"
        case restrictedSevere = "restricted_severe_ha"
        case restrictedMinor = "restricted_minor_ha"
        case largestPlot = "largest_plot_ha"
        case grossUTM32 = "gross_utm32_ha"
        case declaredGross = "declared_gross_ha"
        case declaredNet = "declared_net_ha"
    }
}

/// One step down from gross to available.
public struct WaterfallStep: Hashable, Sendable, Codable {
    public var kind: Kind
    /// The plot or constraint that took the land; `nil` for gross, what lies outside plots, slivers and available.
    public var id: String?
    /// What a constraint is: contamination, flood and so on.
    public var constraintKind: ConstraintKind?
    /// What a conditional plot waits for.
    public var condition: String?
    /// What the step took, or for `gross` and `available` what there is.
    public var hectares: Double
    /// How much of the claimant's land within the site earlier ones had taken; `nil` where nobody claims.
    public var alreadyTaken: Double?
    /// The same to 0.01 ha, by largest remainder.
    public var shown: Double
    /// What is left after the step, to 0.01 ha.
    public var running: Double

    enum CodingKeys: String, CodingKey {
        case kind, id
        case constraintKind = "constraint_kind"
        case condition, hectares
        case alreadyTaken = "already_taken_ha"
        case shown = "shown_ha"
        case running = "running_ha"
    }

    /// The order of precedence: each square metre goes to the first that claims it (see `README.md`).
    public enum Kind: String, Vocabulary {
        case gross
        case notInUsablePlot = "not_in_usable_plot"
        case hardConstraint = "hard_constraint"
        case sold, occupied
        case notMarketable = "not_marketable"
        case unknown
        case reservedForOwner = "reserved_for_owner"
        case reserved, conditional, slivers, available
    }
}

/// Land that becomes available once a condition is met.
public struct ConditionalLand: Hashable, Sendable, Codable {
    /// A road project or one of its sections, `remediation`, or a year.
    public var condition: String
    /// What sort of condition that is; `nil` in statements of older versions, which did not say.
    public var kind: ConditionKind?
    public var hectares: Double
    public var plots: [String]
    /// The status of the road section that it waits for; `nil` when it is no road.
    public var roadStatus: RoadStatus?
    public var targetYear: Int?

    enum CodingKeys: String, CodingKey {
        case condition, kind
        case hectares = "conditional_ha"
        case plots
        case roadStatus = "road_status"
        case targetYear = "target_year"
    }

    /// An unknown target year is written as null, not left out.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(condition, forKey: .condition)
        try container.encode(kind, forKey: .kind)
        try container.encode(hectares, forKey: .hectares)
        try container.encode(plots, forKey: .plots)
        try container.encode(roadStatus, forKey: .roadStatus)
        try container.encode(targetYear, forKey: .targetYear)
    }

    /// True when the target year has passed and the condition is still unmet.
    public func isOverdue(in year: Int) -> Bool {
        guard let targetYear else { return false }
        return targetYear < year && roadStatus != .open
    }
}
