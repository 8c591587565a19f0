internal import Foundation
internal import GRDB
public import SimpleFeatures
public import SiteInventory

// What a server asks for: stored bytes, found by an index.

extension GeoPackageStore {
    public func state() async throws -> InventoryState { try await pool.read { try InventoryState($0) } }

    public func page(_ query: FeatureQuery) async throws -> FeaturePage {
        let select = try SelectStatement(query)
        return try await pool.read { [counts] db in
            let page = select.page(after: query.after, limit: query.limit)
            // Only statements of a few fixed shapes are kept: a caller's filters could make any number of them.
            let prepare = { sql in
                query.filter == nil ? try db.cachedStatement(sql: sql) : try db.makeStatement(sql: sql)
            }
            let state = try InventoryState(db)
            let rows = try Row.fetchAll(prepare(page.sql), arguments: page.arguments)
            let matched = try counts.value(of: query.ofAllPages, at: state.version) {
                let count = select.count
                return try Int.fetchOne(prepare(count.sql), arguments: count.arguments) ?? 0
            }
            let shown = rows.prefix(query.limit)
            return FeaturePage(
                features: shown.map { EncodedFeature(id: FeatureID($0[1]), geoJSON: Array(($0[2] as String).utf8)) },
                next: rows.count > query.limit ? shown.last.map { PageCursor(rowKey: $0[0]) } : nil,
                numberMatched: matched, state: state)
        }
    }

    public func feature(_ id: FeatureID, in collection: CollectionID) async throws -> EncodedFeature? {
        let table = Table.of(collection)
        let sql = """
            SELECT d.geojson, f.recorded_from, v.recorded_at
            FROM \(table.name) AS f JOIN \(table.documents) AS d ON d.fid = f.fid
              LEFT JOIN inventory_versions AS v ON v.version = f.recorded_from WHERE f.id = ?
            """
        return try await pool.read { db in
            try Row.fetchOne(db.cachedStatement(sql: sql), arguments: [id.text]).map { row in
                EncodedFeature(
                    id: id, geoJSON: Array((row[0] as String).utf8),
                    since: InventoryState(version: row[1], recordedAt: row[2]))
            }
        }
    }

    public func hectaresStatement(of site: FeatureID) async throws -> [UInt8]? {
        let sql = "SELECT d.hectares FROM sites AS f JOIN sites_documents AS d ON d.fid = f.fid WHERE f.id = ?"
        return try await pool.read { db in
            try String.fetchOne(db.cachedStatement(sql: sql), arguments: [site.text]).map { Array($0.utf8) }
        }
    }

    public func summary(of collection: CollectionID) async throws -> CollectionSummary {
        try await pool.read { [summaries] db in
            let version = try InventoryState(db).version
            return try summaries.value(of: collection, at: version) {
                try CollectionSummary(of: Table.of(collection), at: version, db)
            }
        }
    }
}

extension FeatureQuery {
    /// The same features, on whatever page they are.
    fileprivate var ofAllPages: FeatureQuery {
        var all = self
        all.after = nil
        all.limit = 1
        return all
    }
}

extension CollectionSummary {
    fileprivate init(of table: Table, at version: Int64, _ db: Database) throws {
        let box = try Row.fetchOne(
            db, sql: "SELECT min(minx), min(miny), max(maxx), max(maxy) FROM \(table.publicBoxes)")
        var extent: Envelope?
        if let box, let minX = box[0] as Double?, let minY = box[1] as Double?, let maxX = box[2] as Double?,
            let maxY = box[3] as Double?
        {
            extent = Envelope(minX: minX, minY: minY, maxX: maxX, maxY: maxY)
        }
        self.init(
            itemCount: try Int.fetchOne(db, sql: "SELECT count(*) FROM \(table.name)") ?? 0, extent: extent,
            version: version)
    }
}

extension InventoryState {
    fileprivate init(_ db: Database) throws {
        let row = try Row.fetchOne(
            db.cachedStatement(
                sql: "SELECT version, recorded_at FROM inventory_versions ORDER BY version DESC LIMIT 1"))
        self.init(version: row?[0] ?? 0, recordedAt: row?[1])
    }
}
