internal import Foundation
internal import GRDB
internal import SiteInventory

// What a transaction records beside features: imports with their files, reverts, mappings, the day of judgement.

extension GeoPackageTransaction {
    func record(_ layer: LayerRecord) throws {
        beginVersion()
        try db.execute(
            sql: "INSERT INTO inventory_imports (content_hash, version, collection, report) VALUES (?, ?, ?, ?)",
            arguments: [
                layer.contentHash, version, layer.collection?.rawValue, String(decoding: layer.report, as: UTF8.self),
            ])
        for file in layer.files { try record(file, of: layer) }
    }

    private func record(_ file: FileRecord, of layer: LayerRecord) throws {
        try db.execute(
            sql: "INSERT OR IGNORE INTO inventory_files (file_hash, size) VALUES (?, ?)",
            arguments: [file.hash, file.byteCount])
        try db.execute(
            sql: "INSERT INTO inventory_layer_files (version, content_hash, name, file_hash) VALUES (?, ?, ?, ?)",
            arguments: [version, layer.contentHash, file.name, file.hash])
    }

    func keep(piece: Int, ofFile hash: String, bytes: [UInt8]) throws {
        try db.cachedStatement(sql: "INSERT INTO inventory_file_pieces (file_hash, piece, bytes) VALUES (?, ?, ?)")
            .execute(arguments: [hash, piece, Data(bytes)])
    }

    func recordRevert(of version: Int64) throws {
        beginVersion()
        try db.execute(
            sql: "INSERT INTO inventory_reverts (reverted_version, version) VALUES (?, ?)",
            arguments: [version, self.version])
    }

    func save(_ document: MappingDocument) throws {
        try db.execute(
            sql: "INSERT OR REPLACE INTO inventory_mappings (source, layer, mapping) VALUES (?, ?, ?)",
            arguments: [document.source, document.layer, String(decoding: document.json, as: UTF8.self)])
    }

    func setJudgedOn(_ day: CalendarDay) throws {
        try db.execute(
            sql: "INSERT OR REPLACE INTO inventory_settings (name, value) VALUES ('judged_on', ?)",
            arguments: [day.text])
    }
}
