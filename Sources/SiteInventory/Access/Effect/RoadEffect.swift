/// What a road project frees: the land that waits for it, and the sites that it would bring near a junction.
public struct RoadEffect: Hashable, Sendable, Encodable {
    public var id: String
    public var name: String
    public var kind: RoadKind?
    public var status: RoadStatus?
    public var targetYear: Int?
    /// True when a target year, the project's or that of a section, has passed and it is not open.
    public var isOverdue: Bool
    /// What waits for the project or for any of its sections.
    public var waiting: WaitingLand
    /// Of that, what waits for the project as a whole.
    public var waitingForWhole: WaitingLand
    /// Of the conditional hectares of all sites, 0...1; `nil` when there are none.
    public var share: Double?
    public var sections: [Section]
    public var years: [WaitingByYear]
    /// `nil` for a project that is open, and for one without a course.
    public var nearer: NearerSites?

    /// A part of the project with a status of its own.
    public struct Section: Hashable, Sendable, Encodable {
        public var id: String
        public var name: String
        public var status: RoadStatus?
        public var targetYear: Int?
        public var isOverdue: Bool
        public var waiting: WaitingLand
        public var share: Double?

        enum CodingKeys: String, CodingKey {
            case id, name, status
            case targetYear = "target_year"
            case isOverdue = "overdue"
            case waiting
            case share = "share_of_conditional"
        }

        /// Unknown values are written as null, not left out.
        public func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: CodingKeys.self)
            try container.encode(id, forKey: .id)
            try container.encode(name, forKey: .name)
            try container.encode(status, forKey: .status)
            try container.encode(targetYear, forKey: .targetYear)
            try container.encode(isOverdue, forKey: .isOverdue)
            try container.encode(waiting, forKey: .waiting)
            try container.encode(share, forKey: .share)
        }
    }

    enum CodingKeys: String, CodingKey {
        case id, name, kind, status
        case targetYear = "target_year"
        case isOverdue = "overdue"
        case waiting
        case waitingForWhole = "waiting_for_whole"
        case share = "share_of_conditional"
        case sections, years, nearer
    }

    /// Unknown values are written as null, not left out.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(id, forKey: .id)
        try container.encode(name, forKey: .name)
        try container.encode(kind, forKey: .kind)
        try container.encode(status, forKey: .status)
        try container.encode(targetYear, forKey: .targetYear)
        try container.encode(isOverdue, forKey: .isOverdue)
        try container.encode(waiting, forKey: .waiting)
        try container.encode(waitingForWhole, forKey: .waitingForWhole)
        try container.encode(share, forKey: .share)
        try container.encode(sections, forKey: .sections)
        try container.encode(years, forKey: .years)
        try container.encode(nearer, forKey: .nearer)
    }
}

extension RoadStatus? {
    /// True for a road that should have been open by now.
    func isOverdue(_ targetYear: Int?, in year: Int) -> Bool {
        guard let targetYear, self != .open, self != .dropped else { return false }
        return targetYear < year
    }
}
