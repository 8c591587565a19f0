import Foundation
import GRDB
import SimpleFeatures
import StoreTestSupport
import Testing

@testable import GeoPackageStore
@testable import InventoryExchange
@testable import SiteInventory

/// The file that is written is the one at the path.
@Suite struct ReplacedFileTests {
    private let temporary: TemporaryGeoPackage
    private var store: GeoPackageStore { temporary.store }
    private var other: String { temporary.folder.appending(path: "other.gpkg").path() }

    init() async throws {
        temporary = try TemporaryGeoPackage()
        try await importSites(["Eins"], into: temporary.store)
    }

    private func importSites(_ names: [String], into store: GeoPackageStore) async throws {
        _ = try await store.importLayers([MemorySource.sites(names).layer("standorte", hash: names.joined())])
    }

    /// A complete inventory of three sites at ``other``.
    private func makeOther(crs: CRS = .utm32) async throws {
        let made = try GeoPackageStore(path: other, crs: crs)
        try await importSites(["A", "B", "C"], into: made)
        try made.close()
    }

    private func move(_ from: String, to path: String) throws {
        if FileManager.default.fileExists(atPath: path) { try FileManager.default.removeItem(atPath: path) }
        try FileManager.default.moveItem(atPath: from, toPath: path)
    }

    private func expectRefusal() async {
        var error = await #expect(throws: StoreError.self) { try await importSites(["Neu"], into: store) }
        #expect(error?.unavailability == .fileReplaced)
        error = await #expect(throws: StoreError.self) { try await store.checkAvailability() }
        #expect(error?.unavailability == .fileReplaced)
    }

    private func siteCount() async throws -> Int { try await store.summary(of: .sites).itemCount }

    @Test func `without a file, writes are refused, reads go on, and the file may come back`() async throws {
        let aside = temporary.folder.appending(path: "aside.gpkg").path()
        try move(temporary.path, to: aside)
        await expectRefusal()
        #expect(try await siteCount() == 1)
        try move(aside, to: temporary.path)
        try await store.checkAvailability()
        try await importSites(["Eins", "Zwei"], into: store)
        #expect(try await siteCount() == 2)
        #expect(try GeoPackageStore.faults(inFileAt: temporary.path).isEmpty)
    }

    @Test func `an inventory that replaces the file is read and written`() async throws {
        try await makeOther()
        try move(other, to: temporary.path)
        try await store.checkAvailability()
        #expect(try await siteCount() == 3)
        try await importSites(["A", "B", "C", "D"], into: store)
        #expect(try await siteCount() == 4)
        try store.close()
        #expect(try await GeoPackageStore(existing: temporary.path).number("SELECT count(*) FROM sites") == 4)
        #expect(try GeoPackageStore.faults(inFileAt: temporary.path).isEmpty)
    }

    @Test(arguments: [0, 100, 5000])
    func `an empty or cut file in its place is refused until it is complete`(bytes: Int) async throws {
        try await makeOther()
        let whole = try Data(contentsOf: URL(fileURLWithPath: other))
        try whole.prefix(bytes).write(to: URL(fileURLWithPath: temporary.path), options: .atomic)
        await expectRefusal()
        #expect(try await siteCount() == 1)
        try whole.write(to: URL(fileURLWithPath: temporary.path), options: .atomic)
        try await store.checkAvailability()
        #expect(try await siteCount() == 3)
    }

    @Test func `an inventory of another plane is refused`() async throws {
        try await makeOther(crs: .epsg(25833))
        try move(other, to: temporary.path)
        await expectRefusal()
    }

    @Test func `a new program does not open a file while another one uses the former file`() async throws {
        try await makeOther()
        try move(other, to: temporary.path)
        let path = temporary.path
        let error = #expect(throws: StoreError.self) { try GeoPackageStore(existing: path) }
        #expect(error?.unavailability == .fileReplaced)
        try await store.checkAvailability()
        #expect(try await GeoPackageStore(existing: path).number("SELECT count(*) FROM sites") == 3)
    }

    @Test func `an empty file is no inventory`() throws {
        try Data().write(to: URL(fileURLWithPath: other))
        let error = #expect(throws: StoreError.self) { try GeoPackageStore(existing: other) }
        #expect(error?.message.contains("is empty") == true)
    }
}
