import Foundation
import GRDB
import SimpleFeatures
import SiteInventory
import StoreTestSupport
import TestSupport
import Testing

@testable import GeoPackageStore

@Suite struct GeoPackageFileTests {
    @Test(arguments: 1...50 as ClosedRange<UInt64>)
    func `geometries survive encoding as GeoPackage blobs`(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let star = Geometry.polygon(random.star(around: Position(371_000, 5_715_000), radius: 500))
        let blob = GeoPackageGeometry.encode(star, srsID: 25832)
        #expect(try GeoPackageGeometry.decode(blob) == star)
        #expect(try GeoPackageGeometry.envelope(blob) == Envelope(star))
    }

    @Test func `an empty geometry has no envelope`() throws {
        let blob = GeoPackageGeometry.encode(.multiPolygon([]), srsID: 25832)
        #expect(try GeoPackageGeometry.envelope(blob) == nil)
        #expect(try GeoPackageGeometry.decode(blob) == .multiPolygon([]))
    }

    @Test(arguments: 1...200 as ClosedRange<UInt64>)
    func `a damaged blob is an error, not a crash`(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        var blob = GeoPackageGeometry.encode(rectangle(0, 0, 10, 10), srsID: 25832)
        switch Int.random(in: 0...2, using: &random) {
        case 0: blob = Data(blob.prefix(Int.random(in: 0..<blob.count, using: &random)))
        case 1: blob[Int.random(in: 0..<blob.count, using: &random)] = .random(in: 0...255, using: &random)
        default: blob = Data((0..<50).map { _ in UInt8.random(in: 0...255, using: &random) })
        }
        _ = try? GeoPackageGeometry.decode(blob)
        _ = try? GeoPackageGeometry.envelope(blob)
    }

    @Test func `a file that is not an inventory is not modified`() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "file-\(UUID())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let text = folder.appending(path: "text.gpkg")
        try Data("kein GeoPackage, nur Text, aber lang genug für eine Seite".utf8).write(to: text)
        #expect(throws: StoreError.self) { try GeoPackageStore(path: text.path()) }
        #expect(try String(contentsOf: text, encoding: .utf8).hasPrefix("kein GeoPackage"))

        let other = folder.appending(path: "other.gpkg")
        try DatabaseQueue(path: other.path()).write { try $0.execute(sql: "CREATE TABLE roads (id)") }
        let error = #expect(throws: StoreError.self) { try GeoPackageStore(path: other.path()) }
        #expect(error?.message.contains("is no inventory") == true)
    }

    @Test func `only the layers are registered, and each has its spatial index`() async throws {
        let temporary = try TemporaryGeoPackage()
        let names = try await temporary.store.pool.read { db in
            try String.fetchAll(db, sql: "SELECT identifier FROM gpkg_contents")
        }
        #expect(Set(names) == Set(CollectionID.allCases.map(\.rawValue)))
        #expect(try await temporary.store.number("SELECT count(*) FROM gpkg_extensions") == 9)
        #expect(try await temporary.store.number("PRAGMA application_id") == 0x4750_4B47)
    }
}
