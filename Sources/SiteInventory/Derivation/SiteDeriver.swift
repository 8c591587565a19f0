internal import Foundation
internal import GeometryEngine
internal import SimpleFeatures

/// Computes what follows from a site and its surroundings: hectares, links to roads, status.
final class SiteDeriver {
    private let transaction: any InventoryTransaction
    private let encoder: FeatureEncoder
    private let measures: Measures
    private let toPlane: CoordinateTransformer
    private let crs: CRS
    private let surroundings: SiteSurroundings
    private var nearestRoad: NearestRoad?
    /// What was put so far does to the hectares of all sites together.
    private(set) var hectaresChange = HectaresChange()

    init(_ transaction: any InventoryTransaction, encoder: FeatureEncoder, crs: CRS, today: CalendarDay) throws {
        self.transaction = transaction
        self.encoder = encoder
        self.crs = crs
        measures = try Measures(crs: crs)
        toPlane = try CoordinateTransformer(from: .crs84, to: crs)
        surroundings = SiteSurroundings(transaction, today: today)
    }

    func forgetRoads() {
        surroundings.forgetRoads()
        nearestRoad = nil
    }

    func forgetConstraints() { surroundings.forgetConstraints() }

    /// The feature with what follows from itself alone.
    func completed(_ feature: Feature, in collection: CollectionID) throws -> Feature {
        var feature = feature
        switch collection {
        case .plots, .constraints:
            let area = try feature.geometry.map { try measures.areaSquareMetres($0) / squareMetresPerHectare }
            feature["area_ha"] = PropertyValue(area)
        case .accessLinks:
            feature["basis"] = .string(AccessLink.Basis.documented.rawValue)
            let projects = try surroundings.loadRoads().projects
            let road = feature["road_project_id"].text.flatMap { projects[FeatureID($0)] }
            feature["connection_state"] = .string(ConnectionState(roadStatus: road?.status).rawValue)
            feature["road_status"] = PropertyValue(road?.status?.rawValue)
        case .roadProjects:
            let sections = try transaction.features(
                in: .roadSections, where: "road_project_id", equals: feature.id.text)
            feature["sections"] = .json(list: sections.map { RoadSection($0).summary })
        case .sites, .roadSections, .junctions, .roadNetwork, .targets, .municipalities:
            break
        }
        return feature
    }

    /// Takes a site that has ended out of the figures, and its computed links with it.
    func forget(_ site: Feature) throws {
        hectaresChange.add(from: site, to: nil)
        for link in try transaction.features(in: .accessLinks, where: "site_id", equals: site.id.text)
        where link["basis"].text == AccessLink.Basis.computed.rawValue {
            try transaction.end(link.id, in: .accessLinks)
        }
    }

    /// Computes the site anew and stores it, its computed link with it.
    ///
    /// - Parameter feature: with the figures that it has had so far, if it is no new one.
    func put(_ feature: Feature) throws -> (feature: Feature, change: StoredChange) {
        let site = Site(feature)
        let roads = try surroundings.loadRoads()
        let statement = try HectaresStatement(
            of: site, plots: surroundings.plots(of: site), constraints: surroundings.constraints(meeting: site),
            conditions: roads.conditions, measures: measures, crs: crs)
        let links = try updateLinks(of: site, roads)
        var derived = feature
        derived.setHectares(statement)
        derived.setAccess(links, conditions: statement.conditions)
        hectaresChange.add(from: feature, to: derived)
        let json = try Self.jsonEncoder.encode(statement)
        let change = try transaction.put(
            encoder.encode(derived, in: .sites, hectaresStatement: Array(json)), in: .sites)
        return (derived, change)
    }

    /// Writes the sections into their projects, and the roads' state into the documented links.
    func updateRoads() throws {
        let links = try transaction.features(
            in: .accessLinks, where: "basis", equals: AccessLink.Basis.documented.rawValue)
        for (features, collection) in [
            (try transaction.features(in: .roadProjects), CollectionID.roadProjects), (links, .accessLinks),
        ] {
            for feature in features {
                let derived = try completed(feature, in: collection)
                _ = try transaction.put(encoder.encode(derived, in: collection), in: collection)
            }
        }
    }

    private func loadNearestRoad(_ roads: SiteSurroundings.Roads) -> NearestRoad {
        if let nearestRoad { return nearestRoad }
        let loaded = NearestRoad(Array(roads.projects.values), measures: measures)
        nearestRoad = loaded
        return loaded
    }

    /// Stores the computed link of the site, and gives all its links, documented ones first.
    private func updateLinks(of site: Site, _ roads: SiteSurroundings.Roads) throws -> [AccessLink] {
        let stored = try transaction.features(in: .accessLinks, where: "site_id", equals: site.id.text)
        let documented = stored.compactMap { AccessLink(documented: $0) }
        var computed: AccessLink?
        if let place = try place(of: site) {
            computed = try loadNearestRoad(roads).link(
                from: place.geometry, of: site.id, isPoint: place.isPoint)
        }
        for link in stored where link["basis"].text == AccessLink.Basis.computed.rawValue && link.id != computed?.id {
            try transaction.end(link.id, in: .accessLinks)
        }
        if let computed {
            _ = try transaction.put(encoder.encode(Feature(computed), in: .accessLinks), in: .accessLinks)
        }
        return documented + [computed].compactMap(\.self)
    }

    /// Where links begin: the footprint, else the representative point; `nil` for a site without a place.
    private func place(of site: Site) throws -> (geometry: Geometry, isPoint: Bool)? {
        if let footprint = site.footprint { return (footprint, false) }
        guard let point = site.representativePoint else { return nil }
        return (try toPlane.transform(.point(point)), true)
    }

    private static let jsonEncoder: JSONEncoder = {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return encoder
    }()
}
