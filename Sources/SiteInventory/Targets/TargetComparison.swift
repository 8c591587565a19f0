/// A target beside what the inventory has.
public struct TargetComparison: Hashable, Sendable, Encodable {
    public var target: Target
    public var bound: Target.Bound
    public var isBaseFigure: Bool
    /// True when the year is past.
    public var isPastDue: Bool
    /// The ids of the sites that it speaks of.
    public var sites: [String]
    /// How many sites the agreement counts there and the inventory does not name; `nil` when it counts none.
    public var unnamedSiteCount: Int?
    /// The figure that is compared, by its name in data; `nil` when there is none.
    public var figure: String?
    /// What the inventory has; of sites whose figure is unknown it has nothing, so that this is the least that there is.
    public var inventoryValue: Double?
    /// The sites whose figure is unknown.
    public var unknownSiteCount: Int = 0
    /// By how much the inventory has more than the target; negative for less.
    public var gap: Double?
    public var assessment: Assessment
    /// Why it cannot be compared; `nil` when it can.
    public var reason: Reason?
    /// Of a target that counts jobs.
    public var jobs: JobsPerHectare?

    /// The agreement's values are approximate: none is ever said to be met exactly.
    public enum Assessment: String, Vocabulary {
        case reached, short, exceeded
        /// Within a tenth of a value that is "about" so much.
        case aboutReached = "about_reached"
        case notComparable = "not_comparable"
    }

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

/// What jobs would mean on the ground.
public struct JobsPerHectare: Hashable, Sendable, Encodable {
    /// Sold and occupied land of the sites, without those that the target excepts; `nil` when it is known of none.
    public var usedHectares: Double?
    /// Of it, on former industrial land; `nil` unless that is to come first.
    public var usedBrownfieldHectares: Double?
    /// The sites whose used land is unknown.
    public var unknownSiteCount: Int
    /// The target's jobs on each hectare used; `nil` when none is known to be.
    public var perUsedHectare: Double?
    /// The agreement's own ratio of jobs to net hectares, from targets of one scope.
    public var agreedPerNetHectare: Double?
    /// How many net hectares the jobs need at that ratio.
    public var neededNetHectares: Double?
    /// The net hectares that the sites are known to have.
    public var knownNetHectares: Double?

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
    /// - Parameter isLeast: true when the inventory may have more than the value.
    init(_ value: Double, of target: Double, _ bound: Target.Bound, isLeast: Bool) {
        let tolerance = bound == .about ? abs(target) * 0.1 : 0
        self =
            switch bound {
            case .atLeast where value >= target: .reached
            case .atMost where value > target: .exceeded
            case .about where value > target + tolerance, .exactly where value > target: .exceeded
            case _ where isLeast: .notComparable
            case .atLeast: .short
            case .atMost: .reached
            case .about: value < target - tolerance ? .short : .aboutReached
            case .exactly: value < target ? .short : .reached
            }
    }
}
