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
    func `a path that is no file or folder never reaches the library`(path: String, kind: SourceFault.Kind) throws {
        let fault = try #require(throws: SourceFault.self) { try VectorDataset(path: path) }
        #expect(fault == SourceFault(kind, file: path))
    }

    @Test(arguments: [
        ("make_fixtures.py", "py", "text"), ("crs/gk2.prj", "prj", "text"), ("crs/gk2.shx", "shx", "shp"),
        ("zip/nested.zip", "zip", "zip"),
    ])
    func `a file whose name is of no format is refused`(file: String, ending: String, content: String) throws {
        let fault = try #require(throws: SourceFault.self) { try Fixture.dataset(file) }
        let name = file.split(separator: "/").last.map(String.init) ?? ""
        #expect(fault == SourceFault(.formatUnknown, file: name, value: ending, detail: content))
    }

    @Test(arguments: UInt64(1)...4, ["values/values", "geometry/holed", "encoding/cut_utf8"])
    func `no damage to the bytes does more than fail or change a value`(seed: UInt64, file: String) throws {
        var state = seed
        func random(below limit: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % limit
        }
        let original = ["shp", "shx", "dbf"].map { ($0, [UInt8](contents("\(file).\($0)"))) }
        for _ in 0..<20 {
            let folder = try TemporaryFolder()
            var files = original
            let hit = random(below: files.count)
            for _ in 0...random(below: 4) {
                files[hit].1[random(below: files[hit].1.count)] = UInt8(random(below: 256))
            }
            for (ending, bytes) in files { try folder.write("values.\(ending)", bytes) }
            do {
                let dataset = try VectorDataset(path: folder.path)
                for layer in try dataset.layers() { _ = try dataset.features(in: layer) }
            } catch is SourceFault {
            }
        }
    }

    private func contents(_ name: String) -> Data {
        FileManager.default.contents(atPath: Fixture.path(name)) ?? Data()
    }
}
