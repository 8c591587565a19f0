import SimpleFeatures

@testable import SiteInventory

/// Road projects, sections, junctions and links as features, with their geometry near ``Land/origin``.
enum RoadFeatures {
    static func project(
        _ id: String, _ kind: RoadKind = .newRoad, _ status: RoadStatus? = .planning, targetYear: Int? = nil,
        at course: Geometry? = nil
    ) -> Feature {
        Feature(
            id: FeatureID(id), geometry: course,
            properties: [
                "name": .string("Project \(id)"), "kind": .string(kind.rawValue),
                "status": PropertyValue(status?.rawValue), "target_year": PropertyValue(targetYear),
            ])
    }

    static func section(
        _ id: String, of project: String, _ status: RoadStatus? = .planning, targetYear: Int? = nil
    ) -> Feature {
        Feature(
            id: FeatureID(id), geometry: nil,
            properties: [
                "name": .string("Section \(id)"), "road_project_id": .string(project),
                "status": PropertyValue(status?.rawValue), "target_year": PropertyValue(targetYear),
            ])
    }

    static func junction(_ id: String, of project: String? = nil, at place: Geometry?) -> Feature {
        Feature(
            id: FeatureID(id), geometry: place,
            properties: ["name": .string("Junction \(id)"), "road_project_id": PropertyValue(project)])
    }

    static func documentedLink(
        _ site: String, _ project: String, _ state: ConnectionState? = nil, source: String = "agreement"
    ) -> Feature {
        Feature(
            id: AccessLink.documentedID(site: site, roadProject: project), geometry: nil,
            properties: [
                "site_id": .string(site), "road_project_id": .string(project),
                "basis": .string(AccessLink.Basis.documented.rawValue),
                "connection_state": PropertyValue(state?.rawValue), "source": .string(source),
            ])
    }

    /// A point `x`, `y` metres from ``Land/origin``.
    static func point(_ x: Double, _ y: Double) -> Geometry {
        .point(Position(Land.origin.x + x, Land.origin.y + y))
    }

    /// A line through points in metres from ``Land/origin``.
    static func line(_ points: (Double, Double)...) -> Geometry {
        .lineString(LineString(points.map { Position(Land.origin.x + $0.0, Land.origin.y + $0.1) }))
    }
}
