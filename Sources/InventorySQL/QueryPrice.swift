internal import CQL2
internal import SimpleFeatures
package import SiteInventory

/// The price of a query: of its filter, its words, its order and its conditions on roads.
package struct QueryPrice: Hashable, Sendable {
    private var price: FilterPrice
    /// A past version has no spatial index, and its rows come from two tables.
    private let isPast: Bool
    /// False when no condition uses an index, so that the indexes leave all rows.
    package let mayUseIndex: Bool

    /// - Parameter isPast: true for a query of a past version.
    package init(_ query: FeatureQuery, isPast: Bool = false) {
        self.isPast = isPast
        mayUseIndex = !isPast && (!query.boxes.isEmpty || query.filter?.mayUseIndex == true)
        price = query.filter.map { FilterPrice($0, crs: query.filterCRS) } ?? FilterPrice()
        price.perRow += Self.sortKey * Double(query.sort.count)
        if !query.roads.isEmpty { price.perCandidate += Self.roads }
        if !query.replacements.isEmpty { price.perRow += Self.replacements }
        if let region = query.region {
            price.perCandidate += Self.region + Self.regionPerVertex * Double(region.exterior.positions.count)
        }
        let texts = CollectionSchema.of(query.collection).published.count { $0.kind == .string } + 1
        price.perCandidate += Self.mention * Double(texts * query.mentions.count)
    }

    /// The comparisons of a query.
    ///
    /// - Parameters:
    ///   - rows: the rows of the collection.
    ///   - candidates: the rows that the indexes leave.
    package func comparisons(rows: Int, candidates: Int) -> Double {
        let scans = isPast ? Self.tablesOfPast : 1
        return scans * (Double(rows) * price.perRow + Double(isPast ? rows : candidates) * price.perCandidate)
    }

    private static let tablesOfPast = 2.0
    private static let sortKey = 5.0
    private static let roads = 20.0
    private static let replacements = 20.0
    private static let region = 100.0
    private static let regionPerVertex = 0.02
    /// One word in one text.
    private static let mention = 8.0
}

extension FilterExpression {
    fileprivate var mayUseIndex: Bool {
        switch self {
        case .and(let parts): parts.contains(where: \.mayUseIndex)
        case .comparison, .inList, .spatialPredicate: true
        default: false
        }
    }
}
