public import SimpleFeatures

/// A road project of the agreement: a junction, a new road, a link or an upgrade.
public struct RoadProject: Hashable, Sendable {
    /// The feature's id.
    public var id: FeatureID
    /// The name, or the id.
    public var name: String
    /// The kind; `nil` when unknown.
    public var kind: RoadKind?
    /// The status; `nil` when unknown.
    public var status: RoadStatus?
    /// The day on which the project had this status, such as 2025-05-12.
    public var statusDate: String?
    /// The source of the status.
    public var statusSource: String?
    /// The planned year of opening.
    public var targetYear: Int?
    /// The body that promised the project in the agreement.
    public var promisedBy: String?
    /// The body that finances the project.
    public var financing: String?
    /// The course in the inventory's plane; `nil` when it is unknown.
    public var course: Geometry?

    /// Reads a road project.
    public init(_ feature: Feature) {
        id = feature.id
        name = feature[.name].text ?? feature.id.text
        kind = RoadKind(feature[.kind])
        status = RoadStatus(feature[.status])
        statusDate = feature[.statusDate].text
        statusSource = feature[.statusSource].text
        targetYear = feature[.targetYear].integer.map { Int($0) }
        promisedBy = feature[.promisedBy].text
        financing = feature[.financing].text
        course = feature.geometry
    }
}

/// A section of a road project with its own status and target year.
public struct RoadSection: Hashable, Sendable {
    /// The feature's id.
    public var id: FeatureID
    /// The project that the section belongs to; `nil` when it is unknown.
    public var roadProjectID: FeatureID?
    /// The name, or the id.
    public var name: String
    /// The status; `nil` when unknown.
    public var status: RoadStatus?
    /// The day on which the section had this status, such as 2025-05-12.
    public var statusDate: String?
    /// The source of the status.
    public var statusSource: String?
    /// The planned year of opening.
    public var targetYear: Int?
    /// The course in the inventory's plane; `nil` when it is unknown.
    public var course: Geometry?

    /// Reads a section.
    public init(_ feature: Feature) {
        id = feature.id
        course = feature.geometry
        roadProjectID = feature[.roadProjectID].text.map { FeatureID($0) }
        name = feature[.name].text ?? feature.id.text
        status = RoadStatus(feature[.status])
        statusDate = feature[.statusDate].text
        statusSource = feature[.statusSource].text
        targetYear = feature[.targetYear].integer.map { Int($0) }
    }
}

extension ConnectionState {
    /// The connection given by a road of this status. Only an open road is an existing connection.
    public init(roadStatus: RoadStatus?) {
        self =
            switch roadStatus {
            case .open: .existing
            case .underConstruction: .underConstruction
            case .approved, .planning, .inProspect: .planned
            case .idea, .openQuestions, .dropped: .uncertain
            case nil: .unknown
            }
    }
}
