internal import Foundation
internal import GRDB
internal import SiteInventory

extension GeoPackageTransaction {
    func record(_ record: InventoryRecord) throws {
        switch record {
        case .layer(let layer):
            beginVersion()
            try insert(layer)
        case .filePiece(let number, let hash, let bytes):
            try db.cachedStatement(sql: "INSERT INTO inventory_file_pieces (file_hash, piece, bytes) VALUES (?, ?, ?)")
                .execute(arguments: [hash, number, Data(bytes)])
        case .droppedFile(let hash):
            beginVersion()
            try db.execute(sql: "DELETE FROM inventory_file_pieces WHERE file_hash = ?", arguments: [hash])
        case .revert(let reverted):
            beginVersion()
            try db.execute(
                sql: "INSERT INTO inventory_reverts (reverted_version, version) VALUES (?, ?)",
                arguments: [reverted, version])
        case .mapping(let document):
            try db.execute(
                sql: "INSERT OR REPLACE INTO inventory_mappings (source, layer, mapping) VALUES (?, ?, ?)",
                arguments: [document.source, document.layer, String(decoding: document.json, as: UTF8.self)])
        case .judgedOn(let day):
            try db.execute(
                sql: "INSERT OR REPLACE INTO inventory_settings (name, value) VALUES ('judged_on', ?)",
                arguments: [day.text])
        }
    }

    private func insert(_ layer: LayerRecord) throws {
        try db.execute(
            sql: "INSERT INTO inventory_imports (content_hash, version, collection, report) VALUES (?, ?, ?, ?)",
            arguments: [
                layer.contentHash, version, layer.collection?.rawValue, String(decoding: layer.report, as: UTF8.self),
            ])
        for file in layer.files { try insert(file, of: layer) }
    }

    private func insert(_ file: FileRecord, of layer: LayerRecord) throws {
        try db.execute(
            sql: "INSERT OR IGNORE INTO inventory_files (file_hash, size) VALUES (?, ?)",
            arguments: [file.hash, file.byteCount])
        try db.execute(
            sql: "INSERT INTO inventory_layer_files (version, content_hash, name, file_hash) VALUES (?, ?, ?, ?)",
            arguments: [version, layer.contentHash, file.name, file.hash])
    }
}
