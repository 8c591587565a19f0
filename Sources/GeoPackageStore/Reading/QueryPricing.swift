internal import GRDB
internal import InventorySQL
internal import SiteInventory

/// Prices queries before they run.
struct QueryPricing: Sendable {
    private let limits: ReadLimits
    private let file: InventoryConnections

    init(_ limits: ReadLimits, _ file: InventoryConnections) {
        self.limits = limits
        self.file = file
    }

    /// The cost of a query that is cheap or expensive in any case; `nil` when the price has to be computed.
    ///
    /// Uses the cached number of rows. It is the number of the version or near to it.
    func knownCost(of query: FeatureQuery, version: Int64?) -> ReadCost? {
        if !query.replacements.isEmpty || query.limit > FeatureQuery.mostByKey {
            return query.readsRows ? nil : .expensive
        }
        guard query.readsRows else { return .cheap }
        guard let rows = file.summaries.known(query.collection)?.itemCount else { return nil }
        let price = QueryPrice(query, isPast: version ?? query.version != nil).comparisons(rows: rows, candidates: rows)
        return price <= limits.cheapPrice ? .cheap : nil
    }

    /// - Parameter version: the past version that the query reads; `nil` for the latest.
    /// - Throws: ``QueryTooExpensive`` above the limit; ``FilterError`` for an invalid geometry.
    func cost(of query: FeatureQuery, version: Int64?, _ db: Database) throws -> ReadCost {
        if let known = knownCost(of: query, version: version) { return known }
        let isPast = version ?? query.version != nil
        let price = QueryPrice(query, isPast: isPast)
        let rows = try GeoPackageSnapshot(db).summary(of: query.collection, file).itemCount
        var comparisons = price.comparisons(rows: rows, candidates: rows)
        if comparisons > limits.cheapPrice, !isPast, let candidates = try candidates(query, db) {
            comparisons = price.comparisons(rows: rows, candidates: candidates)
        }
        guard comparisons <= limits.highestPrice else {
            throw QueryTooExpensive(price: comparisons, limit: limits.highestPrice)
        }
        let isLarge = !query.replacements.isEmpty || query.limit > FeatureQuery.mostByKey
        return comparisons <= limits.cheapPrice && !isLarge ? .cheap : .expensive
    }

    /// The number of rows that the indexes leave; `nil` when they leave all.
    private func candidates(_ query: FeatureQuery, _ db: Database) throws -> Int? {
        let count = try SelectStatement.candidateCount(query, crs: file.crs, GeoPackageDialect())
        return try count.flatMap { try Int.fetchOne(db, sql: $0.sql, arguments: StatementArguments($0)) }
    }
}
