internal import GeometryEngine
internal import SimpleFeatures
internal import SiteInventory

/// Checks the references of imported features to other features, and their position relative to them.
struct ReferenceCheck {
    private let snapshot: any InventorySnapshot
    private let measures: Measures
    private let conditions: Conditions

    private static let featuresPerBatch = 256

    init(_ snapshot: any InventorySnapshot, measures: Measures, today: CalendarDay) throws {
        self.snapshot = snapshot
        self.measures = measures
        conditions = try Conditions(snapshot, today: today)
    }

    /// - Parameter ids: the imported features of the report's collection, in the order of the report.
    func check(_ ids: [FeatureID], into report: inout ImportReport, _ places: inout PlaceLocator) throws {
        switch report.collection {
        case .sites: try OverlapCheck(snapshot: snapshot, measures: measures).check(ids, into: &report, &places)
        case .plots, .accessLinks, .constraints: try checkReferences(ids, into: &report, &places)
        case .roadProjects, .roadSections, .junctions, .roadNetwork, .targets, .municipalities, nil: break
        }
    }

    private func checkReferences(
        _ ids: [FeatureID], into report: inout ImportReport, _ places: inout PlaceLocator
    ) throws {
        guard let collection = report.collection else { return }
        var ahead = OrderedWorkQueue<[Finding]>()
        for batch in ids.batches(of: Self.featuresPerBatch) {
            let references = try references(of: Array(batch), in: collection)
            for finding in try ahead.add(references.findings) ?? [] { report.add(places.located(finding)) }
        }
        while let findings = try ahead.next() {
            for finding in findings { report.add(places.located(finding)) }
        }
    }

    /// Reads the features, and the features to which they refer.
    private func references(of ids: [FeatureID], in collection: CollectionID) throws -> References {
        let stored = try snapshot.features(ids, in: collection)
        let features = ids.compactMap { stored[$0] }
        func named(_ property: String, in collection: CollectionID) throws -> [FeatureID: Feature] {
            let names = Set(features.compactMap { $0[property].text })
            return try snapshot.features(names.map { FeatureID($0) }, in: collection)
        }
        return References(
            features: features, collection: collection,
            sites: collection == .constraints ? [:] : try named("site_id", in: .sites),
            roads: collection == .accessLinks ? Set(try named("road_project_id", in: .roadProjects).keys) : [],
            conditions: conditions, measures: measures)
    }
}

extension Geometry {
    /// Returns the part outside the polygons of `other`; `nil` when nothing remains. Overlays only the polygons near
    /// this geometry, so that the time for the plots of a site with many parts does not grow with their square.
    fileprivate func outside(_ other: Geometry) throws -> Geometry? {
        guard let box = Envelope(self), case .multiPolygon(let polygons) = other, polygons.count > 1 else {
            return try difference(other)
        }
        let near = polygons.filter { Envelope(.polygon($0))?.meets(box) ?? false }
        return near.isEmpty ? self : try difference(.multiPolygon(near))
    }
}

/// Features with the features to which they refer. They can be compared on any thread.
private struct References: Sendable {
    let features: [Feature]
    let collection: CollectionID
    let sites: [FeatureID: Feature]
    let roads: Set<FeatureID>
    let conditions: Conditions
    let measures: Measures

    /// The share of a plot that may lie outside its site, since two digitised boundaries differ.
    private static let toleratedShareOutside = 0.01

    func findings() throws -> [Finding] {
        try features.flatMap { feature -> [Finding] in
            switch collection {
            case .plots: try siteFindings(feature) + conditionFindings(Plot(feature))
            case .accessLinks: try siteFindings(feature) + roadFindings(feature)
            default: feature[.severity].isNull ? [.missingSeverity(feature.id)] : []
            }
        }
    }

    private func siteFindings(_ feature: Feature) throws -> [Finding] {
        guard let siteID = feature[.siteID].text else { return [.missingSite(feature.id)] }
        guard let site = sites[FeatureID(siteID)] else { return [.unknownSite(siteID, namedBy: feature.id)] }
        guard let footprint = site.geometry, let area = feature.geometry, case .multiPolygon = area,
            let outside = try area.outside(footprint)
        else { return [] }
        let outsideHectares = try measures.areaSquareMetres(outside) / squareMetresPerHectare
        let hectares = try measures.areaSquareMetres(area) / squareMetresPerHectare
        guard outsideHectares > hectares * Self.toleratedShareOutside else { return [] }
        return [.outsideSite(siteID, feature.id, hectares: outsideHectares, of: hectares)]
    }

    private func roadFindings(_ link: Feature) -> [Finding] {
        guard let road = link[.roadProjectID].text, !roads.contains(FeatureID(road)) else { return [] }
        return [.unknownRoad(road, namedBy: link.id)]
    }

    /// Reports a condition that is neither a road nor a year, since it may be a typing error.
    private func conditionFindings(_ plot: Plot) -> [Finding] {
        guard let condition = plot.condition, Int(condition) == nil, condition != "remediation",
            !conditions.hasRoad(condition)
        else { return [] }
        return [.unknownCondition(condition, of: plot.id)]
    }
}
