internal import CQL2
internal import Foundation
internal import GRDB
internal import SimpleFeatures
internal import SiteInventory

/// What a server asks for: stored bytes, found by an index. Of the latest version, or of a past one.
struct GeoPackageSource: FeatureSource {
    private let store: GeoPackageStore
    /// `nil` for the latest.
    private let version: Int64?

    init(_ store: GeoPackageStore, version: Int64?) {
        self.store = store
        self.version = version
    }

    var crs: CRS { store.crs }

    private var pool: any DatabaseReader { store.pool }

    /// So many features are sooner found by what a filter says of them, and put in order, than one after the other.
    private static let few = 1000

    func state() async throws -> InventoryState {
        guard version != nil else { return try store.latest.state() }
        return try await snapshot { try $0.state() }
    }

    func page(_ query: FeatureQuery) async throws -> FeaturePage {
        guard version == nil, query.isFoundByKey else { return try await pool.read { try page(query, $0) } }
        return try readHere { try page(query, $0) }
    }

    private func page(_ query: FeatureQuery, _ db: Database) throws -> FeaturePage {
        let snapshot = try GeoPackageSnapshot(db, version: query.after?.version ?? query.version ?? version)
        let state = try snapshot.state()
        let select = try SelectStatement(query, crs: crs, version: snapshot.pastVersion)
        let isCurrent = query.replacements.isEmpty && snapshot.pastVersion == nil
        let prepare = { sql in
            isCurrent && store.statements.keeps(sql)
                ? try db.cachedStatement(sql: sql) : try db.statement(sql, for: query)
        }
        let count = {
            try Int.fetchOne(prepare(select.count.sql), arguments: select.count.arguments) ?? 0
        }
        let matched =
            query.replacements.isEmpty
            ? try store.counts.value(of: query.ofAllPages, at: state.version, count) : try count()
        let isRare = query.filter != nil && matched <= Self.few
        let page = select.page(after: query.after, limit: query.limit, isRare: isRare)
        let rows = try Row.fetchCursor(prepare(page.sql), arguments: page.arguments)
        var features: [EncodedFeature] = []
        features.reserveCapacity(min(query.limit, matched))
        var last: PageCursor?
        while features.count < query.limit, let row = try rows.next() {
            features.append(try EncodedFeature(row))
            last = PageCursor(rowKey: row[0], version: state.version)
        }
        let hasMore = try features.count == query.limit && rows.next() != nil
        let cursor = query.after.flatMap { $0.isBeginning || !query.wantsPrevious ? nil : $0 }
        let previous = try cursor.map { cursor in
            let begin = select.beginOfPage(before: cursor, limit: query.limit)
            let key = try Int64.fetchOne(prepare(begin.sql), arguments: begin.arguments)
            return PageCursor(rowKey: key ?? 0, version: state.version)
        }
        return FeaturePage(
            features: features, next: hasMore ? last : nil, previous: previous, numberMatched: matched, state: state)
    }

    /// Reads on the thread that asks: what is found by its key takes less time than another thread to wake.
    private func readHere<Value>(_ body: (Database) throws -> Value) throws -> Value {
        try pool.unsafeRead { db in
            try db.cachedStatement(sql: "BEGIN DEFERRED TRANSACTION").execute()
            defer { try? db.cachedStatement(sql: "ROLLBACK TRANSACTION").execute() }
            return try body(db)
        }
    }

    /// The same for one statement, which needs no transaction.
    private func readOnce<Value>(_ body: (Database) throws -> Value) throws -> Value { try pool.unsafeRead(body) }

    func feature(_ id: FeatureID, in collection: CollectionID) async throws -> EncodedFeature? {
        guard version == nil else { return try await pool.read { try feature(id, in: collection, $0) } }
        return try readOnce { try feature(id, in: collection, $0) }
    }

    private func feature(_ id: FeatureID, in collection: CollectionID, _ db: Database) throws -> EncodedFeature? {
        let snapshot = try GeoPackageSnapshot(db, version: version)
        let table = Table.of(collection)
        let sql = """
            SELECT f.fid, \(snapshot.view(of: table).document("geojson", of: "f")),
              \(table.hasGeometry ? "f.geom" : "NULL"), f.recorded_from, v.recorded_at
            FROM \(table.name) AS f LEFT JOIN inventory_versions AS v ON v.version = f.recorded_from WHERE f.id = ?
            """
        return try Row.fetchOne(snapshot.statement(sql, of: table), arguments: [id.text]).map { row in
            try EncodedFeature(row, since: InventoryState(version: row[3], recordedAt: row[4]))
        }
    }

