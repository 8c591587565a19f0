import Foundation
import SimpleFeatures
import Testing

@testable import VectorIO

struct RefusalTests {
    @Test(arguments: [
        ("nowhere/sites.shp", SourceFault.Kind.fileNotFound), ("", .fileNotFound),
        ("/vsicurl/http://localhost/sites.shp", .fileNotFound), ("/vsizip/a.zip/a.shp", .fileNotFound),
        ("/vsimem/", .fileNotFound), ("PG:dbname=sites", .fileNotFound), ("http://localhost/a.shp", .fileNotFound),
        ("/dev/null", .notAFile), ("a\0b", .fileNotFound),
    ])
    func `a path that is neither a file nor a folder never reaches the library`(path: String, kind: SourceFault.Kind)
        throws
    {
        let fault = try #require(throws: SourceFault.self) { try VectorDataset(path: path) }
        #expect(fault == SourceFault(kind, file: path))
    }

    @Test(arguments: [
        ("make_fixtures.py", "py", "text"), ("crs/gk2.prj", "prj", "text"), ("crs/gk2.shx", "shx", "shp"),
        ("zip/nested.zip", "zip", "zip"),
    ])
    func `a file with an unknown extension is refused`(file: String, ending: String, content: String) throws {
        let fault = try #require(throws: SourceFault.self) { try Fixture.dataset(file) }
        let name = file.split(separator: "/").last.map(String.init) ?? ""
        #expect(fault == SourceFault(.formatUnknown, file: name, value: ending, detail: content))
    }

    @Test(arguments: UInt64(1)...4, ["values/values", "geometry/holed", "encoding/cut_utf8"])
    func `damage to the bytes only fails or changes a value`(seed: UInt64, file: String) throws {
        var random = SeededBytes(seed)
        let original = ["shp", "shx", "dbf"].map { ($0, [UInt8](contents("\(file).\($0)"))) }
        for _ in 0..<20 {
            let folder = try TemporaryFolder()
            var files = original
            let hit = random.next(below: files.count)
            for _ in 0...random.next(below: 4) {
                files[hit].1[random.next(below: files[hit].1.count)] = UInt8(random.next(below: 256))
            }
            for (ending, bytes) in files { try folder.write("values.\(ending)", bytes) }
            do {
                let dataset = try VectorDataset(path: folder.path)
                for layer in try dataset.layers() { _ = try dataset.features(in: layer) }
            } catch is SourceFault {
            }
        }
    }

    @Test(arguments: UInt64(1)...8)
    func `no damage to headers and indexes assigns a shape the attributes of another`(seed: UInt64) throws {
        var random = SeededBytes(seed)
        let folder = try TemporaryFolder()
        let squares = ShapefileMaker.squares(["a", "b", "c", "d"])
        // The main file header, the record headers and the index; not coordinates and values, which cannot be checked.
        let recordHeads = (0..<4).flatMap { 100 + $0 * 136..<108 + $0 * 136 }
        let places = [("shp", Array(24..<28) + recordHeads), ("shx", Array(0..<132)), ("dbf", Array(0..<65))]
        var read = 0
        for _ in 0..<200 {
            let path = try squares.write(in: folder)
            let (ending, offsets) = places[random.next(below: places.count)]
            var bytes = ending == "shp" ? squares.shp : ending == "shx" ? squares.shx : squares.table.bytes
            for _ in 0...random.next(below: 3) {
                // Small numbers are the likelier mistakes.
                bytes[offsets[random.next(below: offsets.count)]] = UInt8(
                    random.next(below: [8, 256][random.next(below: 2)]))
            }
            try folder.write("sites.\(ending)", bytes)
            do {
                for feature in try VectorDataset(path: path).features() {
                    feature.expectOwnGeometry()
                    read += 1
                }
            } catch is SourceFault {
            }
        }
        #expect(read > 0)
    }

    private func contents(_ name: String) -> Data {
        FileManager.default.contents(atPath: Fixture.path(name)) ?? Data()
    }
}

/// Numbers that are the same in each run.
private struct SeededBytes {
    private var state: UInt64

    init(_ seed: UInt64) { state = seed }

    mutating func next(below limit: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int(truncatingIfNeeded: state >> 33) % limit
    }
}
