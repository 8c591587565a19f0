internal import GeometryEngine
public import SimpleFeatures

/// The history of a figure: each version of the inventory at which it changed.
public struct FigureHistory: Hashable, Sendable, Encodable {
    /// The figure.
    public var figure: SiteFigure
    /// The steps, oldest first.
    public var steps: [Step]

    /// A version at which the figure changed.
    public struct Step: Hashable, Sendable, Encodable {
        /// The version and its cause.
        public var change: RecordedChange
        /// The figure since this version; `nil` when it is unknown. Land in several sites counts once.
        public var hectares: Double?
        /// The difference between the sum over the sites and `hectares`.
        public var overlapHectares: Double
        /// The number of sites with a known figure.
        public var siteCount: Int

        enum CodingKeys: String, CodingKey {
            case version, imports, reverts, hectares
            case recordedAt = "recorded_at"
            case overlapHectares = "overlap_ha"
            case siteCount = "sites"
        }

        /// Writes unknown values as null.
        ///
        /// - Throws: `EncodingError` when the encoder cannot write a value.
        public func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: CodingKeys.self)
            try container.encode(change.version, forKey: .version)
            try container.encode(change.recordedAt, forKey: .recordedAt)
            try container.encode(change.imports, forKey: .imports)
            try container.encode(change.reverts, forKey: .reverts)
            try container.encode(hectares, forKey: .hectares)
            try container.encode(overlapHectares, forKey: .overlapHectares)
            try container.encode(siteCount, forKey: .siteCount)
        }
    }
}

/// A version of the inventory, and the imports or the revert that created it.
public struct RecordedChange: Hashable, Sendable {
    /// The number of the version.
    public var version: Int64
    /// The time of recording in UTC (RFC 3339).
    public var recordedAt: String
    /// The imported layers; empty for a revert, and for changes by date.
    public var imports: [String]
    /// The version of the reverted import; `nil` for other changes.
    public var reverts: Int64?

    /// Creates the record of a version.
    public init(version: Int64, recordedAt: String, imports: [String], reverts: Int64?) {
        self.version = version
        self.recordedAt = recordedAt
        self.imports = imports
        self.reverts = reverts
    }
}

extension FeatureSource {
    /// The history of a site's figure; `nil` when the site has never existed.
    ///
    /// - Throws: The errors of the store.
    public func history(of figure: SiteFigure, ofSite id: FeatureID) async throws -> FigureHistory? {
        let changes = try await read { try $0.changes(in: .sites, of: id) }
        guard !changes.isEmpty else { return nil }
        return try await history(of: figure, changes, .cheap) { snapshot, _ in
            var totals = Totals()
            if let hectares = try snapshot.feature(id, in: .sites)?[figure].number {
                totals.add(hectares, to: figure)
            }
            return totals[figure]
        }
    }

    /// The history of the total of several sites. At each version, the total is that of the sites that the query
    /// selects.
    ///
    /// - Parameter query: selects the sites; its page and order are ignored.
    /// - Throws: `GeometryError` when land cannot be overlaid; the errors of the store.
    public func history(of figure: SiteFigure, of query: FeatureQuery) async throws -> FigureHistory {
        let crs = crs
        let (changes, known) = try await read(cost: .expensive) { snapshot in
            let changes = try snapshot.changes(in: .sites, of: nil)
            let key = try SumKey(.history(figure, query.ofAllPages), crs: crs, snapshot)
            let known = try snapshot.kept(key) { () -> FigureHistory? in
                guard let intervals = try snapshot.intervals(of: figure, in: query) else { return nil }
                return try FigureHistory(of: figure, changes, intervals, PlaneContext.of(crs).measures)
            }
            return (changes, known)
        }
        if let known { return known }
        return try await history(of: figure, changes, .expensive) { snapshot, crs in
            try GroupedTotals(snapshot, crs: crs, of: query).total[figure]
        }
    }

    private func history(
        of figure: SiteFigure, _ changes: [RecordedChange], _ cost: ReadCost,
        _ value: @escaping @Sendable (any InventorySnapshot, CRS) throws -> Totals.Figure
    ) async throws -> FigureHistory {
        let crs = crs
        var history = FigureHistory(figure: figure, steps: [])
        for change in changes {
            let then = try await at(version: change.version).read(cost: cost) { try value($0, crs) }
            history.add(then, change)
        }
        return history
    }
}

extension FigureHistory {
    /// - Parameter changes: the versions at which sites changed, oldest first.
    fileprivate init(
        of figure: SiteFigure, _ changes: [RecordedChange], _ intervals: FigureIntervals, _ measures: Measures
    ) throws {
        self.init(figure: figure, steps: [])
        var pending = try intervals.changes(measures).sorted { $0.key < $1.key }[...]
        var total = FigureIntervals.Change()
        for change in changes {
            while let (version, next) = pending.first, version <= change.version {
                total.hectares += next.hectares
                total.siteCount += next.siteCount
                total.overlapHectares += next.overlapHectares
                pending.removeFirst()
            }
            add(Totals.Figure(total), change)
        }
    }

    /// Adds a step if the figure differs from that of the last step.
    fileprivate mutating func add(_ figure: Totals.Figure, _ change: RecordedChange) {
        let step = Step(
            change: change, hectares: figure.known, overlapHectares: figure.overlapHectares,
            siteCount: figure.siteCount)
        if let last = steps.last, last.hectares == step.hectares { return }
        steps.append(step)
    }
}

extension Totals.Figure {
    /// The rounded figure.
    fileprivate init(_ total: FigureIntervals.Change) {
        let isSliver = total.overlapHectares * squareMetresPerHectare < LandPartition.sliverSquareMetres
        let overlap = isSliver ? 0 : total.overlapHectares
        self.init(
            hectares: FieldUnit.hectares.rounded(total.hectares - overlap),
            overlapHectares: FieldUnit.hectares.rounded(overlap), siteCount: total.siteCount)
    }
}
