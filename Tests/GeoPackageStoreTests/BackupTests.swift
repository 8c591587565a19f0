import Foundation
import GRDB
import StoreTestSupport
import Testing

@testable import GeoPackageStore
@testable import InventoryExchange
@testable import SiteInventory

/// Backups of an inventory that is in use, and the checks of its file.
@Suite struct BackupTests {
    private let temporary: TemporaryGeoPackage
    private var copy: String { temporary.folder.appending(path: "backup.gpkg").path() }

    init() async throws {
        temporary = try TemporaryGeoPackage()
        let layer = MemorySource.sites((1...50).map { "Nr. \($0)" }).layer("standorte", hash: "1")
        _ = try await temporary.store.importLayers([layer])
    }

    private func backUp(to path: String) throws {
        try GeoPackageStore.backUp(temporary.path, to: path) { target, file in
            let result = unsafe rename(file, target)
            #expect(result == 0)
        }
    }

    private func faults() throws -> [FileFault.Check] {
        try GeoPackageStore.faults(inFileAt: temporary.path).map(\.check)
    }

    @Test func `a backup is one complete file, and replaces an older one`() async throws {
        for count in 50...51 {
            let layer = MemorySource.sites((1...count).map { "Nr. \($0)" }).layer("standorte", hash: "\(count)")
            _ = try await temporary.store.importLayers([layer])
            try backUp(to: copy)
            #expect(try GeoPackageStore.faults(inFileAt: copy).isEmpty)
            let names = try FileManager.default.contentsOfDirectory(atPath: temporary.folder.path())
            #expect(names.filter { $0.contains("backup") } == ["backup.gpkg"])
            let store = try GeoPackageStore(existing: copy)
            #expect(try await store.number("SELECT count(*) FROM sites") == count)
            try store.close()
        }
    }

    @Test func `a backup removes the files of backups that were killed, and no others`() throws {
        let place = temporary.folder
        let killed = ["", "-journal", "-wal", "-shm"].map { ".backup.gpkg.999999999\($0)" }
        let others = [".backup.gpkg.1", ".backup.gpkg.999999999-notes", ".backup.gpkg.notes", ".other.gpkg.999999999"]
        for name in killed + others { try Data().write(to: place.appending(path: name)) }
        try backUp(to: copy)
        let names = try FileManager.default.contentsOfDirectory(atPath: place.path())
        #expect(names.filter { $0.hasPrefix(".") }.sorted() == others.sorted())
    }

    @Test func `a backup is of one version while another program writes`() async throws {
        let store = temporary.store
        async let writes: Void = {
            for number in 1...10 {
                let layer = MemorySource.sites(["Neu \(number)"]).layer("standorte", hash: "n\(number)")
                _ = try await store.importLayers([layer])
            }
        }()
        for _ in 1...3 {
            try backUp(to: copy)
            #expect(try GeoPackageStore.faults(inFileAt: copy).isEmpty)
        }
        try await writes
        #expect(try faults().isEmpty)
    }

    @Test func `a backup replaces no other file, and not the inventory itself`() throws {
        try Data("Bericht".utf8).write(to: URL(fileURLWithPath: copy))
        #expect(throws: StoreError.self) { try backUp(to: copy) }
        #expect(try String(contentsOfFile: copy, encoding: .utf8) == "Bericht")
        #expect(throws: StoreError.self) { try backUp(to: temporary.path) }
    }

    @Test func `the leftover of a killed process is removed`() throws {
        let leftover = temporary.folder.appending(path: ".backup.gpkg.999999999").path()
        try Data("x".utf8).write(to: URL(fileURLWithPath: leftover))
        try backUp(to: copy)
        #expect(!FileManager.default.fileExists(atPath: leftover))
    }

    @Test(arguments: [
        ("DELETE FROM sites_public_box WHERE id = 7", FileFault.Check.derivedTables),
        ("DELETE FROM rtree_sites_geom WHERE id = 7", .spatialIndex),
        ("UPDATE rtree_sites_geom SET minx = maxx WHERE id = 7", .spatialIndex),
        ("INSERT INTO sites_public_box VALUES (999, 0, 1, 0, 1)", .derivedTables),
        ("INSERT INTO inventory_reverts VALUES (999, 1)", .references),
    ])
    func `a fault is found, and no backup is made`(sql: String, check: FileFault.Check) async throws {
        #expect(try faults().isEmpty)
        try await temporary.store.edit { try $0.execute(sql: sql) }
        #expect(try faults() == [check])
        #expect(throws: StoreError.self) { try backUp(to: copy) }
        #expect(!FileManager.default.fileExists(atPath: copy))
    }

    @Test func `a damaged page is found`() async throws {
        let root = try await temporary.store.number(
            "SELECT rootpage FROM sqlite_master WHERE name = 'sites_recorded_from'")
        try temporary.store.close()
        let file = try FileHandle(forUpdating: URL(fileURLWithPath: temporary.path))
        try file.seek(toOffset: UInt64((root - 1) * 16_384 + 8))
        try file.write(contentsOf: Data(repeating: 0x5A, count: 64))
        try file.close()
        #expect(try Set(faults()) == [.pages])
    }
}
