internal import GRDB
internal import InventorySQL
internal import SimpleFeatures
internal import SiteInventory
internal import Synchronization

/// Reads one page of features within a transaction.
struct PageReader {
    private let db: Database
    private let file: InventoryConnections
    private let query: FeatureQuery
    private let select: SelectStatement
    private let state: InventoryState
    private let position: RowPosition?
    private let isCurrent: Bool
    /// The features of a scenario that replace those of the page; empty when the statement replaces them.
    private let replacements: [FeatureVersion]

    /// The largest number of matching features that are found by the filter and then sorted. More are read in their
    /// order.
    private static let few = 1000

    /// - Parameter version: the version to read when the query names none; `nil` for the latest.
    init(_ query: FeatureQuery, version: Int64?, _ file: InventoryConnections, _ db: Database) throws {
        position = try query.after.map { try RowPosition($0) }
        let pastVersion = try db.pastVersion(position?.version ?? query.version ?? version)
        self.db = db
        self.file = file
        self.query = query
        state = try db.state(at: pastVersion)
        var selecting = query
        // A scenario changes neither the selection nor the order of such a page.
        replacements = query.selectsByPlace && query.sort.isEmpty ? query.replacements : []
        if !replacements.isEmpty { selecting.replacements = [] }
        select = try SelectStatement(selecting, crs: file.crs, version: pastVersion, GeoPackageDialect())
        isCurrent = selecting.replacements.isEmpty && pastVersion == nil
    }

    func page() throws -> FeaturePage { try page(matched()) }

    /// The page for an event loop; `nil` when its features have to be counted first, or are of a past version, or are
    /// longer than the maximum of the query.
    func inlinePage() throws -> FeaturePage? {
        guard isCurrent, let summary = file.summaries.known(query.collection, at: state.version) else { return nil }
        let page = try page(summary.itemCount)
        return page.rest == nil ? page : nil
    }

    private func page(_ matched: Int) throws -> FeaturePage {
        let page = select.page(
            after: position.flatMap { $0.isBeginning ? nil : $0.rowKey }, limit: query.limit,
            isRare: query.filter != nil && matched <= Self.few)
        let rows = try Row.fetchCursor(statement(page.sql), arguments: StatementArguments(page))
        var content = Content(limit: query.limit, maximumBytes: query.maximumBytes ?? .max)
        while !content.isFull, let row = try rows.next() {
            try ReadBudget.check()
            try content.append(row)
        }
        let hasMore = try content.isFull && rows.next() != nil
        try replace(&content.features, content.rowKeys)
        return FeaturePage(
            features: content.features, next: hasMore ? content.last.flatMap(cursor) : nil, previous: try previous(),
            numberMatched: matched, state: state, rest: content.rest(cursor))
    }

    private func cursor(after rowKey: Int64) -> PageCursor {
        RowPosition(rowKey: rowKey, version: state.version).cursor
    }

    /// The features of a page, up to a length. Further ones are counted.
    private struct Content {
        let limit: Int
        let maximumBytes: Int
        var features: [EncodedFeature] = []
        /// The row keys of the features.
        private(set) var rowKeys: [Int64] = []
        private(set) var last: Int64?
        private var lastRead: Int64?
        private var bytes = 0
        private var restCount = 0

        init(limit: Int, maximumBytes: Int) {
            self.limit = limit
            self.maximumBytes = maximumBytes
        }

        var isFull: Bool { features.count + restCount == limit }

        mutating func append(_ row: Row) throws {
            last = row[0]
            guard bytes < maximumBytes else { return restCount += 1 }
            let feature = try EncodedFeature(row)
            features.append(feature)
            rowKeys.append(row[0])
            bytes += feature.geoJSON.count
            lastRead = last
        }

        func rest(_ cursor: (Int64) -> PageCursor) -> FeaturePage.Rest? {
            guard restCount > 0, let lastRead else { return nil }
            return FeaturePage.Rest(count: restCount, cursor: cursor(lastRead))
        }
    }

    /// Replaces the features that a scenario changes.
    private func replace(_ features: inout [EncodedFeature], _ rowKeys: [Int64]) throws {
        guard !replacements.isEmpty, !rowKeys.isEmpty else { return }
        let table = InventoryTable.of(query.collection)
        let keys = "(SELECT value FROM json_each(?1))"
        // An ended site is only in the history.
        let sql = """
            SELECT fid, id FROM \(table.name) WHERE fid IN \(keys)
            UNION SELECT fid, id FROM \(table.history) WHERE fid IN \(keys)
            """
        let rows = try Row.fetchCursor(db.cachedStatement(sql: sql), arguments: [rowKeys.jsonList])
        var ids: [Int64: FeatureID] = [:]
        while let row = try rows.next() { ids[row[0]] = FeatureID(row[1]) }
        let byID = Dictionary(replacements.map { ($0.feature.id, $0) }) { first, _ in first }
        for (index, rowKey) in rowKeys.enumerated() {
            if let new = ids[rowKey].flatMap({ byID[$0] }) {
                features[index] = EncodedFeature(geoJSON: new.geoJSON, plane: features[index].plane)
            }
        }
    }

