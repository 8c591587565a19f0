internal import Foundation
internal import GRDB
public import SimpleFeatures
public import SiteInventory

// What a server asks for: stored bytes, found by an index.

extension GeoPackageStore {
    public func page(_ query: FeatureQuery) async throws -> FeaturePage {
        let select = try SelectStatement(query)
        return try await pool.read { db in
            let page = select.page(after: query.after, limit: query.limit)
            // Only statements of a few fixed shapes are kept: a caller's filters could make any number of them.
            let prepare = { sql in
                query.filter == nil ? try db.cachedStatement(sql: sql) : try db.makeStatement(sql: sql)
            }
            let rows = try Row.fetchAll(prepare(page.sql), arguments: page.arguments)
            let count = select.count
            let matched = try Int.fetchOne(prepare(count.sql), arguments: count.arguments)
            let shown = rows.prefix(query.limit)
            return FeaturePage(
                features: shown.map { EncodedFeature(id: FeatureID($0[1]), geoJSON: Array(($0[2] as String).utf8)) },
                next: rows.count > query.limit ? shown.last.map { PageCursor(rowKey: $0[0]) } : nil,
                numberMatched: matched ?? 0)
        }
    }

    public func feature(_ id: FeatureID, in collection: CollectionID) async throws -> EncodedFeature? {
        try await document("geojson", of: id, in: collection).map { EncodedFeature(id: id, geoJSON: $0) }
    }

    public func hectaresStatement(of site: FeatureID) async throws -> [UInt8]? {
        try await document("hectares", of: site, in: .sites)
    }

    private func document(_ column: String, of id: FeatureID, in collection: CollectionID) async throws -> [UInt8]? {
        let table = Table.of(collection)
        let sql = """
            SELECT d.\(column) FROM \(table.name) AS f JOIN \(table.documents) AS d ON d.fid = f.fid WHERE f.id = ?
            """
        return try await pool.read { db in
            try String.fetchOne(db.cachedStatement(sql: sql), arguments: [id.text]).map { Array($0.utf8) }
        }
    }

    public func summary(of collection: CollectionID) async throws -> CollectionSummary {
        let table = Table.of(collection)
        return try await pool.read { db in
            let box = try Row.fetchOne(
                db, sql: "SELECT min(minx), min(miny), max(maxx), max(maxy) FROM \(table.publicBoxes)")
            var extent: Envelope?
            if let box, let minX = box[0] as Double?, let minY = box[1] as Double?, let maxX = box[2] as Double?,
                let maxY = box[3] as Double?
            {
                extent = Envelope(minX: minX, minY: minY, maxX: maxX, maxY: maxY)
            }
            return CollectionSummary(
                itemCount: try Int.fetchOne(db, sql: "SELECT count(*) FROM \(table.name)") ?? 0,
                extent: extent,
                version: try Int64.fetchOne(db, sql: "SELECT max(version) FROM inventory_versions") ?? 0)
        }
    }
}
