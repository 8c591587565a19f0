internal import GeometryEngine
internal import SimpleFeatures

extension InventoryStore {
    /// Computes the statements of all sites on all cores, in the order of ids. Stores nothing.
    ///
    /// Evaluates dates as of the day of the stored figures. Keeps all plots and constraints in memory.
    ///
    /// - Throws: `GeometryError` when land cannot be overlaid; the errors of the store.
    public func computedStatements() async throws -> [HectaresStatement] {
        let crs = crs
        return try await read { try StatementComputation($0, crs: crs).statements() }
    }
}

/// Computes statements from plots, constraints and roads in memory.
private struct StatementComputation {
    let snapshot: any InventorySnapshot
    let crs: CRS
    let inputs: Inputs

    /// The plots, constraints and conditions of all sites. Any thread can use it.
    struct Inputs: Sendable {
        var plots: [String: [Plot]] = [:]
        var constraints: [ConstraintArea] = []
        /// The envelopes of the buffered constraints.
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
            guard constraint.isValid(on: day), let box = constraint.reach else { return }
            constraints.append(constraint)
            boxes.append(box)
        }
        inputs = Inputs(
            plots: plots, constraints: constraints, reach: SpatialIndex(boxes),
            conditions: try RelatedFeaturesReader(snapshot, today: day).loadRoads().conditions,
            measures: try PlaneContext.of(crs).measures)
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
            let (sites, inputs, crs) = (batch, inputs, crs)
            batch = []
            statements += try ahead.add { try sites.map { try inputs.statement(of: $0, crs: crs) } } ?? []
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

extension StatementComputation.Inputs {
    fileprivate func statement(of site: Site, crs: CRS) throws -> HectaresStatement {
        let near = site.footprint.flatMap { Envelope($0) }.map { reach.indices(meeting: $0) } ?? []
        return try HectaresStatement(
            of: site, plots: plots[site.id.text] ?? [], constraints: near.map { constraints[$0] },
            conditions: conditions, measures: measures, crs: crs)
    }
}
