internal import GeometryEngine
internal import SimpleFeatures

/// Tells which sites a road brings near a junction.
struct Nearness {
    private let snapshot: any InventorySnapshot
    private let roads: RoadInventory
    private let limit: NearerSites.Limit
    private let measures: Measures
    private let toPlane: CoordinateTransformer

    init(_ snapshot: any InventorySnapshot, _ roads: RoadInventory, crs: CRS, _ limit: NearerSites.Limit) throws {
        self.snapshot = snapshot
        self.roads = roads
        self.limit = limit
        measures = try Measures(crs: crs)
        toPlane = try CoordinateTransformer(from: .crs84, to: crs)
    }

    /// `nil` for a road without a place.
    func sites(nearer road: RoadProject) throws -> NearerSites? {
        let places = accessPlaces(of: road)
        guard !places.isEmpty else { return nil }
        var found: [NearerSites.Site] = []
        let reached = try driveMinutes(to: road)
        try snapshot.forEachFeature(in: .sites) { site in
            let now = site[nearestJunction].number
            guard now ?? .infinity > limit.value else { return }
            let then =
                if case .minutes = limit { reached[site.id.text] } else { try straightLine_m(from: site, to: places) }
            if let then, then <= limit.value { found.append(NearerSites.Site(site, now: now, then: then)) }
        }
        return NearerSites(found, within: limit)
    }

    private var nearestJunction: String {
        if case .minutes = limit { "nearest_junction_drive_minutes" } else { "nearest_junction_straight_line_m" }
    }

    /// Those of the road, and those of the junctions that come with it or with one of its sections.
    private func accessPlaces(of road: RoadProject) -> [Position] {
        let parts = [road.id] + roads.sections.filter { $0.roadProjectID == road.id }.map(\.id)
        let ids = Set(parts.map { $0.text.lowercased() })
        let junctions = roads.junctions.filter { ids.contains($0.roadProjectID?.lowercased() ?? "") }
        return ([road.course] + junctions.map(\.place)).compactMap(\.self).flatMap(\.accessPlaces)
    }

    /// The stored drive times to the road, by the sites' ids; empty where no network is loaded.
    private func driveMinutes(to road: RoadProject) throws -> [String: Double] {
        guard case .minutes = limit else { return [:] }
        let links = try snapshot.features(in: .accessLinks, where: .roadProjectID, equals: road.id.text)
        let reached = links.compactMap { link -> (String, Double)? in
            guard let site = link[.siteID].text, let minutes = link[.driveMinutes].number else { return nil }
            return (site, minutes)
        }
        return Dictionary(reached, uniquingKeysWith: min)
    }

    /// `nil` for a site without a place, and for one that is farther away than the limit.
    private func straightLine_m(from feature: Feature, to places: [Position]) throws -> Double? {
        let site = Site(feature)
        let point = try site.representativePoint.map { try toPlane.transform(.point($0)) }
        // The plane differs from the ellipsoid by less than one in a hundred wherever it is fit for use.
        guard let geometry = site.footprint ?? point,
            let box = Envelope(geometry)?.grown(by: limit.value * 1.01)
        else { return nil }
        let near = places.filter(box.contains)
        guard let ends = try geometry.nearestPoints(to: .multiPoint(near)) else { return nil }
        return try measures.distanceMetres(ends.own, ends.other)
    }
}
