internal import CQL2
internal import GRDB
internal import SiteInventory

/// Reads one page of features, within a transaction.
struct PageReading {
    private let db: Database
    private let store: GeoPackageStore
    private let query: FeatureQuery
    private let select: SelectStatement
    private let state: InventoryState
    private let isCurrent: Bool

    /// So many features are sooner found by what a filter says of them, and put in order, than one after the other.
    private static let few = 1000

    /// - Parameter version: the one to read where the query names none; `nil` for the latest.
    init(_ query: FeatureQuery, version: Int64?, _ store: GeoPackageStore, _ db: Database) throws {
        let snapshot = try GeoPackageSnapshot(db, version: query.after?.version ?? query.version ?? version)
        self.db = db
        self.store = store
        self.query = query
        state = try snapshot.state()
        select = try SelectStatement(query, crs: store.crs, version: snapshot.pastVersion)
        isCurrent = query.replacements.isEmpty && snapshot.pastVersion == nil
    }

    func page() throws -> FeaturePage {
        let matched = try matched()
        let page = select.page(
            after: query.after, limit: query.limit, isRare: query.filter != nil && matched <= Self.few)
        let rows = try Row.fetchCursor(statement(page.sql), arguments: page.arguments)
        var features: [EncodedFeature] = []
        features.reserveCapacity(min(query.limit, matched))
        var last: PageCursor?
        while features.count < query.limit, let row = try rows.next() {
            features.append(try EncodedFeature(row))
            last = PageCursor(rowKey: row[0], version: state.version)
        }
        let hasMore = try features.count == query.limit && rows.next() != nil
        return FeaturePage(
            features: features, next: hasMore ? last : nil, previous: try previous(), numberMatched: matched,
            state: state)
    }

    /// How many features the query selects over all its pages: counted once for each version.
    private func matched() throws -> Int {
        let count = {
            try Int.fetchOne(statement(select.count.sql), arguments: select.count.arguments) ?? 0
        }
        guard query.replacements.isEmpty else { return try count() }
        return try store.counts.value(of: query.ofAllPages, at: state.version, count)
    }

    /// Where the page before begins, if anybody wants to know.
    private func previous() throws -> PageCursor? {
        guard query.wantsPrevious, let cursor = query.after, !cursor.isBeginning else { return nil }
        let begin = select.beginOfPage(before: cursor, limit: query.limit)
        let key = try Int64.fetchOne(statement(begin.sql), arguments: begin.arguments)
        return PageCursor(rowKey: key ?? 0, version: state.version)
    }

    /// - Throws: ``FilterError`` for a filter that is too much for SQLite.
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
    /// The same features, on whatever page they are.
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

    /// True when there are only a few statements for all such queries.
    fileprivate var hasFewShapes: Bool { boxes.count <= 2 && !looksAtRows }
}
