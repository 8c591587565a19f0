internal import GeometryEngine
internal import SimpleFeatures

/// Finds the sites that come within a limit of a junction once a road is open.
struct AccessibilityGainFinder {
    private let snapshot: any InventorySnapshot
    private let roads: RoadInventory
    private let limit: AccessibilityGain.Limit
    private let measures: Measures
    private let toPlane: CoordinateTransformer

    /// - Throws: `GeometryError` when PROJ does not know the plane.
    init(_ snapshot: any InventorySnapshot, _ roads: RoadInventory, crs: CRS, _ limit: AccessibilityGain.Limit) throws {
        self.snapshot = snapshot
        self.roads = roads
        self.limit = limit
        measures = try PlaneContext.of(crs).measures
        toPlane = try CoordinateTransformer(from: .crs84, to: crs)
    }

    /// The sites that gain access by the road; `nil` for a road without a location.
    ///
    /// - Throws: `GeometryError` when a position cannot be transformed; the errors of the snapshot.
    func gain(of road: RoadProject) throws -> AccessibilityGain? {
        let positions = accessPositions(of: road)
        guard !positions.isEmpty else { return nil }
        var found: [AccessibilityGain.Site] = []
        let reached = try driveMinutes(to: road)
        for site in try candidates(positions, reached) {
            let now = site[nearestJunctionField].number
            guard now ?? .infinity > limit.value else { continue }
            let then =
                if case .minutes = limit { reached[site.id.text] } else {
                    try straightLineMetres(from: site, to: positions)
                }
            if let then, then <= limit.value { found.append(AccessibilityGain.Site(site, now: now, then: then)) }
        }
        return AccessibilityGain(found, within: limit)
    }

    /// The sites that may come within the limit.
    private func candidates(_ positions: [Position], _ reached: [String: Double]) throws -> [Feature] {
        guard case .metres(let metres) = limit else {
            let near = reached.filter { $0.value <= limit.value }.keys.map { FeatureID($0) }
            return Array(try snapshot.features(near, in: .sites).values)
        }
        var found: [FeatureID: Feature] = [:]
        for position in positions {
            let box = Envelope(minX: position.x, minY: position.y, maxX: position.x, maxY: position.y)
            for site in try snapshot.features(in: .sites, meeting: box.grown(by: metres * Self.scaleTolerance)) {
                found[site.id] = site
            }
        }
        return found.values + (try snapshot.features(FeatureSelection(.sites, .withoutGeometry)))
    }

    /// Distances in the plane and on the ellipsoid differ by less than 1 %.
    private static let scaleTolerance = 1.01

    private var nearestJunctionField: SiteFigure {
        if case .minutes = limit { .nearestJunctionDriveMinutes } else { .nearestJunctionStraightLineMetres }
    }

    /// The access positions of the road, and of the junctions that belong to it or to one of its sections.
    private func accessPositions(of road: RoadProject) -> [Position] {
        let parts = [road.id] + roads.sections.filter { $0.roadProjectID == road.id }.map(\.id)
        let ids = Set(parts.map { $0.text.lowercased() })
        let junctions = roads.junctions.filter { ids.contains($0.roadProjectID?.lowercased() ?? "") }
        return ([road.course] + junctions.map(\.place)).compactMap(\.self).flatMap(\.accessPositions)
    }

    /// The stored driving times to the road by the sites' ids; empty when no network is loaded.
    private func driveMinutes(to road: RoadProject) throws -> [String: Double] {
        guard case .minutes = limit else { return [:] }
        let links = try snapshot.features(in: .accessLinks, where: .roadProjectID, equals: road.id.text)
        let reached = links.compactMap { link -> (String, Double)? in
            guard let site = link[.siteID].text, let minutes = link[.driveMinutes].number else { return nil }
            return (site, minutes)
        }
        return Dictionary(reached, uniquingKeysWith: min)
    }

    /// The geodesic distance in metres; `nil` for a site without a location and for one beyond the limit.
    private func straightLineMetres(from feature: Feature, to positions: [Position]) throws -> Double? {
        let site = Site(feature)
        let point = try site.representativePoint.map { try toPlane.transform(.point($0)) }
        guard let geometry = site.footprint ?? point,
            let box = Envelope(geometry)?.grown(by: limit.value * Self.scaleTolerance)
        else { return nil }
        let near = positions.filter(box.contains)
        guard let points = try geometry.nearestPoints(to: .multiPoint(near)) else { return nil }
        return FieldUnit.metres.rounded(try measures.distanceMetres(points.own, points.other))
    }
}
