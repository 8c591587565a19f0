public import SiteInventory

/// The outcome of dropping the files of an import.
public struct DroppedFiles: Hashable, Sendable {
    /// The files whose bytes were removed.
    public var dropped: [FileRecord] = []
    /// The files that were kept, since an import in force also has them.
    public var inUse: [FileRecord] = []
}

extension InventoryStore {
    /// Removes the bytes of the files of a reverted import. The import, its reports and the hashes stay.
    ///
    /// - Throws: ``ImportConflict`` when the import does not exist or was not reverted; the errors of the store.
    public func dropFiles(ofImport version: Int64) async throws -> DroppedFiles {
        try await write { transaction in
            guard let record = try transaction.recordedImport(ofVersion: version) else {
                throw ImportConflict.noImport(version)
            }
            guard record.revertedBy != nil else { throw ImportConflict.stillInForce(version) }
            var outcome = DroppedFiles()
            for file in record.files where file.isKept {
                if try transaction.isInForce(file) {
                    outcome.inUse.append(file)
                } else {
                    try transaction.record(.droppedFile(hash: file.hash))
                    outcome.dropped.append(file)
                }
            }
            return outcome
        }
    }
}

extension InventorySnapshot {
    /// True when the file belongs to an import that was not reverted.
    func isInForce(_ file: FileRecord) throws -> Bool {
        var selection = ImportSelection()
        selection.fileHash = file.hash
        selection.includesReverted = false
        selection.includesReports = false
        selection.limit = 1
        return try !imports(selection).isEmpty
    }
}

extension ImportConflict {
    fileprivate static func stillInForce(_ version: Int64) -> ImportConflict {
        ImportConflict(
            message: LocalizedText(
                de: "Import \(version) wurde nicht zurückgenommen. Nur die Dateien zurückgenommener Importe können "
                    + "gelöscht werden. Zurücknehmen: standorte revert \(version)",
                en:
                    "Import \(version) was not reverted. Only the files of reverted imports can be dropped. To revert it: "
                    + "standorte revert \(version)"))
    }
}
