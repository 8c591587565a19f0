import GeometryEngine
import SimpleFeatures

@testable import SiteInventory

/// Squares and strips near Herten, in metres of UTM zone 32, so that areas can be counted by hand.
enum Land {
    static let origin = Position(371_000, 5_715_000)

    /// A rectangle whose lower left corner lies `x`, `y` metres from the origin.
    static func rectangle(_ x: Double, _ y: Double, _ width: Double, _ height: Double) -> Geometry {
        ring((x, y), (x + width, y), (x + width, y + height), (x, y + height))
    }

    /// The area within these corners, in metres from the origin.
    static func ring(_ corners: (x: Double, y: Double)...) -> Geometry { ring(corners) }

    static func ring(_ corners: [(x: Double, y: Double)]) -> Geometry {
        let positions = (corners + corners.prefix(1)).map { Position(origin.x + $0.x, origin.y + $0.y) }
        return .multiPolygon([Polygon(LineString(positions))])
    }

    static func site(_ footprint: Geometry?, fullyMarketed: Bool = false) -> Site {
        Site(
            Feature(
                id: FeatureID("S1"), geometry: footprint,
                properties: ["name": .string("Probe"), "fully_marketed": .boolean(fullyMarketed)]))
    }

    static func plot(
        _ id: String, _ status: PlotStatus, _ area: Geometry, usable: Bool = true,
        _ more: [String: PropertyValue] = [:]
    ) -> Plot {
        let own: [String: PropertyValue] = [
            "site_id": .string("S1"), "status": .string(status.rawValue), "usable": .boolean(usable),
        ]
        return Plot(Feature(id: FeatureID(id), geometry: area, properties: own.merging(more) { $1 }))
    }

    static func constraint(
        _ id: String, _ kind: ConstraintKind, _ severity: ConstraintSeverity, _ area: Geometry, buffer: Double = 0
    ) -> ConstraintArea {
        ConstraintArea(
            Feature(
                id: FeatureID(id), geometry: area,
                properties: [
                    "kind": .string(kind.rawValue), "severity": .string(severity.rawValue), "buffer_m": .number(buffer),
                ]))
    }

    static let noRoads = Conditions(projects: [], sections: [], year: 2026)

    static func roads(_ statuses: [String: RoadStatus], year: Int = 2026) -> Conditions {
        let projects = statuses.map { id, status in
            RoadProject(
                Feature(id: FeatureID(id), geometry: nil, properties: ["status": .string(status.rawValue)]))
        }
        return Conditions(projects: projects, sections: [], year: year)
    }

    static func statement(
        _ site: Site, _ plots: [Plot], _ constraints: [ConstraintArea] = [], _ conditions: Conditions = noRoads
    ) throws -> HectaresStatement {
        try HectaresStatement(
            of: site, plots: plots, constraints: constraints, conditions: conditions, measures: Measures(crs: .utm32),
            crs: .utm32)
    }
}
