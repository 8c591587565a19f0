public import InventoryExchange
internal import Foundation
internal import GeoPackageStore
internal import ImportWorker
internal import SiteInventory

extension Inventory {
    /// Imports files, zips and folders in one transaction: everything, or nothing if a finding is an error.
    ///
    /// - Parameters:
    ///   - paths: Shapefiles, GeoPackages, GeoJSON, FlatGeobuf, CSV, zips of them, or folders.
    ///   - order: What the files contain if they do not say so, the mode, and the confirmations.
    ///   - progress: Called every few hundred rows. What it throws cancels the import.
    ///   - onFeature: Called for every accepted row, in the order of the file.
    /// - Returns: A report for each layer, with its findings. `isKept` says whether anything was stored.
    /// - Throws: `SourceFault` if there is nothing to read at a path; `ImportConflict` if the token does not fit;
    ///   `CancellationError` if the task is cancelled; `StoreError` if the inventory cannot be written; what `progress`
    ///   and `onFeature` throw. Nothing is stored then.
    @discardableResult
    public func importFiles(
        at paths: [String], as order: ImportOrder = ImportOrder(),
        progress: @escaping ImportProgressHandler = { _ in },
        onFeature: @escaping ImportedFeatureHandler = { _, _ in }
    ) async throws -> ImportOutcome {
        let cancellation = ReadCancellation()
        return try await withTaskCancellationHandler {
            try await store.importLayers(
                try await layers(at: paths, order, cancellation), as: order, retention: fileRetention,
                progress: progress, onFeature: onFeature)
        } onCancel: {
            cancellation.cancel()
        }
    }

    private func layers(
        at paths: [String], _ order: ImportOrder, _ cancellation: ReadCancellation
    ) async throws -> [LayerImport] {
        let saved = try await store.savedMappings(for: order)
        var layers: [LayerImport] = []
        for path in paths {
            try Task.checkCancellation()
            let file = DeliveredFile(
                path: path, order: order, saved: saved, reading: fileReading, cancellation: cancellation)
            layers += try await file.layers()
        }
        return layers
    }

    /// Imports into the inventory at a path, or into a new one, which is created only if something is stored.
    ///
    /// - Parameters:
    ///   - path: The GeoPackage file. Its folder must exist.
    ///   - fileReading: The process that reads the files.
    ///   - body: Imports into the given inventory. It may be called twice: again if another program has created the
    ///     inventory in the meantime.
    /// - Returns: What `body` returned.
    /// - Throws: `StoreError` if the inventory cannot be created, or the file at the path is empty or not an inventory;
    ///   what `body` throws.
    public static func importing(
        into path: String, fileReading: FileReading = .inProcess,
        _ body: @Sendable (Inventory) async throws -> ImportOutcome
    ) async throws -> ImportOutcome {
        if FileManager.default.fileExists(atPath: path) {
            return try await importing(intoFileAt: path, fileReading, body)
        }
        // Created under another name, so that other programs see a complete file only.
        let draft = UnfinishedFile(of: path)
        let store = try GeoPackageStore(draft: draft.path)
        do {
            let outcome = try await body(Inventory(path: path, fileReading: fileReading, store: store))
            try store.close()
            if outcome.isKept { try draft.link(to: path) }
            try store.remove()
            return outcome
        } catch {
            try store.remove()
            // Another program created the inventory meanwhile: import into that one.
            guard (error as? CocoaError)?.code == .fileWriteFileExists else { throw error }
            return try await importing(intoFileAt: path, fileReading, body)
        }
    }

    private static func importing(
        intoFileAt path: String, _ fileReading: FileReading, _ body: @Sendable (Inventory) async throws -> ImportOutcome
    ) async throws -> ImportOutcome {
        let store = try GeoPackageStore(existing: path)
        defer { try? store.close() }
        return try await body(Inventory(path: path, fileReading: fileReading, store: store))
    }

    /// Reverts an import. Nothing is deleted: the earlier state becomes a new version.
    ///
    /// - Parameter number: The version that the import made.
    /// - Throws: `ImportConflict` if there is no such import, or a later one changed the same features; `StoreError` if
    ///   the inventory cannot be written.
    @discardableResult
    public func revertImport(_ number: Int64) async throws -> RevertOutcome {
        try await store.revertImport(number)
    }

    /// Removes the bytes of the files of a reverted import from the inventory. The import, its reports and the names and
    /// hashes of its files stay.
    ///
    /// - Parameter number: The version that the import made.
    /// - Throws: `ImportConflict` if there is no such import, or it was not reverted; `StoreError` if the inventory cannot
    ///   be written.
    @discardableResult
    public func dropFiles(ofImport number: Int64) async throws -> DroppedFiles {
        try await store.dropFiles(ofImport: number)
    }
}