    /// The number of features on all pages, counted once for each version.
    private func matched() throws -> Int {
        let count = {
            let count = select.count
            return try Int.fetchOne(statement(count.sql), arguments: StatementArguments(count)) ?? 0
        }
        if isCurrent, !query.readsRows, query.boxes.isEmpty {
            return try GeoPackageSnapshot(db).summary(of: query.collection, file).itemCount
        }
        var stored = query.ofAllPages
        if query.selectsByPlace { stored.replacements = [] }
        guard stored.replacements.isEmpty else { return try count() }
        return try file.counts.value(of: stored, at: state.version, count)
    }

    /// Returns the cursor of the previous page; `nil` when there is none or the query does not request it.
    private func previous() throws -> PageCursor? {
        guard query.wantsPrevious, let position, !position.isBeginning else { return nil }
        let begin = select.beginOfPage(before: position.rowKey, limit: query.limit)
        let key = try Int64.fetchOne(statement(begin.sql), arguments: StatementArguments(begin))
        return RowPosition(rowKey: key ?? 0, version: state.version).cursor
    }

    private func statement(_ sql: String) throws -> Statement {
        try db.statement(
            sql, of: query, isCached: isCurrent && (query.hasFewShapes || file.statements.keeps(sql)))
    }
}

extension FeatureQuery {
    /// True when the conditions of the query concern ids and places only, which a scenario does not change.
    fileprivate var selectsByPlace: Bool { filter == nil && mentions.isEmpty && roads.isEmpty }

    /// True when all queries of this kind share a few statements. Those are always cached.
    fileprivate var hasFewShapes: Bool { boxes.count <= 2 && !readsRows }
}

/// The position after a row of one version, as a page cursor contains it.
struct RowPosition: Hashable, Sendable {
    /// The row key of the last feature of the previous page; 0 before the first feature.
    let rowKey: Int64
    let version: Int64

    init(rowKey: Int64, version: Int64) {
        self.rowKey = rowKey
        self.version = version
    }

    /// - Throws: ``InvalidPageCursor`` for a token that this store did not make.
    init(_ cursor: PageCursor) throws(InvalidPageCursor) {
        let token = cursor.token
        let numbers = token.split(separator: "-", omittingEmptySubsequences: false).map { Int64($0, radix: 36) }
        guard numbers.count == 2, let version = numbers[0], let rowKey = numbers[1], version >= 0, rowKey >= 0,
            !token.utf8.contains(UInt8(ascii: "+"))
        else { throw InvalidPageCursor(token: token) }
        self.init(rowKey: rowKey, version: version)
    }

    var isBeginning: Bool { rowKey == 0 }

    var cursor: PageCursor {
        PageCursor(token: "\(String(version, radix: 36))-\(String(rowKey, radix: 36))")
    }
}

/// A cache of values that were computed from the latest version. A new version empties it.
final class VersionCache<Key: Hashable & Sendable, Value: Sendable>: Sendable {
    private struct Kept {
        var version: Int64 = 0
        var values: [Key: Value] = [:]
    }

    private let kept = Mutex(Kept())
    private let capacity: Int

    /// - Parameter capacity: the number of values at which all are discarded.
    init(capacity: Int = 1024) { self.capacity = capacity }

    /// The cached value, of whichever version; `nil` without one.
    func known(_ key: Key) -> Value? { kept.withLock { $0.values[key] } }

    /// The cached value of a version; `nil` without one.
    func known(_ key: Key, at version: Int64) -> Value? {
        kept.withLock { $0.version == version ? $0.values[key] : nil }
    }

    func value(of key: Key, at version: Int64, _ compute: () throws -> Value) rethrows -> Value {
        if let known = known(key, at: version) { return known }
        let value = try compute()
        kept.withLock { kept in
            // A reader of an older version must not discard the values of a newer one.
            guard kept.version <= version else { return }
            if kept.version < version || kept.values.count >= capacity { kept.values = [:] }
            kept.version = version
            kept.values[key] = value
        }
        return value
    }
}

/// Decides which statements are cached: the first ones whose text is repeated.
///
/// Values are bound, so that filters of one shape have one text. The number of shapes has no limit, and a connection
/// never removes a statement from its cache.
final class StatementCachePolicy: Sendable {
    private struct Texts {
        var kept: Set<String> = []
        var seenOnce: Set<String> = []
    }

    private let texts = Mutex(Texts())
    private let most: Int
    /// The longest text of a cached statement, in bytes. Statements with long lists are longer.
    private static let longestText = 8192

    init(most: Int = 128) { self.most = most }

    /// Returns true from the second call with the same text, until the maximum number of texts is cached.
    func keeps(_ sql: String) -> Bool {
        guard sql.utf8.count <= Self.longestText else { return false }
        return texts.withLock { texts in
            if texts.kept.contains(sql) { return true }
            guard texts.kept.count < most else { return false }
            if texts.seenOnce.remove(sql) != nil {
                texts.kept.insert(sql)
                return true
            }
            if texts.seenOnce.count >= most { texts.seenOnce = [] }
            texts.seenOnce.insert(sql)
            return false
        }
    }
}
