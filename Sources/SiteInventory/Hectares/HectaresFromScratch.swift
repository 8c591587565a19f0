internal import GeometryEngine
internal import SimpleFeatures

extension InventoryStore {
    /// The statements of all sites, computed from sites, plots, constraints and roads alone, on all cores; nothing is
    /// stored. In the order of ids, as of the day of the stored figures.
    ///
    /// Everything is read once, and the land of all plots and constraints is in memory meanwhile.
    public func hectaresFromScratch() async throws -> [HectaresStatement] {
        let crs = crs
        return try await read { try HectaresFromScratch($0, crs: crs).statements() }
    }
}

/// What decides over the land of all sites, in memory.
private struct HectaresFromScratch {
    let snapshot: any InventorySnapshot
    let crs: CRS
    let surroundings: Surroundings

    /// Of all sites, to be used by any thread.
    struct Surroundings: Sendable {
        var plots: [String: [Plot]] = [:]
        var constraints: [ConstraintArea] = []
        /// Of the constraints with their buffers.
        var reach: SpatialIndex
        var conditions: Conditions
        var measures: Measures
    }

    init(_ snapshot: any InventorySnapshot, crs: CRS) throws {
        self.snapshot = snapshot
        self.crs = crs
        let day = try snapshot.judgedOn() ?? .today
        var plots: [String: [Plot]] = [:]
        try snapshot.forEachFeature(in: .plots, with: Self.plotFields) { feature in
            if let site = feature[.siteID].text { plots[site, default: []].append(Plot(feature)) }
        }
        var constraints: [ConstraintArea] = []
        var boxes: [Envelope] = []
        try snapshot.forEachFeature(in: .constraints, with: Self.constraintFields) { feature in
            let constraint = ConstraintArea(feature)
            guard constraint.isValid(on: day), let box = constraint.area.flatMap({ Envelope($0) }) else { return }
            constraints.append(constraint)
            boxes.append(box.grown(by: constraint.bufferMetres))
        }
        surroundings = Surroundings(
            plots: plots, constraints: constraints, reach: SpatialIndex(boxes),
            conditions: try SiteSurroundings(snapshot, today: day).loadRoads().conditions,
            measures: try PlaneTools.of(crs).measures)
    }

    private static let siteFields =
        [FieldName.name, .siteKind, .fullyMarketed, .partOf].map(\.rawValue)
        + [SiteFigure.declaredGrossHectares, .declaredNetHectares].map(\.rawValue)
    private static let plotFields =
        [FieldName.siteID, .status, .usable, .condition, .availableFrom, .reservedForOwner].map(\.rawValue)
    private static let constraintFields =
        [FieldName.kind, .severity, .bufferMetres, .validFrom, .validTo].map(\.rawValue)
    private static let sitesPerBatch = 256

    func statements() throws -> [HectaresStatement] {
        var statements: [HectaresStatement] = []
        var ahead = OrderedWorkQueue<[HectaresStatement]>()
        var batch: [Site] = []
        func begin() throws {
            let (sites, surroundings, crs) = (batch, surroundings, crs)
            batch = []
            statements += try ahead.add { try sites.map { try surroundings.statement(of: $0, crs: crs) } } ?? []
        }
        try snapshot.forEachFeature(in: .sites, with: Self.siteFields) { feature in
            batch.append(Site(feature))
            if batch.count == Self.sitesPerBatch { try begin() }
        }
        try begin()
        while let done = try ahead.next() { statements += done }
        return statements
    }
}

extension HectaresFromScratch.Surroundings {
    fileprivate func statement(of site: Site, crs: CRS) throws -> HectaresStatement {
        let near = site.footprint.flatMap { Envelope($0) }.map { reach.indices(meeting: $0) } ?? []
        return try HectaresStatement(
            of: site, plots: plots[site.id.text] ?? [], constraints: near.map { constraints[$0] },
            conditions: conditions, measures: measures, crs: crs)
    }
}
