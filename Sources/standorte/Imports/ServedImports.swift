internal import FeaturesAPI
internal import Foundation
internal import GeoPackageStore
internal import Logging
internal import ServiceLifecycle
internal import SimpleFeatures
internal import InventoryExchange
internal import SiteInventory
internal import Zukunftsstandorte

/// The imports of a running server: files in folders of their own, one import after the other into the inventory.
struct ServedImports: ImportService {
    private let inventory: Inventory
    private let queue: ImportQueue
    private let folders: DeliveryFolders
    private let logger: Logger

    /// - Throws: `CocoaError` when the folder for deliveries cannot be created.
    init(inventory: Inventory, logger: Logger) throws {
        self.inventory = inventory
        self.logger = logger
        folders = try DeliveryFolders()
        queue = ImportQueue { error in
            logger.error("an import failed: \(String(reflecting: error))")
            return ImportFailure(.internalError, .failed(error))
        }
    }

    func newFolder() async throws -> String? { try folders.new() }

    func discard(folder: String) async { folders.remove(folder) }

    func accept(_ delivery: ImportDelivery) async -> ImportJob? {
        let (inventory, folders, logger) = (inventory, folders, logger)
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
                // What is kept is kept: that the file is not there does not undo it.
                logger.error("the corrected file was not written: \(error)")
            }
            return outcome
        }
    }

    func job(_ id: String) async -> ImportJob? { await queue.job(id) }

    func jobs() async -> [ImportJob] { await queue.jobs() }

    func dismiss(_ id: String) async -> ImportJob? { await queue.dismiss(id) }

    func records(before version: Int64?, limit: Int) async throws -> [RecordedImport] {
        try await inventory.store.read { try $0.recordedImports(before: version, limit: limit) }
    }

    func edit(
        _ order: FeatureOrder, if condition: @escaping @Sendable (Int64?) -> Bool
    ) async throws -> FeatureOrderOutcome {
        // It would wait for the import, however long that takes.
        if await queue.isRunning { throw ImportConflict.importIsRunning }
        return try await inventory.store.edit(order, if: condition)
    }

    func revert(_ version: Int64) async throws -> RevertOutcome {
        // It would wait for the import, however long that takes, and then may well be refused.
        if await queue.isRunning { throw ImportConflict.importIsRunning }
        return try await inventory.store.revertImport(version)
    }
}

extension ServedImports: Service {
    /// Waits for the server's end, and calls off what is not done then: nothing of it is kept.
    func run() async throws {
        try? await gracefulShutdown()
        await queue.shutDown()
        folders.removeAll()
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
        let reason = (error as? StoreError).map { " \($0.description)" }
        return LocalizedText(
            de:
                "Der Import ist gescheitert, nichts wurde gespeichert.\(reason ?? " Den Grund nennt das Protokoll des Servers.")",
            en: "The import failed and nothing was kept.\(reason ?? " The reason is in the server's log.")")
    }
}
