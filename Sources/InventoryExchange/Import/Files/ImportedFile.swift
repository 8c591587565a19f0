internal import Crypto
public import SiteInventory

/// A delivered file, which is stored with the import of its layers.
public struct ImportedFile: Sendable {
    /// The name, the hash and the size.
    public let record: FileRecord
    /// Calls `body` with the bytes in pieces.
    public let read: @Sendable (_ body: ([UInt8]) throws -> Void) throws -> Void

    /// Reads a file to compute its hash and its size.
    ///
    /// - Parameters:
    ///   - name: the name without folder.
    ///   - read: calls its argument with the bytes in pieces. Called again when the file is stored.
    /// - Throws: the errors of `read`.
    public init(
        name: String, read: @escaping @Sendable (_ body: ([UInt8]) throws -> Void) throws -> Void
    ) throws {
        record = try Self.record(name, read)
        self.read = read
    }

    /// Stores the bytes in the transaction, unless the inventory has them.
    ///
    /// - Throws: ``ImportConflict`` when the file has changed since it was hashed; the errors of the store.
    func keep(in transaction: any InventoryTransaction) throws {
        guard try !transaction.keepsFile(record.hash) else { return }
        var piece = 0
        let kept = try Self.record(record.name) { body in
            try read { bytes in
                try transaction.record(.filePiece(number: piece, ofFile: record.hash, bytes: bytes))
                piece += 1
                try body(bytes)
            }
        }
        guard kept == record else { throw ImportConflict.changedMeanwhile(record.name) }
    }

    private static func record(
        _ name: String, _ read: (_ body: ([UInt8]) throws -> Void) throws -> Void
    ) throws -> FileRecord {
        var (hash, byteCount) = (SHA256(), 0)
        try read { bytes in
            hash.update(data: bytes)
            byteCount += bytes.count
        }
        return FileRecord(name: name, hash: hash.finalize().map(\.hexadecimal).joined(), byteCount: byteCount)
    }
}

extension ImportConflict {
    fileprivate static func changedMeanwhile(_ file: String) -> ImportConflict {
        ImportConflict(
            message: LocalizedText(
                de: "Die Datei \(file) wurde während des Imports geändert. Nichts wurde gespeichert. Bitte den Import "
                    + "wiederholen.",
                en: "The file \(file) was changed during the import. Nothing was stored. Import it again."))
    }
}
