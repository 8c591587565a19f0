package import SimpleFeatures

/// The parameters of a sum over many sites. A store may keep the sum until the next version.
public struct SumKey: Hashable, Sendable {
    /// A sum, with the parameters on which it depends.
    package enum Sum: Hashable, Sendable {
        case totals(FeatureQuery?, SiteGrouping?, Scenario)
        case history(SiteFigure, FeatureQuery)
        case targets(Scenario)
        case roadEffects(FeatureID?, AccessibilityGain.Limit)
    }

    private let sum: Sum
    private let crs: CRS
    /// The day of evaluation, since conditions may name a year.
    private let judgedOn: CalendarDay?

    package init(_ sum: Sum, crs: CRS, _ snapshot: any InventorySnapshot) throws {
        (self.sum, self.crs, judgedOn) = (sum, crs, try snapshot.judgedOn())
    }
}

extension InventorySnapshot {
    /// Computes the sum each time.
    ///
    /// - Throws: the errors of `compute`.
    public func kept<Value: Sendable>(_ key: SumKey, _ compute: () throws -> Value) throws -> Value { try compute() }
}

extension FeatureQuery {
    /// The query without page, order and additional members, on which sums and counts do not depend.
    package var ofAllPages: FeatureQuery {
        var all = self
        all.after = nil
        all.limit = 1
        all.version = nil
        all.sort = []
        all.wantsPlane = false
        all.wantsPrevious = false
        all.maximumBytes = nil
        return all
    }
}
