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

    /// The cost of a query by the cached number of rows, without reading. That number is the one of the version or near
    /// to it.
    ///
    /// - Parameter version: the past version that the query reads; `nil` for the latest.
    /// - Throws: ``QueryTooExpensive`` above the limit, unless an index may lower the price.
    func cost(of query: FeatureQuery, version: Int64?) throws(QueryTooExpensive) -> ReadCost {
        let isLarge = !query.replacements.isEmpty || query.limit > FeatureQuery.mostByKey
        guard query.readsRows else { return isLarge ? .expensive : .cheap }
        guard let rows = file.summaries.known(query.collection)?.itemCount else { return .expensive }
        let price = price(of: query, version)
        let comparisons = price.comparisons(rows: rows, candidates: rows)
        if !price.mayUseIndex { try check(comparisons) }
        return comparisons <= limits.cheapPrice && !isLarge ? .cheap : .expensive
    }

    /// Counts the rows that the indexes leave when the price of all rows is above the limit.
    ///
    /// - Throws: ``QueryTooExpensive`` above the limit; ``FilterError`` for an invalid geometry.
    func check(_ query: FeatureQuery, version: Int64?, _ db: Database) throws {
        guard query.readsRows else { return }
        let price = price(of: query, version)
        let rows = try GeoPackageSnapshot(db).summary(of: query.collection, file).itemCount
        let comparisons = price.comparisons(rows: rows, candidates: rows)
        guard comparisons > limits.highestPrice, price.mayUseIndex else { return try check(comparisons) }
        try check(price.comparisons(rows: rows, candidates: candidates(query, db) ?? rows))
    }

    private func price(of query: FeatureQuery, _ version: Int64?) -> QueryPrice {
        QueryPrice(query, isPast: version ?? query.version != nil)
    }

    private func check(_ comparisons: Double) throws(QueryTooExpensive) {
        guard comparisons <= limits.highestPrice else {
            throw QueryTooExpensive(price: comparisons, limit: limits.highestPrice)
        }
    }

    /// The number of rows that the indexes leave; `nil` when they leave all.
    private func candidates(_ query: FeatureQuery, _ db: Database) throws -> Int? {
        let count = try SelectStatement.candidateCount(query, crs: file.crs, GeoPackageDialect())
        return try count.flatMap { count in
            try Int.fetchOne(db.statement(count.sql, of: query), arguments: StatementArguments(count))
        }
    }
}