    func hectaresStatement(of site: FeatureID) async throws -> [UInt8]? {
        try await snapshot { snapshot in
            let table = Table.of(.sites)
            let document = snapshot.view(of: table).document("hectares", of: "f")
            let statement = try snapshot.statement("SELECT \(document) FROM sites AS f WHERE f.id = ?", of: table)
            return try String.fetchOne(statement, arguments: [site.text]).map { Array($0.utf8) }
        }
    }

    func summary(of collection: CollectionID) async throws -> CollectionSummary {
        try await snapshot { snapshot in
            let version = try snapshot.state().version
            return try store.summaries.value(of: collection, at: version) { try snapshot.summary(of: collection) }
        }
    }

    func read<Value: Sendable>(
        _ body: @escaping @Sendable (any InventorySnapshot) throws -> Value
    ) async throws -> Value {
        try await snapshot { try body($0) }
    }

    private func snapshot<Value: Sendable>(
        _ body: @escaping @Sendable (GeoPackageSnapshot) throws -> Value
    ) async throws -> Value {
        try await pool.read { [version] in try body(GeoPackageSnapshot($0, version: version)) }
    }

    func recordedState(at time: RecordedTime) async throws -> RecordedState {
        try await pool.read { db in
            let sql = "SELECT max(version) FROM inventory_versions WHERE recorded_at <= ?"
            let version = try Int64.fetchOne(db, sql: sql, arguments: [time.text]) ?? 0
            let first = "SELECT recorded_at FROM inventory_versions ORDER BY version LIMIT 1"
            return RecordedState(
                version > 0 ? try db.state(at: version) : InventoryState(version: 0, recordedAt: nil),
                firstRecordedAt: try String.fetchOne(db, sql: first))
        }
    }

    func at(version: Int64) -> any FeatureSource { GeoPackageSource(store, version: version) }
}

extension Database {
    /// - Throws: ``FilterError`` for a filter that is too much for SQLite.
    fileprivate func statement(_ sql: String, for query: FeatureQuery) throws -> Statement {
        do {
            return try makeStatement(sql: sql)
        } catch let error as DatabaseError where error.resultCode == .SQLITE_ERROR && query.filter != nil {
            throw FilterError(.limit, "The filter nests too deep or has too many values (\(error.message ?? "")).")
        }
    }
}

extension FeatureQuery {
    /// True when a few features are taken as they follow one another, whatever they are.
    fileprivate var isFoundByKey: Bool {
        limit <= 1000 && version == nil && boxes.isEmpty && region == nil && filter == nil && mentions.isEmpty
            && roads.isEmpty && sort.isEmpty && replacements.isEmpty
    }

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
}

extension EncodedFeature {
    /// A row with its key, the document, and the geometry where it was asked for.
    fileprivate init(_ row: Row, since: InventoryState? = nil) throws {
        self.init(
            geoJSON: try row.withUnsafeData(atIndex: 1) { Array($0 ?? Data()) }, since: since,
            plane: try (row[2] as Data?).map(GeoPackageGeometry.wellKnownBinary))
    }
}

extension GeoPackageSnapshot {
    fileprivate func summary(of collection: CollectionID) throws -> CollectionSummary {
        let table = Table.of(collection)
        let box = try Row.fetchOne(db, sql: extent(of: table))
        var extent: Envelope?
        if let box, let minX = box[0] as Double?, let minY = box[1] as Double?, let maxX = box[2] as Double?,
            let maxY = box[3] as Double?
        {
            extent = Envelope(minX: minX, minY: minY, maxX: maxX, maxY: maxY)
        }
        let count = try statement("SELECT count(*) FROM \(table.name)", of: table)
        return CollectionSummary(
            itemCount: try Int.fetchOne(count) ?? 0, extent: extent, version: try state().version)
    }

    /// The box of everything, of a past version by way of the boxes that held then.
    private func extent(of table: Table) -> String {
        let edges = "SELECT min(minx), min(miny), max(maxx), max(maxy) FROM"
        guard let pastVersion else { return "\(edges) \(table.publicBoxes)" }
        return """
            \(edges) (
              SELECT minx, miny, maxx, maxy FROM \(table.publicBoxes)
              WHERE id IN (SELECT fid FROM \(table.name) WHERE recorded_from <= \(pastVersion))
              UNION ALL SELECT minx, miny, maxx, maxy FROM \(table.historyBoxes)
              WHERE first_version <= \(pastVersion) AND last_version >= \(pastVersion))
            """
    }
}
