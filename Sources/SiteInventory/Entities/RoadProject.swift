public import SimpleFeatures

/// A road project of the agreement: a junction, a new road, a link or an upgrade.
public struct RoadProject: Hashable, Sendable {
    public var id: FeatureID
    public var name: String
    public var kind: RoadKind?
    public var status: RoadStatus?
    /// The day on which the project had this status: 2025-05-12.
    public var statusDate: String?
    public var statusSource: String?
    public var targetYear: Int?
    public var promisedBy: String?
    public var financing: String?
    /// In the inventory's plane; `nil` when its course is unknown.
    public var course: Geometry?

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

/// A section of a road project, with a status and a target year of its own.
public struct RoadSection: Hashable, Sendable {
    public var id: FeatureID
    public var roadProjectID: FeatureID?
    public var name: String
    public var status: RoadStatus?
    /// The day on which the section had this status: 2025-05-12.
    public var statusDate: String?
    public var statusSource: String?
    public var targetYear: Int?
    /// In the inventory's plane; `nil` when its course is unknown.
    public var course: Geometry?

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
    /// What a road of this status gives: only an open road is a connection that exists.
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
