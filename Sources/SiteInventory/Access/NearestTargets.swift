internal import GeometryEngine
internal import SimpleFeatures

/// Finds the road projects or the junctions nearest to a site, as the crow flies.
struct NearestTargets: Sendable {
    private let targets: [RoadTarget]
    private let index: NearestIndex

    /// - Throws: `GeometryError` when a course has no longitude and latitude.
    init(_ targets: [RoadTarget], measures: Measures) throws {
        self.targets = targets.sorted { $0.target.id < $1.target.id }
        index = NearestIndex(
            try self.targets.map { try GeocentricEdges($0.course ?? .geometryCollection([]), measures: measures) })
    }

    var isEmpty: Bool { targets.isEmpty }

    /// The straight lines from the place to the nearest targets, the nearest first.
    ///
    /// - Parameter edges: those of the place.
    func links(
        from place: SitePlace, _ edges: GeocentricEdges, of site: FeatureID, measures: Measures
    ) throws -> [AccessLink] {
        var links = try index.nearest(to: edges, count: AccessLink.nearestCount).map { found in
            let (target, points) = (targets[found.index], found.points)
            let line = try measures.straightLine(from: points.own, to: points.other)
            return AccessLink(
                siteID: site, target: target.target, basis: .computed, roadStatus: target.roadStatus,
                measured: .straightLine(
                    AccessLink.StraightLine(
                        metres: line.metres, bearingDegrees: line.bearingDegrees,
                        origin: place.isPoint ? .representativePoint : line.metres > 0 ? .boundary : .inside,
                        start: points.own, end: points.other)))
        }
        // Chords order as geodesics do but for millimetres.
        links.sort { ($0.straightLineMetres ?? 0, $0.target.id) < ($1.straightLineMetres ?? 0, $1.target.id) }
        for index in links.indices { links[index].rank = index + 1 }
        return links
    }
}

/// What links may lead to.
struct RoadTarget: Sendable {
    var target: AccessLink.Target
    /// `nil` for a junction.
    var roadStatus: RoadStatus?
    /// In the inventory's plane; `nil` when nobody knows where it lies.
    var course: Geometry?
}

/// Where a site's links begin: its footprint, else its representative point.
struct SitePlace: Sendable {
    var geometry: Geometry
    var isPoint: Bool
}
