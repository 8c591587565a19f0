import Foundation
import SimpleFeatures
import Testing

@testable import VectorIO

struct RefusalTests {
    struct Case: Sendable, CustomStringConvertible {
        let path: String
        let words: [String]
        var description: String { path }

        init(_ path: String, _ words: String...) {
            self.path = path
            self.words = words
        }
    }

    static let broken = [
        Case("no_shx", "sites.shx is missing beside sites.shp", "SHAPE_RESTORE_SHX"),
        Case("no_dbf", "sites.dbf is missing beside sites.shp", "attributes would be lost"),
        Case("no_shp", "sites.shp is missing beside sites.shx"),
        Case("case", "sites.dbf is missing", "upper and lower case"),
        Case("text", "sites.shp is not a shapefile, only its name says so"),
        Case("void", "sites.shp is empty, it has 0 bytes", "send it again"),
        Case("short_shp", "sites.shp is cut off, it has 488 of 508 bytes"),
        Case("short_dbf", "sites.dbf is cut off, it has 119 of 128 bytes"),
        Case("few_rows", "sites.shp has 3 shapes, but sites.dbf has 2 rows", "wrong attributes"),
        Case("multipatch", "multipatches", "export it as polygons"),
    ]

    @Test(arguments: broken)
    func `a broken set is refused with what is wrong and how to mend it`(_ example: Case) throws {
        let path = Fixture.path("broken/\(example.path)/sites.\(example.path == "no_shp" ? "dbf" : "shp")")
        let error = try #require(throws: VectorIOError.self) { try VectorDataset(path: path).layers() }
        for words in [Fixture.path("broken/\(example.path)/sites.")] + example.words {
            #expect(error.description.contains(words))
        }
        #expect(throws: error) { try Fixture.dataset("broken/\(example.path)").layers() }
    }

    @Test func `a broken row is refused by its number, with the library's words`() throws {
        let dataset = try Fixture.dataset("broken/bad_record/sites.shp")
        var rows = 0
        let error = try #require(throws: VectorIOError.self) {
            try dataset.forEachFeature(in: dataset.layers()[0]) { _ in rows += 1 }
        }
        #expect(rows == 1)
        #expect(error.function == "OGR_L_GetNextFeature")
        #expect(error.number != 0)
        #expect(error.message.contains("sites.shp is broken at row 2, export the layer again: Corrupted .shp file"))
    }

    static let zips = [
        Case("empty", "the zip", "empty.zip is empty"), Case("other", "no shapefile in the zip"),
        Case("zip_in_zip", "another zip in it, inner.zip: unpack that"), Case("text", "cannot be read as a zip"),
        Case("cut", "cannot be read as a zip"), Case("incomplete", "incomplete.zip/a/sites.shx is missing"),
    ]

    @Test(arguments: zips)
    func `a zip without a whole shapefile is refused`(_ example: Case) throws {
        let path = Fixture.path("zip_broken/\(example.path).zip")
        let error = try #require(throws: VectorIOError.self) { try VectorDataset(path: path).layers() }
        for words in example.words + [path] { #expect(error.message.contains(words)) }
    }

    @Test(arguments: [
        Case("nowhere/sites.shp", "is no file or folder"), Case("", "is no file or folder"),
        Case("/vsicurl/http://localhost/sites.shp", "is no file or folder"),
        Case("/vsizip/a.zip/a.shp", "is no file or folder"), Case("/vsimem/", "is no file or folder"),
        Case("PG:dbname=sites", "is no file or folder"), Case("http://localhost/a.shp", "is no file or folder"),
        Case("/dev/null", "is neither a file nor a folder"), Case("a\0b", "is no file or folder"),
    ])
    func `a path that is no file or folder never reaches the library`(_ example: Case) throws {
        let error = try #require(throws: VectorIOError.self) { try VectorDataset(path: example.path) }
        #expect(error.message.hasPrefix("\(example.path) \(example.words[0])"))
    }

    @Test(arguments: [
        Case("make_fixtures.py", "is not a shapefile: give a .shp"),
        Case("crs/gk2.prj", "give the .shp that it belongs to"), Case("broken", "no shapefile in"),
    ])
    func `a file or folder of another sort is refused`(_ example: Case) throws {
        let error = try #require(throws: VectorIOError.self) { try Fixture.dataset(example.path) }
        #expect(error.message.contains(example.words[0]))
        #expect(error.message.contains(Fixture.path(example.path)))
    }

    @Test(arguments: UInt64(1)...4, ["values/values", "geometry/holed"])
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
            } catch is VectorIOError {
            }
        }
    }

    private func contents(_ name: String) -> Data {
        FileManager.default.contents(atPath: Fixture.path(name)) ?? Data()
    }
}
