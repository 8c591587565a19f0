/// A target compared with the inventory.
public struct TargetComparison: Hashable, Sendable, Encodable {
    /// The target.
    public var target: Target
    /// The bound for the target's qualifier.
    public var bound: Target.Bound
    /// True for a base figure, which is not compared.
    public var isBaseFigure: Bool
    /// True when the target's year has passed.
    public var isPastDue: Bool
    /// The ids of the sites in the target's scope.
    public var sites: [String]
    /// The number of sites that the agreement counts but the inventory does not contain; `nil` when the agreement
    /// states no number.
    public var unnamedSiteCount: Int?
    /// The name of the compared field; `nil` when there is none.
    public var figure: String?
    /// The inventory's value. Omits sites with an unknown figure, so it is a lower bound.
    public var inventoryValue: Double?
    /// The number of sites whose figure is unknown.
    public var unknownSiteCount: Int = 0
    /// The inventory's value minus the target's.
    public var gap: Double?
    /// The result of the comparison.
    public var assessment: Assessment
    /// The reason why the target cannot be compared; `nil` when it can.
    public var reason: Reason?
    /// The jobs for a target in jobs; otherwise `nil`.
    public var jobs: JobsPerHectare?

    /// The result of a comparison. The agreement's values are approximate, so an exact match is not expected.
    public enum Assessment: String, Vocabulary {
        case reached, short, exceeded
        /// Within a tenth of an approximate value.
        case aboutReached = "about_reached"
        case notComparable = "not_comparable"
    }

    /// The reason why a target cannot be compared.
    public enum Reason: String, Vocabulary {
        case noValue = "no_value"
        case baseFigure = "base_figure"
        case notAboutSites = "not_about_sites"
        case noSites = "no_sites"
        case noJobsCounted = "no_jobs_counted"
        case unnamedSites = "unnamed_sites"
        case unknownFigures = "unknown_figures"
    }

    enum CodingKeys: String, CodingKey {
        case target, bound, sites, figure, gap, assessment, reason, jobs
        case isBaseFigure = "is_base_figure"
        case isPastDue = "is_past_due"
        case unnamedSiteCount = "unnamed_sites"
        case inventoryValue = "inventory_value"
        case unknownSiteCount = "unknown_sites"
    }
}

/// A target in jobs, in relation to hectares.
public struct JobsPerHectare: Hashable, Sendable, Encodable {
    /// The sold and occupied land of the sites, except sites that the target excludes; `nil` when unknown for all.
    public var usedHectares: Double?
    /// The used land on brownfield sites; `nil` unless the target gives priority to them.
    public var usedBrownfieldHectares: Double?
    /// The number of sites whose used land is unknown.
    public var unknownSiteCount: Int
    /// The target's jobs divided by the used hectares; `nil` when these are unknown or 0.
    public var perUsedHectare: Double?
    /// The agreement's ratio of jobs to net hectares, from targets of one scope.
    public var agreedPerNetHectare: Double?
    /// The net hectares needed for the jobs at the agreed ratio.
    public var neededNetHectares: Double?
    /// The known net hectares of the sites.
    public var knownNetHectares: Double?

    /// The decimals of jobs per hectare.
    static let decimals = 2

    enum CodingKeys: String, CodingKey {
        case usedHectares = "used_ha"
        case usedBrownfieldHectares = "used_brownfield_ha"
        case unknownSiteCount = "unknown_sites"
        case perUsedHectare = "jobs_per_used_ha"
        case agreedPerNetHectare = "agreed_jobs_per_net_ha"
        case neededNetHectares = "needed_net_ha"
        case knownNetHectares = "known_net_ha"
    }
}

extension TargetComparison.Assessment {
    /// Compares the inventory's value with the target's.
    ///
    /// - Parameter isLowerBound: true when the inventory's value is incomplete.
    init(_ value: Double, of target: Double, _ bound: Target.Bound, isLowerBound: Bool) {
        let tolerance = bound == .about ? abs(target) * 0.1 : 0
        self =
            switch bound {
            case .atLeast where value >= target: .reached
            case .atMost where value > target: .exceeded
            case .about where value > target + tolerance, .exactly where value > target: .exceeded
            case _ where isLowerBound: .notComparable
            case .atLeast: .short
            case .atMost: .reached
            case .about: value < target - tolerance ? .short : .aboutReached
            case .exactly: value < target ? .short : .reached
            }
    }
}
