internal import GeometryEngine
internal import SimpleFeatures

/// Finds the road project nearest to a site, as the crow flies.
///
/// Candidates come from a spatial index and from distances in the plane; the geodesic distance decides.
final class NearestRoad: Sendable {
    private let projects: [Located]
    private let index: SpatialIndex
    private let measures: Measures

    private struct Located: Sendable {
        var id: FeatureID
        var status: RoadStatus?
        var course: Geometry
    }

    /// UTM's scale differs by less than this over a region, so the nearest project on the ellipsoid is never
    /// farther than this factor beyond the nearest one in the plane.
    private static let planeTolerance = 1.002

    init(_ projects: [RoadProject], measures: Measures) {
        let located = projects.sorted { $0.id < $1.id }.compactMap { project in
            project.course.flatMap { course in
                Envelope(course).map { (Located(id: project.id, status: project.status, course: course), $0) }
            }
        }
        self.projects = located.map(\.0)
        index = SpatialIndex(located.map(\.1))
        self.measures = measures
    }

    /// The straight line from the place to the nearest project; `nil` when there is no project with a course.
    ///
    /// - Parameter place: a footprint, or a representative point, in the inventory's plane.
    func link(from place: Geometry, of site: FeatureID, isPoint: Bool) throws -> AccessLink? {
        var best: AccessLink?
        for candidate in try candidates(near: place) {
            guard let ends = try place.nearestPoints(to: candidate.course) else { continue }
            let distance = try measures.distanceMetres(ends.own, ends.other)
            if let nearest = best?.measured?.straightLine_m, nearest <= distance { continue }
            best = AccessLink(
                siteID: site, roadProjectID: candidate.id, basis: .computed, roadStatus: candidate.status,
                measured: AccessLink.Measured(
                    straightLine_m: distance,
                    bearingDegrees: distance > 0 ? try measures.bearingDegrees(from: ends.own, to: ends.other) : nil,
                    origin: isPoint ? .representativePoint : distance > 0 ? .boundary : .inside,
                    start: ends.own, end: ends.other))
        }
        return best
    }

    /// The projects that may be the nearest: those within the tolerance of the nearest one in the plane.
    private func candidates(near place: Geometry) throws -> [Located] {
        guard let box = Envelope(place), let first = index.nearest(to: box, count: 1).first else { return [] }
        // No project nearer than this one can have a box farther away than its distance.
        let reach = try place.distance(to: projects[first].course) * Self.planeTolerance
        return index.indices(meeting: box.grown(by: reach)).map { projects[$0] }
    }
}
