internal import FeaturesAPI
internal import Foundation
internal import InventoryExchange
internal import SiteInventory

/// Edits the inventory. Accepts imports, and fails each.
actor FuzzedImports: ImportService {
    private let store: any InventoryStore
    private let folder: URL
    private let queue = ImportQueue { _ in
        ImportFailure(.unreadable, LocalizedText(de: "nicht lesbar", en: "unreadable"))
    }
    /// True after a change of the inventory or of the list of imports.
    private(set) var hasChanged = false

    private struct NotRead: Error {}

    init(_ store: any InventoryStore, in folder: URL) {
        self.store = store
        self.folder = folder
    }

    func newFolder() async throws -> String? {
        let delivery = folder.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: delivery, withIntermediateDirectories: false)
        return delivery.path()
    }

    func discard(folder: String) async { try? FileManager.default.removeItem(atPath: folder) }

    func accept(_ delivery: ImportDelivery) async -> ImportJob? {
        hasChanged = true
        return await queue.add(files: delivery.files, isDryRun: delivery.order.isDryRun, cleanUp: {}) { _ in
            throw NotRead()
        }
    }

    func job(_ id: String) async -> ImportJob? { await queue.job(id) }
    func jobs() async -> [ImportJob] { await queue.jobs() }
    func dismiss(_ id: String) async -> ImportJob? { await queue.dismiss(id) }

    func edit(
        _ order: FeatureOrder, if condition: @escaping @Sendable (Int64?) -> Bool
    ) async throws -> FeatureOrderOutcome {
        let outcome = try await store.edit(order, if: condition)
        hasChanged = true
        return outcome
    }

    func records(before version: Int64?, limit: Int) async throws -> [RecordedImport] {
        try await store.read { try $0.recordedImports(before: version, limit: limit) }
    }

    func revert(_ version: Int64) async throws -> RevertOutcome {
        let outcome = try await store.revertImport(version)
        hasChanged = true
        return outcome
    }
}
