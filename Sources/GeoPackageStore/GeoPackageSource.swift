internal import CQL2
internal import Foundation
internal import GRDB
internal import SimpleFeatures
internal import SiteInventory

/// What a server asks for: stored bytes, found by an index. Of the latest version, or of a past one.
struct GeoPackageSource: FeatureSource {
    let pool: any DatabaseReader
    let crs: CRS
    let counts: VersionCache<FeatureQuery, Int>
    let summaries: VersionCache<CollectionID, CollectionSummary>
    /// `nil` for the latest.
    let version: Int64?

    /// So many features are sooner found by what a filter says of them, and put in order, than one after the other.
    private static let few = 1000

    func state() async throws -> InventoryState { try await snapshot { try $0.state() } }

    func page(_ query: FeatureQuery) async throws -> FeaturePage {
        try await pool.read { [counts, crs, version] db in
            let snapshot = try GeoPackageSnapshot(db, version: query.after?.version ?? query.version ?? version)
            let state = try snapshot.state()
            let select = try SelectStatement(query, crs: crs, version: snapshot.pastVersion)
            // Only statements of a few fixed shapes are kept: a caller's filters could make any number of them.
            let isPlain =
                query.filter == nil && query.roads.isEmpty && query.mentions.isEmpty && query.sort.isEmpty
            let isKept = isPlain && query.replacements.isEmpty && snapshot.pastVersion == nil
            let prepare = { sql in isKept ? try db.cachedStatement(sql: sql) : try db.statement(sql, for: query) }
            let count = {
                try Int.fetchOne(prepare(select.count.sql), arguments: select.count.arguments) ?? 0
            }
            let matched =
                query.replacements.isEmpty
                ? try counts.value(of: query.ofAllPages, at: state.version, count) : try count()
            let isRare = query.filter != nil && matched <= Self.few
            let page = select.page(after: query.after, limit: query.limit, isRare: isRare)
            let rows = try Row.fetchAll(prepare(page.sql), arguments: page.arguments)
            let shown = rows.prefix(query.limit)
            let isLast = rows.count <= query.limit
            let cursor = query.after.flatMap { $0.isBeginning || !query.wantsPrevious ? nil : $0 }
            let previous = try cursor.map { cursor in
                let begin = select.beginOfPage(before: cursor, limit: query.limit)
                let key = try Int64.fetchOne(prepare(begin.sql), arguments: begin.arguments)
                return PageCursor(rowKey: key ?? 0, version: state.version)
            }
            return FeaturePage(
                features: try shown.map { try EncodedFeature($0) },
                next: isLast ? nil : shown.last.map { PageCursor(rowKey: $0[0], version: state.version) },
                previous: previous, numberMatched: matched, state: state)
        }
    }

    func feature(_ id: FeatureID, in collection: CollectionID) async throws -> EncodedFeature? {
        let table = Table.of(collection)
        return try await snapshot { snapshot in
            let sql = """
                SELECT f.fid, f.id, \(snapshot.view(of: table).document("geojson", of: "f")),
                  \(table.hasGeometry ? "f.geom" : "NULL"), f.recorded_from, v.recorded_at
                FROM \(table.name) AS f LEFT JOIN inventory_versions AS v ON v.version = f.recorded_from WHERE f.id = ?
                """
            return try Row.fetchOne(snapshot.statement(sql, of: table), arguments: [id.text]).map { row in
                try EncodedFeature(row, since: InventoryState(version: row[4], recordedAt: row[5]))
            }
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
        try await snapshot { [summaries] snapshot in
            try summaries.value(of: collection, at: snapshot.state().version) { try snapshot.summary(of: collection) }
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

    func at(version: Int64) -> any FeatureSource {
        GeoPackageSource(pool: pool, crs: crs, counts: counts, summaries: summaries, version: version)
    }
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
    /// A row with its key, the id, the document, and the geometry where it was asked for.
    fileprivate init(_ row: Row, since: InventoryState? = nil) throws {
        self.init(
            id: FeatureID(row[1]), geoJSON: Array((row[2] as String).utf8), since: since,
            plane: try (row[3] as Data?).map(GeoPackageGeometry.wellKnownBinary))
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
