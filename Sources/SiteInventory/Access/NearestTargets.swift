internal import GeometryEngine
internal import SimpleFeatures

/// Finds the road projects or the junctions nearest to a site by straight line.
struct NearestTargets: Sendable {
    private let targets: [RoadTarget]
    private let index: NearestIndex

    /// - Throws: `GeometryError` when a position of a target has no longitude and latitude.
    init(_ targets: [RoadTarget], measures: Measures) throws {
        self.targets = targets.sorted { $0.target.id < $1.target.id }
        index = NearestIndex(
            try self.targets.map { try GeocentricEdges($0.course ?? .geometryCollection([]), measures: measures) })
    }

    var isEmpty: Bool { targets.isEmpty }

    /// The straight lines from the site to the ``AccessLink/nearestCount`` nearest targets, nearest first.
    ///
    /// - Parameters:
    ///   - place: the footprint or the representative point of the site.
    ///   - edges: the edges of `place`.
    /// - Throws: `GeometryError` when a position has no longitude and latitude.
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
        // The index sorts by chords, which differ from geodesics by millimetres.
        links.sort { ($0.straightLineMetres ?? 0, $0.target.id) < ($1.straightLineMetres ?? 0, $1.target.id) }
        for index in links.indices { links[index].rank = index + 1 }
        return links
    }
}

/// A road project or junction to which links are computed.
struct RoadTarget: Sendable {
    var target: AccessLink.Target
    /// The status of the road project; `nil` for a junction.
    var roadStatus: RoadStatus?
    /// The location in the inventory's plane; `nil` when it is unknown.
    var course: Geometry?
}

/// The geometry at which a site's links start: its footprint, or else its representative point.
struct SitePlace: Sendable {
    var geometry: Geometry
    var isPoint: Bool
}
