internal import GeometryEngine

/// A figure of selected sites in every version: sums that are valid between two versions.
public struct FigureIntervals: Hashable, Sendable {
    /// The sites that have the figure between two versions.
    public struct Sum: Hashable, Sendable {
        /// The first version.
        public var first: Int64
        /// The last version; `nil` for the latest.
        public var last: Int64?
        /// The sum over the sites, unrounded.
        public var hectares: Double
        /// The number of sites with a known figure.
        public var siteCount: Int

        /// Creates a sum.
        public init(first: Int64, last: Int64?, hectares: Double, siteCount: Int) {
            (self.first, self.last, self.hectares, self.siteCount) = (first, last, hectares, siteCount)
        }
    }

    /// The claim of a selected site in an overlap, in the figure, between two versions.
    public struct Claim: Hashable, Sendable {
        /// The number of the overlap.
        public var overlap: Int64
        /// The area of the overlap, unrounded.
        public var hectares: Double
        /// The first version.
        public var first: Int64
        /// The last version; `nil` for the latest.
        public var last: Int64?

        /// Creates a claim.
        public init(overlap: Int64, hectares: Double, first: Int64, last: Int64?) {
            (self.overlap, self.hectares, self.first, self.last) = (overlap, hectares, first, last)
        }
    }

    /// The sums, in any order.
    public var sums: [Sum]
    /// The claims, in any order.
    public var claims: [Claim]
    /// The crowded lands of the figure, in any order.
    public var crowded: [CrowdedInterval]

    /// Creates the intervals of a figure.
    public init(sums: [Sum], claims: [Claim], crowded: [CrowdedInterval] = []) {
        self.sums = sums
        self.claims = claims
        self.crowded = crowded
    }
}

extension InventorySnapshot {
    /// Returns `nil`: the figures of each version are added up one by one.
    ///
    /// - Throws: nothing.
    public func intervals(of figure: SiteFigure, in query: FeatureQuery) throws -> FigureIntervals? { nil }
}

extension FigureIntervals {
    /// The change of a total with a version.
    struct Change {
        var hectares = 0.0
        var siteCount = 0
        var overlapHectares = 0.0
    }

    /// The changes by version.
    ///
    /// - Throws: `GeometryError` when crowded lands cannot be united; ``ReadRefusal`` after the deadline of the read.
    func changes(_ measures: Measures) throws -> [Int64: Change] {
        var changes: [Int64: Change] = [:]
        for sum in sums {
            changes[sum.first, default: Change()].hectares += sum.hectares
            changes[sum.first, default: Change()].siteCount += sum.siteCount
            guard let last = sum.last else { continue }
            changes[last + 1, default: Change()].hectares -= sum.hectares
            changes[last + 1, default: Change()].siteCount -= sum.siteCount
        }
        for claims in Dictionary(grouping: claims, by: \.overlap).values {
            for (version, hectares) in Self.overlapChanges(claims) {
                changes[version, default: Change()].overlapHectares += hectares
            }
        }
        for (version, hectares) in try crowdedChanges(measures) {
            changes[version, default: Change()].overlapHectares += hectares
        }
        return changes
    }

    /// The changes of the union of crowded lands.
    private func crowdedChanges(_ measures: Measures) throws -> [(version: Int64, hectares: Double)] {
        let versions = Set(crowded.flatMap { [$0.first] + ($0.last.map { [$0 + 1] } ?? []) })
        var (before, changes) = (0.0, [(version: Int64, hectares: Double)]())
        for version in versions.sorted() {
            var discount = CrowdedDiscount()
            for interval in crowded where interval.first <= version && version <= interval.last ?? .max {
                discount.add(interval.land, to: nil, in: [.grossHectares])
            }
            let hectares = try discount.hectares(measures)[nil]?[.grossHectares] ?? 0
            changes.append((version, hectares - before))
            before = hectares
        }
        return changes
    }

    /// The changes of one overlap: its land counts for each claim beyond the first.
    private static func overlapChanges(_ claims: [Claim]) -> [(version: Int64, hectares: Double)] {
        var steps: [Int64: Int] = [:]
        for claim in claims {
            steps[claim.first, default: 0] += 1
            if let last = claim.last { steps[last + 1, default: 0] -= 1 }
        }
        var (count, changes) = (0, [(version: Int64, hectares: Double)]())
        for (version, step) in steps.sorted(by: { $0.key < $1.key }) {
            let before = max(count - 1, 0)
            count += step
            let difference = max(count - 1, 0) - before
            if difference != 0 { changes.append((version, claims[0].hectares * Double(difference))) }
        }
        return changes
    }
}
