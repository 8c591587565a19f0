internal import Foundation
internal import GeoPackageStore
package import InventoryExchange
internal import SimpleFeatures
internal import SiteInventory

/// Imports the deliveries to a server, one after the other. Each delivery has a folder of its own.
package struct DeliveryQueue: Sendable {
    private let inventory: Inventory
    private let queue: ImportQueue
    private let folders: DeliveryFolders
    private let log: @Sendable (String) -> Void

    /// Creates an empty queue and the folder for deliveries.
    ///
    /// - Parameter log: receives the errors that are not shown to the sender.
    /// - Throws: `CocoaError` when the folder cannot be created.
    package init(inventory: Inventory, log: @escaping @Sendable (String) -> Void) throws {
        self.inventory = inventory
        self.log = log
        folders = try DeliveryFolders()
        queue = ImportQueue { error in
            log("an import failed: \(String(reflecting: error))")
            return ImportFailure(.internalError, .failed(error))
        }
    }

    /// Makes a private folder for the files of one delivery; `nil` when too many deliveries arrive at once.
    ///
    /// - Throws: `CocoaError` when the folder cannot be created.
    package func newFolder() async throws -> String? { try folders.new() }

    /// Removes the folder of a delivery that was not accepted.
    package func discard(folder: String) async { folders.remove(folder) }

    /// Adds the import of a delivery, and removes its folder when the import has ended.
    ///
    /// - Returns: the job; `nil` when the queue is shut down.
    /// - Throws: `ImportQueueFull` when too many deliveries wait or are imported.
    package func accept(_ delivery: ImportDelivery) async throws -> ImportJob? {
        guard folders.accept(delivery.folder) else { throw ImportQueueFull() }
        let (inventory, folders, log) = (inventory, folders, log)
        let corrected = delivery.order.wantsCorrectedFile ? CorrectedFile(path: folders.newCorrectedFile()) : nil
        return await queue.add(
            files: delivery.files, isDryRun: delivery.order.isDryRun, correctedFile: corrected?.path,
            cleanUp: { folders.remove(delivery.folder) }
        ) { progress in
            corrected?.begin(in: inventory.crs)
            let outcome = try await inventory.importDelivery(
                delivery, progress: progress, onFeature: { try corrected?.add($0, $1) })
            do {
                _ = try corrected?.write(outcome.reports)
            } catch {
                // The import is stored already, so it does not fail with the corrected file.
                log("the corrected file was not written: \(error)")
            }
            return outcome
        }
    }

    /// The job of that id; `nil` when there is none any more.
    package func job(_ id: String) async -> ImportJob? { await queue.job(id) }

    /// The jobs, the newest first.
    package func jobs() async -> [ImportJob] { await queue.jobs() }

    /// Cancels an import and waits for its end; `nil` for an unknown id.
    package func dismiss(_ id: String) async -> ImportJob? { await queue.dismiss(id) }

    /// Cancels the imports that wait or run, and removes all deliveries. Nothing of a cancelled import is stored.
    package func shutDown() async {
        await queue.shutDown()
        folders.removeAll()
    }
}

extension DeliveryQueue {
    /// The stored imports, the newest first.
    ///
    /// - Parameter version: only imports before this version; `nil` for all.
    /// - Throws: `StoreError` when the inventory cannot be read.
    package func records(before version: Int64?, limit: Int) async throws -> [RecordedImport] {
        try await inventory.store.read { try $0.recordedImports(before: version, limit: limit) }
    }

    /// Changes one feature. Does not wait for an import that runs.
    ///
    /// - Throws: `FeatureOrderFailure` when the change is refused; `ImportConflict` while an import runs; `StoreError`
    ///   when the inventory cannot be written.
    package func edit(
        _ order: FeatureOrder, if condition: @escaping @Sendable (Int64?) -> Bool
    ) async throws -> FeatureOrderOutcome {
        if await queue.isRunning { throw ImportConflict.importIsRunning }
        return try await inventory.store.edit(order, if: condition)
    }

    /// Reverts an import. Does not wait for an import that runs.
    ///
    /// - Throws: `ImportConflict` when the import cannot be reverted, and while an import runs; `StoreError` when the
    ///   inventory cannot be written.
    package func revert(_ version: Int64) async throws -> RevertOutcome {
        if await queue.isRunning { throw ImportConflict.importIsRunning }
        return try await inventory.store.revertImport(version)
    }
}

extension Inventory {
    /// - Throws: ``ImportFailure`` for a file that cannot be read.
    fileprivate func importDelivery(
        _ delivery: ImportDelivery, progress: @escaping ImportProgressHandler,
        onFeature: @escaping ImportedFeatureHandler
    ) async throws -> ImportOutcome {
        let paths = DeliveredSources.of(delivery.files).map { "\(delivery.folder)/\($0)" }
        do {
            return try await importFiles(at: paths, as: delivery.order, progress: progress, onFeature: onFeature)
        } catch let fault as SourceFault {
            throw ImportFailure(.unreadable, Finding.of(fault).text.without("\(delivery.folder)/"))
        }
    }
}

extension ImportConflict {
    fileprivate static let importIsRunning = ImportConflict(
        message: LocalizedText(
            de: "Gerade läuft ein Import. Bitte sein Ende abwarten oder ihn abbrechen.",
            en: "An import is running. Wait for its end, or call it off."))
}

extension LocalizedText {
    /// The text without the server's own folder.
    fileprivate func without(_ folder: String) -> LocalizedText {
        LocalizedText(de: de.replacing(folder, with: ""), en: en.replacing(folder, with: ""))
    }

    fileprivate static func failed(_ error: any Error) -> LocalizedText {
        if let reason = (error as? StoreError)?.unavailability { return reason.message }
        return LocalizedText(
            de: "Der Import ist gescheitert, nichts wurde gespeichert. Den Grund nennt das Protokoll des Servers.",
            en: "The import failed and nothing was kept. The reason is in the server's log.")
    }
}
