public import SimpleFeatures

/// How a figure came to be what it is: every version of the inventory at which it changed.
public struct FigureHistory: Hashable, Sendable, Encodable {
    public var figure: HectaresFigure
    /// The oldest first.
    public var steps: [Step]

    public struct Step: Hashable, Sendable, Encodable {
        public var change: RecordedChange
        /// From this version on; `nil` is unknown. Of several sites, land that more than one covers counts once.
        public var hectares: Double?
        /// By how much the sum over the sites exceeds it.
        public var overlapHectares: Double
        /// How many sites have the figure.
        public var siteCount: Int

        enum CodingKeys: String, CodingKey {
            case version, imports, reverts, hectares
            case recordedAt = "recorded_at"
            case overlapHectares = "overlap_ha"
            case siteCount = "sites"
        }

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

/// A version of the inventory, and what brought it.
public struct RecordedChange: Hashable, Sendable {
    public var version: Int64
    /// RFC 3339, in UTC.
    public var recordedAt: String
    /// The layers that were imported; none for a revert, and for what the calendar changed.
    public var imports: [String]
    /// The version of the import that it took back.
    public var reverts: Int64?

    public init(version: Int64, recordedAt: String, imports: [String], reverts: Int64?) {
        self.version = version
        self.recordedAt = recordedAt
        self.imports = imports
        self.reverts = reverts
    }
}

extension FeatureSource {
    /// The history of a site's figure; `nil` when there never was such a site.
    public func history(of figure: HectaresFigure, ofSite id: FeatureID) async throws -> FigureHistory? {
        let changes = try await read { try $0.changes(in: .sites, of: id) }
        guard !changes.isEmpty else { return nil }
        return try await history(of: figure, changes) { snapshot, _ in
            var totals = Totals()
            if let hectares = try snapshot.feature(id, in: .sites)?[figure.rawValue].number {
                totals.add(hectares, to: figure)
            }
            return totals[figure]
        }
    }

    /// The history of a figure of several sites, at each version over the union of the land of those that the query
    /// then selected.
    ///
    /// Every version at which any site changed is added up for itself, so it takes as long as so many totals.
    ///
    /// - Parameter query: which sites; their page and order are not looked at.
    public func history(of figure: HectaresFigure, of query: FeatureQuery) async throws -> FigureHistory {
        let changes = try await read { try $0.changes(in: .sites, of: nil) }
        return try await history(of: figure, changes) { snapshot, crs in
            try GroupedTotals(snapshot, crs: crs, of: query).total[figure]
        }
    }

    private func history(
        of figure: HectaresFigure, _ changes: [RecordedChange],
        _ value: @escaping @Sendable (any InventorySnapshot, CRS) throws -> Totals.Figure
    ) async throws -> FigureHistory {
        let crs = crs
        var history = FigureHistory(figure: figure, steps: [])
        for change in changes {
            let then = try await at(version: change.version).read { try value($0, crs) }
            let step = FigureHistory.Step(
                change: change, hectares: then.known, overlapHectares: then.overlapHectares, siteCount: then.siteCount)
            if let last = history.steps.last, step.saysTheSame(as: last) { continue }
            history.steps.append(step)
        }
        return history
    }
}

extension FigureHistory.Step {
    /// True when the figure is what it was; less than a square centimetre is rounding.
    fileprivate func saysTheSame(as before: Self) -> Bool {
        guard let hectares, let known = before.hectares else { return before.hectares == nil && hectares == nil }
        return abs(hectares - known) < 1e-8
    }
}
