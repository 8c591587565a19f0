internal import GeometryEngine
internal import SimpleFeatures

/// Looks whether imported features fit what else is in the inventory: what they name, and where they lie.
struct ReferenceCheck {
    private let snapshot: any InventorySnapshot
    private let measures: Measures
    private let conditions: Conditions

    /// So much of a plot may lie outside its site: where boundaries were digitised twice, they never agree.
    private static let toleratedShareOutside = 0.01
    private static let toleratedOverlapSquareMetres = 10.0
    private static let toleratedShareOfOverlap = 0.001

    init(_ snapshot: any InventorySnapshot, measures: Measures, today: CalendarDay) throws {
        self.snapshot = snapshot
        self.measures = measures
        conditions = try SiteSurroundings(snapshot, today: today).loadRoads().conditions
    }

    func findings(for ids: [FeatureID], in collection: CollectionID?) throws -> [Finding] {
        guard let collection, [.sites, .plots, .accessLinks, .constraints].contains(collection) else { return [] }
        let imported = Set(ids)
        return try ids.flatMap { id in
            guard let feature = try snapshot.feature(id, in: collection) else { return [Finding]() }
            return switch collection {
            case .plots: try siteFindings(feature) + conditionFindings(Plot(feature))
            case .accessLinks: try siteFindings(feature) + roadFindings(feature)
            case .constraints: feature["severity"].isNull ? [.missingSeverity(id)] : []
            case .sites: try overlapFindings(feature, among: imported)
            case .roadProjects, .roadSections, .junctions, .roadNetwork, .targets, .municipalities: []
            }
        }
    }

    private func siteFindings(_ feature: Feature) throws -> [Finding] {
        guard let siteID = feature["site_id"].text else { return [.missingSite(feature.id)] }
        guard let site = try snapshot.feature(FeatureID(siteID), in: .sites) else {
            return [.unknownSite(siteID, namedBy: feature.id)]
        }
        guard let footprint = site.geometry, let area = feature.geometry, case .multiPolygon = area,
            let outside = try area.difference(footprint)
        else { return [] }
        let outsideHectares = try measures.areaSquareMetres(outside) / squareMetresPerHectare
        let hectares = try measures.areaSquareMetres(area) / squareMetresPerHectare
        guard outsideHectares > hectares * Self.toleratedShareOutside else { return [] }
        return [.outsideSite(siteID, feature.id, hectares: outsideHectares, of: hectares)]
    }

    /// Overlaps with other sites, beyond what boundaries that were digitised twice show; each pair once.
    private func overlapFindings(_ site: Feature, among imported: Set<FeatureID>) throws -> [Finding] {
        guard let area = site.geometry, let box = Envelope(area) else { return [] }
        return try snapshot.features(in: .sites, meeting: box).compactMap { other in
            let isTold = imported.contains(other.id) && other.id <= site.id
            guard other.id != site.id, !isTold, let land = other.geometry, let common = try area.intersection(land)
            else { return nil }
            let commonArea = try measures.areaSquareMetres(common)
            let smaller = min(measures.gridAreaSquareMetres(area), measures.gridAreaSquareMetres(land))
            guard commonArea > max(Self.toleratedOverlapSquareMetres, Self.toleratedShareOfOverlap * smaller) else {
                return nil
            }
            return .overlappingSites(
                site.id, other.id, hectares: commonArea / squareMetresPerHectare, at: common.firstPosition)
        }
    }

    private func roadFindings(_ link: Feature) throws -> [Finding] {
        guard let road = link["road_project_id"].text,
            try snapshot.feature(FeatureID(road), in: .roadProjects) == nil
        else { return [] }
        return [.unknownRoad(road, namedBy: link.id)]
    }

    /// A condition that is neither a road nor a year can only be lifted by hand, so a slip of the pen must show.
    private func conditionFindings(_ plot: Plot) throws -> [Finding] {
        guard let condition = plot.condition, Int(condition) == nil, condition != "remediation",
            conditions.road(condition) == nil
        else { return [] }
        return [.unknownCondition(condition, of: plot.id)]
    }
}
