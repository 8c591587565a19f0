internal import GRDB
internal import InventorySQL
internal import SiteInventory

/// Reads a page of consecutive rows of the latest version with one statement.
struct KeyPageReader {
    private let query: FeatureQuery
    private let file: InventoryConnections
    private let position: RowPosition?
    private let maximumBytes: Int

    /// - Returns: `nil` for a query that needs more than the served features.
    init?(_ query: FeatureQuery, _ file: InventoryConnections) throws {
        position = try query.after.map { try RowPosition($0) }
        guard query.isFoundByKey, !query.wantsPlane, position?.isBeginning != false || !query.wantsPrevious else {
            return nil
        }
        (self.query, self.file, maximumBytes) = (query, file, query.maximumBytes ?? .max)
    }

    /// - Returns: `nil` when the features have to be counted first, or are too long, or the page is empty or of a past
    ///   version.
    func page(_ db: Database) throws -> FeaturePage? {
        let statement = try db.cachedStatement(sql: Self.sql[query.collection] ?? Self.sql(of: query.collection))
        let rows = try Row.fetchCursor(statement, arguments: [position?.rowKey ?? 0, query.limit + 1])
        guard let first = try rows.next() else { return nil }
        let state = try file.known.state(first, at: 3, db)
        guard let summary = file.summaries.known(query.collection, at: state.version),
            position.map({ $0.version >= state.version }) != false
        else { return nil }
        return try page(first, rows, state, summary.itemCount)
    }

    private func page(
        _ first: Row, _ rows: RowCursor, _ state: InventoryState, _ itemCount: Int
    ) throws -> FeaturePage? {
        var features: [EncodedFeature] = []
        features.reserveCapacity(min(query.limit, itemCount))
        var (last, bytes): (Int64, Int) = (0, 0)
        var row: Row? = first
        while let next = row, features.count < query.limit {
            features.append(try EncodedFeature(next))
            last = next[0]
            bytes += features[features.count - 1].geoJSON.count
            guard bytes <= maximumBytes else { return nil }
            row = try rows.next()
        }
        let next = row.map { _ in RowPosition(rowKey: last, version: state.version).cursor }
        return FeaturePage(features: features, next: next, previous: nil, numberMatched: itemCount, state: state)
    }

    private static let sql = Dictionary(uniqueKeysWithValues: CollectionID.allCases.map { ($0, sql(of: $0)) })

    private static func sql(of collection: CollectionID) -> String {
        """
        SELECT f.fid, f.geojson, NULL, \(KnownState.columns) FROM \(InventoryTable.of(collection).documents) AS f
        WHERE f.fid > ? ORDER BY f.fid LIMIT ?
        """
    }
}
