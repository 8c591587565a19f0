/// The hectares of a site: the figures, the waterfall from gross to available, and the method of computation.
///
/// Stored as JSON with each version of the site. Hectares are geodesic on GRS80 and unrounded, except `shown_ha`.
public struct HectaresStatement: Hashable, Sendable, Codable {
    /// The id of the site.
    public var siteID: String
    /// The name of the site.
    public var siteName: String
    /// The assumptions of the scenario; `nil` without one.
    public var assumption: Assumption?
    /// The figures in hectares.
    public var figures: HectaresFigures
    /// Why a figure is missing, or zero although there are no plots.
    public var reason: UnknownReason?
    /// Conditional land by condition.
    public var conditions: [ConditionalLand]
    /// The steps from gross to available. `shown_ha` of the steps adds up exactly as shown.
    public var steps: [WaterfallStep]
    /// Overlay parts below one square metre that were dropped.
    public var slivers: Slivers
    /// The method and the library versions of the computation.
    public var method: Method

    enum CodingKeys: String, CodingKey {
        case siteID = "site_id"
        case siteName = "site_name"
        case assumption, figures, reason, conditions, steps, slivers, method
    }

    /// Overlay parts that are too small to be land.
    public struct Slivers: Hashable, Sendable, Codable {
        /// The number of slivers.
        public var count: Int
        /// Their total area on the ellipsoid.
        public var areaSquareMetres: Double

        enum CodingKeys: String, CodingKey {
            case count
            case areaSquareMetres = "area_m2"
        }
    }

    /// How the areas were computed.
    public struct Method: Hashable, Sendable, Codable {
        /// The method of measuring areas, in English.
        public var area: String
        /// The plane of the overlays, such as `EPSG:25832`.
        public var overlayCRS: String
        /// The version of GEOS.
        public var geos: String
        /// The version of PROJ.
        public var proj: String

        enum CodingKeys: String, CodingKey {
            case area
            case overlayCRS = "overlay_crs"
            case geos, proj
        }
    }
}

/// Land that becomes available once a condition is met.
public struct ConditionalLand: Hashable, Sendable, Codable {
    /// A road project or one of its sections, `remediation`, or a year.
    public var condition: String
    /// The kind of the condition; `nil` in statements of older versions.
    public var kind: ConditionKind?
    /// The land that waits for the condition.
    public var hectares: Double
    /// The ids of the plots with this condition.
    public var plots: [String]
    /// The status of the road; `nil` when the condition is not a road.
    public var roadStatus: RoadStatus?
    /// The target year of the road; `nil` when it has none, or when the condition is not a road.
    public var targetYear: Int?

    enum CodingKeys: String, CodingKey {
        case condition, kind
        case hectares = "conditional_ha"
        case plots
        case roadStatus = "road_status"
        case targetYear = "target_year"
    }

    /// Writes an unknown target year as null.
    ///
    /// - Throws: `EncodingError` when the encoder cannot write a value.
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
