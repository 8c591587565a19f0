import Foundation
import GRDB
import StoreTestSupport
import Testing

@testable import GeoPackageStore
@testable import InventoryExchange
@testable import SiteInventory

/// The file at the path has everything that was stored.
@Suite struct OneFileTests {
    private let temporary: TemporaryGeoPackage

    init() throws { temporary = try TemporaryGeoPackage() }

    private func importSites(_ count: Int, hash: String) async throws {
        let names = (1...count).map { "\(hash) \($0)" }
        _ = try await temporary.store.importLayers([MemorySource.sites(names).layer("standorte", hash: hash)])
    }

    private var logBytes: Int? {
        (try? FileManager.default.attributesOfItem(atPath: "\(temporary.path)-wal")[.size] as? NSNumber)?.intValue
    }

    @Test func `the log is empty after every write, and a copy of the file has what was written`() async throws {
        try await importSites(300, hash: "1")
        #expect(logBytes == 0)
        let copy = temporary.folder.appending(path: "copy.gpkg").path()
        try FileManager.default.copyItem(atPath: temporary.path, toPath: copy)
        let store = try GeoPackageStore(existing: copy)
        #expect(try await store.number("SELECT count(*) FROM sites") == 300)
    }

    @Test func `the log is empty after a write that was rolled back`() async throws {
        struct Failure: Error {}
        try await importSites(300, hash: "1")
        await #expect(throws: Failure.self) {
            try await temporary.store.write { transaction in
                for id in try transaction.ids(in: .sites) { try transaction.end(id, in: .sites) }
                throw Failure()
            }
        }
        #expect(logBytes == 0)
        #expect(try await temporary.store.number("SELECT count(*) FROM sites") == 300)
    }

    @Test func `only one file is left after the end, also when several connections have read`() async throws {
        try await importSites(20, hash: "1")
        let store = temporary.store
        try await withThrowingTaskGroup(of: Int.self) { group in
            for _ in 1...8 { group.addTask { try await store.number("SELECT count(*) FROM sites") } }
            try await group.waitForAll()
        }
        _ = try store.inlineState()
        try store.close()
        #expect(try FileManager.default.contentsOfDirectory(atPath: temporary.folder.path()) == ["inventory.gpkg"])
    }

    @Test func `a write does not wait for a reader of an older version`() async throws {
        try await importSites(5, hash: "1")
        var configuration = Configuration()
        configuration.allowsUnsafeTransactions = true
        let reader = try DatabaseQueue(path: temporary.path, configuration: configuration)
        try await reader.writeWithoutTransaction { db in
            try db.execute(sql: "BEGIN; SELECT count(*) FROM sites")
        }
        try await importSites(5, hash: "2")
        // The write ended while the reader has its transaction, and kept the log that the reader needs.
        #expect(logBytes != 0)
        try await reader.writeWithoutTransaction { try $0.execute(sql: "ROLLBACK") }
        try await importSites(5, hash: "3")
        #expect(logBytes == 0)
    }

    @Test func `what is acknowledged is written to the disk`() async throws {
        // 2 is FULL: the log is synchronized at every commit.
        #expect(
            try await temporary.store.connections.writer.read { try Int.fetchOne($0, sql: "PRAGMA synchronous") } == 2)
    }

    @Test func `a version is not recorded before an earlier one when the clock was set back`() async throws {
        try await importSites(1, hash: "1")
        let future = "2099-01-01T00:00:00.000Z"
        try await temporary.store.edit {
            try $0.execute(sql: "UPDATE inventory_versions SET recorded_at = ?", arguments: [future])
        }
        try await importSites(1, hash: "2")
        #expect(try temporary.store.inlineState().recordedAt == future)
    }
}
