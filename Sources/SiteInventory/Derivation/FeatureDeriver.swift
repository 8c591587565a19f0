internal import GeometryEngine
internal import SimpleFeatures

/// Derives hectares, access links, status and the served GeoJSON of a feature from it and its related features.
///
/// Does not access the store, so that batches can run on any thread.
struct FeatureDeriver: Sendable {
    private let encoder: FeatureEncoder
    private let measures: Measures
    private let toPlane: CoordinateTransformer
    private let crs: CRS

    init(crs: CRS, measures: Measures) throws {
        self.crs = crs
        self.measures = measures
        encoder = try FeatureEncoder(inventoryCRS: crs)
        toPlane = try CoordinateTransformer(from: .crs84, to: crs)
    }

    func derive(_ edit: FeatureEdit, in collection: CollectionID) throws -> DerivedFeature {
        var feature = edit.feature
        switch edit.related {
        case .site(let plots, let constraints, let links, let roads, let keepsRoutes):
            let stored = keepsRoutes ? links.filter { !$0.isRoute } : links
            return try derive(site: edit, plots, constraints, stored, roads, findsRoutes: !keepsRoutes)
        case .roadProject(let sections):
            feature[.sections] = .json(list: sections.map { RoadSection($0).summary })
        case .accessLink(let road):
            feature[.basis] = .string(AccessLink.Basis.documented.rawValue)
            feature[.targetKind] = .string(AccessLink.TargetKind.roadProject.rawValue)
            feature[.connectionState] = .string(ConnectionState(roadStatus: road?.status).rawValue)
            feature[.roadStatus] = PropertyValue(road?.status?.rawValue)
        case .none where collection == .plots || collection == .constraints:
            let area = try feature.geometry.map { try measures.areaSquareMetres($0) / squareMetresPerHectare }
            feature[.areaHectares] = FieldUnit.hectares.value(area)
        case .none:
            break
        }
        return DerivedFeature(edit: edit, version: try encoder.encode(feature, in: collection))
    }

    private func derive(
        site edit: FeatureEdit, _ plots: [Plot], _ constraints: [ConstraintArea], _ stored: [Feature],
        _ roads: Roads, findsRoutes: Bool
    ) throws -> DerivedFeature {
        let site = Site(edit.feature)
        let statement = try HectaresStatement(
            of: site, plots: plots, constraints: constraints, conditions: roads.conditions, measures: measures,
            crs: crs)
        let documented = stored.compactMap { AccessLink(documented: $0) }
        let place = try place(of: site)
        let straightLines = try roads.straightLines(of: site.id, from: place)
        let routes = findsRoutes ? try roads.routes?.routes(of: site.id, from: place) ?? SiteRoutes() : nil
        let computed = straightLines + (routes?.links ?? [])
        var feature = edit.feature
        feature.setHectares(statement)
        feature.setAccess(documented + straightLines, connection: SiteConnection(documented, plots, roads))
        if let routes { feature.setRoutes(routes) }
        var derived = DerivedFeature(
            edit: edit, version: try encoder.encode(feature, in: .sites, statement: statement))
        derived.hectaresChange.add(from: edit.feature, to: feature)
        derived.computedLinks = try computed.map { try encoder.encode(Feature($0), in: .accessLinks) }
        let kept = Set(computed.map(\.id))
        derived.endedLinks = stored.filter { $0.isComputedLink && !kept.contains($0.id) }.map(\.id)
        return derived
    }

    /// The start of access links: the footprint, else the representative point; `nil` for a site without either.
    func place(of site: Site) throws -> SitePlace? {
        let point = try site.representativePoint.map { try toPlane.transform(.point($0)) }
        return (site.footprint ?? point).map { SitePlace(geometry: $0, isPoint: site.footprint == nil) }
    }

    /// True when `links` are the computed links derived from the site and the roads.
    func areCurrent(_ links: [Feature], of site: Feature, _ roads: Roads) throws -> Bool {
        let place = try place(of: Site(site))
        let routes = try roads.routes?.routes(of: site.id, from: place) ?? SiteRoutes()
        let wanted = try roads.straightLines(of: site.id, from: place) + routes.links
        return site[.roadUnreached].text == routes.junctionUnreached?.rawValue
            && wanted.map { Feature($0) }.areStored(in: links)
    }
}
