import FeaturesAPI
import Foundation
import Hummingbird
import NIOCore
import Synchronization

@testable import InventoryExchange
@testable import SiteInventory

/// An import service with the outcomes that a test sets.
final class InMemoryImportService: ImportService {
    /// The work of an import.
    typealias Work = @Sendable (ImportDelivery, ImportProgressHandler) async throws -> ImportOutcome

    let records: [RecordedImport]
    let queue = ImportQueue { ImportFailure(.internalError, LocalizedText(de: "\($0)", en: "\($0)")) }
    private let work: Work
    private let mostFolders: Int
    private let state = Mutex(State())

    private struct State {
        var folders: Set<String> = []
        var deliveries: [(order: ImportOrder, files: [String: [UInt8]])] = []
    }

    init(records: [RecordedImport] = [], mostFolders: Int = 8, work: @escaping Work = { _, _ in .sample }) {
        self.records = records
        self.mostFolders = mostFolders
        self.work = work
    }

    /// The deliveries with the bytes of their files.
    var deliveries: [(order: ImportOrder, files: [String: [UInt8]])] { state.withLock(\.deliveries) }

    /// The folders that are not removed yet.
    var folders: Set<String> { state.withLock(\.folders) }

    func newFolder() async throws -> String? {
        guard folders.count < mostFolders else { return nil }
        let folder = FileManager.default.temporaryDirectory.appending(path: "imports-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
        state.withLock { _ = $0.folders.insert(folder) }
        return folder
    }

    func discard(folder: String) async { remove(folder) }

    func accept(_ delivery: ImportDelivery) async -> ImportJob? {
        let bytes = delivery.files.map { name in
            (name, FileManager.default.contents(atPath: "\(delivery.folder)/\(name)").map { Array($0) } ?? [])
        }
        let files = Dictionary(uniqueKeysWithValues: bytes)
        state.withLock { $0.deliveries.append((delivery.order, files)) }
        let work = work
        return await queue.add(
            files: delivery.files, isDryRun: delivery.order.isDryRun, cleanUp: { self.remove(delivery.folder) }
        ) { try await work(delivery, $0) }
    }

    func edit(
        _ order: FeatureOrder, if condition: @escaping @Sendable (Int64?) -> Bool
    ) async throws -> FeatureOrderOutcome { throw FeatureOrderFailure.refused([]) }

    func job(_ id: String) async -> ImportJob? { await queue.job(id) }
    func jobs() async -> [ImportJob] { await queue.jobs() }
    func dismiss(_ id: String) async -> ImportJob? { await queue.dismiss(id) }

    func records(before version: Int64?, limit: Int) async throws -> [RecordedImport] {
        Array(records.filter { $0.version < version ?? .max }.prefix(limit))
    }

    func revert(_ version: Int64) async throws -> RevertOutcome {
        guard version != 2 else {
            throw ImportConflict(
                message: LocalizedText(de: "geändert: sites/S01", en: "changed since: sites/S01"),
                features: ["sites/S01"])
        }
        return RevertOutcome(version: 99, restored: 3, ended: 4)
    }

    /// Waits for the end of the import.
    func ended(_ id: String) async throws -> ImportJob {
        while true {
            guard let job = await job(id) else { throw CancellationError() }
            if job.hasEnded { return job }
            await Task.yield()
        }
    }

    private func remove(_ folder: String) {
        state.withLock { _ = $0.folders.remove(folder) }
        try? FileManager.default.removeItem(atPath: folder)
    }
}

/// A server that imports. The router has no socket, so by default every caller may write.
func server(
    with importService: any ImportService, allowsWrites: Bool = true, maximumUploadBytes: Int = 100_000
) -> RouterResponder<APIContext> {
    var configuration = FeaturesAPIConfiguration.patient()
    configuration.allowsWrites = allowsWrites
    configuration.maximumUploadBytes = maximumUploadBytes
    return makeRouter(
        source: InMemorySource.zoo, importService: importService, configuration: configuration, logger: quiet
    )
    .buildResponder()
}

extension ImportOutcome {
    /// A kept import, version 3.
    static var sample: ImportOutcome {
        var report = ImportReport(path: "sites.zip/sites.shp", layer: "sites", contentHash: "abc")
        report.collection = .sites
        report.version = 3
        report.counts.read = 7
        return ImportOutcome(reports: [report], isKept: true)
    }

    /// An import with errors.
    static var refused: ImportOutcome {
        var outcome = ImportOutcome(reports: [.withFindings(layer: "sites")], isKept: false)
        outcome.reports[0].version = nil
        return outcome
    }

    /// A dry run with a token.
    static var tried: ImportOutcome {
        var outcome = sample
        outcome.isKept = false
        outcome.token = "v2-abc"
        outcome.hectaresChange.availableHectares = 1.5
        return outcome
    }
}

extension ImportReport {
    /// An error with a place, a warning with a place without longitude and latitude, and 200 notices without a place.
    static func withFindings(layer: String) -> ImportReport {
        var report = ImportReport(path: "\(layer).zip/\(layer).shp", layer: layer, contentHash: layer)
        report.add(
            Finding(
                .geometryInvalid, .error, row: 1, featureID: "S,1", field: "geom", value: "=1+1 \"x\"\nä",
                place: Finding.Place(x: 359_000, y: 5_714_000, longitude: 6.96, latitude: 51.56),
                message: LocalizedText(de: "Kreuzt sich, „hier“.", en: "Crosses itself."),
                remedy: LocalizedText(de: "Neu zeichnen.", en: "Draw it again.")))
        report.add(
            Finding(
                .geometryOutsideSystem, .warning, row: 2, value: "-9999", place: Finding.Place(x: 1, y: 2),
                message: LocalizedText(de: "Liegt außerhalb.", en: "Lies outside.")))
        for row in 3...202 {
            report.add(Finding(.siteMissing, .notice, row: row, message: LocalizedText(de: "Fehlt.", en: "Missing.")))
        }
        return report
    }
}
