internal import SimpleFeatures

/// What computing everything from scratch found.
public struct RecomputeOutcome: Hashable, Sendable {
    /// How many features were computed anew.
    public var computed = 0
    /// The features of which something else was stored than follows from the data: `sites/S01`.
    public var differing: [String] = []
    /// The day by which validity dates and years were judged.
    public var judgedOn: CalendarDay
}

/// Thrown inside the transaction of a check, so that nothing of it stays.
private struct OnlyChecked: Error {
    var outcome: RecomputeOutcome
}

extension InventoryStore {
    /// Computes every figure and link from scratch, as if all features had just been imported, and stores what differs.
    ///
    /// As of today, so that years which have come since the last change may differ rightly.
    ///
    /// - Throws: `GeometryError` if land cannot be overlaid; what the store throws.
    public func recompute(today: CalendarDay = .today) async throws -> RecomputeOutcome {
        let crs = crs
        return try await write { try Self.recompute($0, RecomputeOutcome(judgedOn: today), crs: crs) }
    }

    /// Computes everything from scratch as of the day of the stored figures, keeps nothing, and tells what differs.
    ///
    /// Nothing may: what is kept true by increments equals what follows from the data.
    ///
    /// - Throws: `GeometryError` if land cannot be overlaid; what the store throws.
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
            outcome.computed += try editor.computeAnew(try transaction.ids(in: collection), in: collection)
        }
        try editor.finish()
        // Computed links too, which nobody put above.
        for collection in CollectionID.allCases {
            try transaction.forEachChange(ofVersion: transaction.version, in: collection) { transition in
                guard let feature = transition.now ?? transition.before else { return }
                outcome.differing.append("\(collection.rawValue)/\(feature.id)")
            }
        }
        return outcome
    }
}
