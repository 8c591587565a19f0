internal import CQL2
internal import GRDB
internal import InventorySQL
internal import SiteInventory

/// Reads one page of features within a transaction.
struct PageReader {
    private let db: Database
    private let store: GeoPackageStore
    private let query: FeatureQuery
    private let select: SelectStatement
    private let state: InventoryState
    private let position: RowPosition?
    private let isCurrent: Bool

    /// Up to this number, selected features are found by the filter and then sorted. More are found in their order.
    private static let few = 1000

    /// - Parameter version: the version to read when the query names none; `nil` for the latest.
    init(_ query: FeatureQuery, version: Int64?, _ store: GeoPackageStore, _ db: Database) throws {
        position = try query.after.map { try RowPosition($0) }
        let snapshot = try GeoPackageSnapshot(db, version: position?.version ?? query.version ?? version)
        self.db = db
        self.store = store
        self.query = query
        state = try snapshot.state()
        select = try SelectStatement(query, crs: store.crs, version: snapshot.pastVersion, GeoPackageDialect())
        isCurrent = query.replacements.isEmpty && snapshot.pastVersion == nil
    }

    func page() throws -> FeaturePage {
        let matched = try matched()
        let page = select.page(
            after: position.flatMap { $0.isBeginning ? nil : $0.rowKey }, limit: query.limit,
            isRare: query.filter != nil && matched <= Self.few)
        let rows = try Row.fetchCursor(statement(page.sql), arguments: StatementArguments(page))
        var features: [EncodedFeature] = []
        features.reserveCapacity(min(query.limit, matched))
        var last: RowPosition?
        while features.count < query.limit, let row = try rows.next() {
            features.append(try EncodedFeature(row))
            last = RowPosition(rowKey: row[0], version: state.version)
        }
        let hasMore = try features.count == query.limit && rows.next() != nil
        return FeaturePage(
            features: features, next: hasMore ? last?.cursor : nil, previous: try previous(), numberMatched: matched,
            state: state)
    }

    /// The number of features on all pages, counted once for each version.
    private func matched() throws -> Int {
        let count = {
            let count = select.count
            return try Int.fetchOne(statement(count.sql), arguments: StatementArguments(count)) ?? 0
        }
        guard query.replacements.isEmpty else { return try count() }
        return try store.counts.value(of: query.ofAllPages, at: state.version, count)
    }

    /// The cursor of the previous page.
    private func previous() throws -> PageCursor? {
        guard query.wantsPrevious, let position, !position.isBeginning else { return nil }
        let begin = select.beginOfPage(before: position.rowKey, limit: query.limit)
        let key = try Int64.fetchOne(statement(begin.sql), arguments: StatementArguments(begin))
        return RowPosition(rowKey: key ?? 0, version: state.version).cursor
    }

    /// - Throws: ``FilterError`` for a filter that exceeds a limit of SQLite.
    private func statement(_ sql: String) throws -> Statement {
        do {
            let isKept = isCurrent && (query.hasFewShapes || store.statements.keeps(sql))
            return isKept ? try db.cachedStatement(sql: sql) : try db.makeStatement(sql: sql)
        } catch let error as DatabaseError where error.resultCode == .SQLITE_ERROR && query.filter != nil {
            throw FilterError(.limit, "The filter nests too deep or has too many values (\(error.message ?? "")).")
        }
    }
}

extension FeatureQuery {
    /// The query without its page, order and extras: the key of its count.
    fileprivate var ofAllPages: FeatureQuery {
        var all = self
        all.after = nil
        all.limit = 1
        all.version = nil
        all.sort = []
        all.wantsPlane = false
        all.wantsPrevious = false
        return all
    }

    /// True when all such queries share a few statements, which are always kept.
    fileprivate var hasFewShapes: Bool { boxes.count <= 2 && !readsRows }
}
