import Foundation
import GRDB
import SimpleFeatures
import InventoryExchange
import SiteInventory
import StoreTestSupport
import Testing

@testable import GeoPackageStore

/// A draft is a complete inventory after it is closed.
@Suite struct DraftTests {
    private let folder: URL
    private var path: String { folder.appending(path: "draft.gpkg").path() }

    init() throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "draft-\(UUID())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    @Test func `a draft contains its imports when opened again`() async throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let draft = try GeoPackageStore(draft: path)
        let source = MemorySource.sites((1...1200).map { "Nr. \($0)" })
        #expect(try await draft.importLayers([source.layer("standorte", hash: "1")]).isKept)
        try draft.close()
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path()) == ["draft.gpkg"])
        let store = try GeoPackageStore(path: path)
        #expect(try await store.number("SELECT count(*) FROM sites") == 1200)
        #expect(try await store.pool.read { try String.fetchOne($0, sql: "PRAGMA integrity_check") } == "ok")
        #expect(try await store.importLayers([source.layer("standorte", hash: "1")]).alreadyImported.count == 1)
    }

    @Test func `a refused import leaves a draft unchanged`() async throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let draft = try GeoPackageStore(draft: path)
        let source = MemorySource(
            fields: ["ST_NR"],
            rows: (1...1500).map { (rectangle(Double($0) * 10, 0, 5, 5), [.string("S\($0 % 1400)")]) })
        #expect(try await !draft.importLayers([source.layer("standorte", hash: "1")]).isKept)
        #expect(try await draft.number("SELECT count(*) FROM sites") == 0)
        #expect(try await draft.number("SELECT count(*) FROM inventory_versions") == 0)
        try draft.close()
        let store = try GeoPackageStore(path: path)
        #expect(try await store.pool.read { try String.fetchOne($0, sql: "PRAGMA integrity_check") } == "ok")
    }
}
