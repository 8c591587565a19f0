internal import GeometryEngine
internal import SimpleFeatures

/// Computes what follows from a feature and its surroundings: hectares, links to roads, status, and what is served.
///
/// It asks no store, so any thread may use it.
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
        switch edit.surroundings {
        case .site(let plots, let constraints, let links, let roads):
            return try derive(site: edit, plots, constraints, links, roads)
        case .roadProject(let sections):
            feature["sections"] = .json(list: sections.map { RoadSection($0).summary })
        case .accessLink(let road):
            feature["basis"] = .string(AccessLink.Basis.documented.rawValue)
            feature["connection_state"] = .string(ConnectionState(roadStatus: road?.status).rawValue)
            feature["road_status"] = PropertyValue(road?.status?.rawValue)
        case .none where collection == .plots || collection == .constraints:
            let area = try feature.geometry.map { try measures.areaSquareMetres($0) / squareMetresPerHectare }
            feature["area_ha"] = PropertyValue(area)
        case .none:
            break
        }
        return DerivedFeature(edit: edit, version: try encoder.encode(feature, in: collection))
    }

    private func derive(
        site edit: FeatureEdit, _ plots: [Plot], _ constraints: [ConstraintArea], _ stored: [Feature],
        _ roads: RoadNetwork
    ) throws -> DerivedFeature {
        let site = Site(edit.feature)
        let statement = try HectaresStatement(
            of: site, plots: plots, constraints: constraints, conditions: roads.conditions, measures: measures,
            crs: crs)
        let documented = stored.compactMap { AccessLink(documented: $0) }
        let computed = try place(of: site).flatMap {
            try roads.nearest.link(from: $0.geometry, of: site.id, isPoint: $0.isPoint)
        }
        var feature = edit.feature
        feature.setHectares(statement)
        feature.setAccess(documented + [computed].compactMap(\.self), conditions: statement.conditions)
        var derived = DerivedFeature(
            edit: edit, version: try encoder.encode(feature, in: .sites, hectaresStatement: statement.json))
        derived.hectaresChange.add(from: edit.feature, to: feature)
        derived.computedLink = try computed.map { try encoder.encode(Feature($0), in: .accessLinks) }
        derived.endedLinks = stored.filter {
            $0["basis"].text == AccessLink.Basis.computed.rawValue && $0.id != computed?.id
        }.map(\.id)
        return derived
    }

    /// Where links begin: the footprint, else the representative point; `nil` for a site without a place.
    private func place(of site: Site) throws -> (geometry: Geometry, isPoint: Bool)? {
        if let footprint = site.footprint { return (footprint, false) }
        guard let point = site.representativePoint else { return nil }
        return (try toPlane.transform(.point(point)), true)
    }
}
