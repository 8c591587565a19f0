/// The effect of a road project: the conditional land that depends on it, and the sites that gain access to a junction.
public struct RoadEffect: Hashable, Sendable, Encodable {
    /// The project's id.
    public var id: String
    /// The project's name, or its id.
    public var name: String
    /// The kind of the project; `nil` when unknown.
    public var kind: RoadKind?
    /// The status of the project; `nil` when unknown.
    public var status: RoadStatus?
    /// The planned year of opening; `nil` when there is none.
    public var targetYear: Int?
    /// True when the project or one of its sections is not open after its target year.
    public var isOverdue: Bool
    /// The land that depends on the project or on one of its sections.
    public var dependentLand: DependentLand
    /// The land that depends on the project as a whole.
    public var dependentOnWhole: DependentLand
    /// The share of ``dependentLand`` in the conditional hectares of all sites, 0...1; `nil` when there are none.
    public var share: Double?
    /// The sections, sorted by id.
    public var sections: [Section]
    /// The land released by year.
    public var years: [LandRelease]
    /// The sites that gain access; `nil` for an open project and for one without a location.
    public var accessibilityGain: AccessibilityGain?

    /// A part of the project with its own status.
    public struct Section: Hashable, Sendable, Encodable {
        /// The section's id.
        public var id: String
        /// The section's name, or its id.
        public var name: String
        /// The status of the section; `nil` when unknown.
        public var status: RoadStatus?
        /// The planned year of opening; `nil` when there is none.
        public var targetYear: Int?
        /// True when the section is not open after its target year.
        public var isOverdue: Bool
        /// The land that depends on the section.
        public var dependentLand: DependentLand
        /// The share of ``dependentLand`` in the conditional hectares of all sites, 0...1; `nil` when there are none.
        public var share: Double?

        enum CodingKeys: String, CodingKey {
            case id, name, status
            case targetYear = "target_year"
            case isOverdue = "overdue"
            case dependentLand = "waiting"
            case share = "share_of_conditional"
        }

        /// Writes unknown values as null.
        ///
        /// - Throws: the errors of the encoder.
        public func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: CodingKeys.self)
            try container.encode(id, forKey: .id)
            try container.encode(name, forKey: .name)
            try container.encode(status, forKey: .status)
            try container.encode(targetYear, forKey: .targetYear)
            try container.encode(isOverdue, forKey: .isOverdue)
            try container.encode(dependentLand, forKey: .dependentLand)
            try container.encode(share, forKey: .share)
        }
    }

    enum CodingKeys: String, CodingKey {
        case id, name, kind, status
        case targetYear = "target_year"
        case isOverdue = "overdue"
        case dependentLand = "waiting"
        case dependentOnWhole = "waiting_for_whole"
        case share = "share_of_conditional"
        case sections, years
        case accessibilityGain = "nearer"
    }

    /// Writes unknown values as null.
    ///
    /// - Throws: the errors of the encoder.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(id, forKey: .id)
        try container.encode(name, forKey: .name)
        try container.encode(kind, forKey: .kind)
        try container.encode(status, forKey: .status)
        try container.encode(targetYear, forKey: .targetYear)
        try container.encode(isOverdue, forKey: .isOverdue)
        try container.encode(dependentLand, forKey: .dependentLand)
        try container.encode(dependentOnWhole, forKey: .dependentOnWhole)
        try container.encode(share, forKey: .share)
        try container.encode(sections, forKey: .sections)
        try container.encode(years, forKey: .years)
        try container.encode(accessibilityGain, forKey: .accessibilityGain)
    }
}

extension RoadEffect {
    /// Rounds sums and shares to the precision of their units.
    func rounded() -> RoadEffect {
        var rounded = self
        rounded.dependentLand = dependentLand.rounded()
        rounded.dependentOnWhole = dependentOnWhole.rounded()
        rounded.share = FieldUnit.share.rounded(share)
        rounded.years = years.map { $0.rounded() }
        for index in sections.indices {
            rounded.sections[index].dependentLand = sections[index].dependentLand.rounded()
            rounded.sections[index].share = FieldUnit.share.rounded(sections[index].share)
        }
        return rounded
    }
}

extension RoadStatus? {
    /// True for a road that is not open after its target year. A dropped road is never overdue.
    func isOverdue(_ targetYear: Int?, in year: Int) -> Bool {
        guard let targetYear, self != .open, self != .dropped else { return false }
        return targetYear < year
    }
}
