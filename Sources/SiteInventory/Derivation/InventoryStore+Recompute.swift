internal import SimpleFeatures

/// The result of recomputing every figure and link.
public struct RecomputeOutcome: Hashable, Sendable {
    /// The number of recomputed features.
    public var computed = 0
    /// The features whose stored values differ from the recomputed ones, such as `sites/S01`.
    public var differing: [String] = []
    /// The day for which validity dates and years were evaluated.
    public var judgedOn: CalendarDay
}

/// Thrown to roll back the transaction of a check.
private struct OnlyChecked: Error {
    var outcome: RecomputeOutcome
}

extension InventoryStore {
    /// Recomputes every figure and link from the imported data, and stores the differences.
    ///
    /// Evaluates dates as of `today`, so that years that have begun since the last change cause differences.
    ///
    /// - Throws: `GeometryError` when geometries cannot be overlaid; the errors of the store.
    public func recompute(today: CalendarDay = .today) async throws -> RecomputeOutcome {
        let crs = crs
        return try await write { try Self.recompute($0, RecomputeOutcome(judgedOn: today), crs: crs) }
    }

    /// Recomputes every figure and link as of the day of the stored figures, and returns the differences.
    ///
    /// Stores nothing. A difference is an error: incremental updates must give the same result as a full computation.
    ///
    /// - Throws: `GeometryError` when geometries cannot be overlaid; the errors of the store.
    public func checkFigures(today: CalendarDay = .today) async throws -> RecomputeOutcome {
        let crs = crs
        do {
            return try await write { transaction -> RecomputeOutcome in
                let day = try transaction.judgedOn() ?? today
                throw OnlyChecked(
                    outcome: try Self.recompute(transaction, RecomputeOutcome(judgedOn: day), crs: crs))
            }
        } catch let checked as OnlyChecked {
            return checked.outcome
        }
    }

    private static func recompute(
        _ transaction: any InventoryTransaction, _ outcome: RecomputeOutcome, crs: CRS
    ) throws -> RecomputeOutcome {
        var outcome = outcome
        let editor = try InventoryEditor(transaction, crs: crs, today: outcome.judgedOn, startsFromScratch: true)
        for collection in CollectionID.dependencyOrder {
            outcome.computed += try editor.recompute(try transaction.ids(in: collection), in: collection)
        }
        try editor.finish()
        // Includes computed links, which the loop above does not list.
        for collection in CollectionID.allCases {
            try transaction.forEachChange(ofVersion: transaction.version, in: collection) { transition in
                guard let feature = transition.now ?? transition.before else { return }
                outcome.differing.append("\(collection.rawValue)/\(feature.id)")
            }
        }
        outcome.differing += Set(editor.changedOverlaps).sorted().map { "overlaps/\($0)" }
        return outcome
    }
}
