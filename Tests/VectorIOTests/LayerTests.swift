import Foundation
import SimpleFeatures
import Testing

@testable import VectorIO

struct LayerTests {
    @Test func `a folder has its shapefiles and tables sorted by name, and ignores zip files`() throws {
        let layers = try Fixture.dataset("folder").layers()
        #expect(layers.map(\.path) == ["folder/Z_SITES.SHP", "folder/b_sites.shp", "folder/c_table.dbf"])
        #expect(layers.map(\.name) == ["Z_SITES", "b_sites", "c_table"])
        #expect(layers.map(\.hasGeometry) == [true, true, false])
    }

    @Test func `a table has no reference system, even beside layers that have one`() throws {
        let table = try #require(try Fixture.dataset("table/parcels.dbf").layers().first)
        #expect(table.crs == nil)
        #expect(table.hasGeometry == false)
        #expect(try Fixture.dataset("table/parcels.dbf").features().allSatisfy { $0.geometry == nil })
    }

    @Test func `the files of a layer are its companions`() throws {
        let dataset = try Fixture.dataset("folder")
        let layers = try dataset.layers()
        #expect(
            try dataset.files(of: layers[0]).map(\.name)
                == ["SHP", "SHX", "DBF", "PRJ"].sorted().map { "Z_SITES.\($0)" })
        for layer in layers {
            for file in try dataset.files(of: layer) { #expect(FileManager.default.isReadableFile(atPath: file.path)) }
        }
    }

    @Test func `a .dbf given by name means the .shp beside it`() throws {
        #expect(try Fixture.dataset("geometry/null.dbf").layers().map(\.path) == ["null.shp"])
    }

    @Test(arguments: [
        ("crs/gk2", "EPSG:31466"), ("geometry/null", "EPSG:25832"), ("crs/koeln", nil),
    ])
    func `ESRI's text without codes is recognised when it is one of the known systems`(
        file: String, code: String?
    ) throws {
        let crs = try #require(try Fixture.dataset("\(file).shp").layers()[0].crs)
        #expect(crs.identifier?.definition == code)
        #expect(crs.wkt.hasPrefix("PROJCRS["))
        #expect(crs.name.isEmpty == false)
    }

    @Test func `coordinates are x before y, whatever the authority's axis order`() throws {
        let geometry = try Fixture.dataset("crs/gk2.shp").features()[0].geometry
        #expect(geometry == .point(Position(2_579_653, 5_715_898)))
    }

    @Test func `a layer without .prj is read without a reference system`() throws {
        let dataset = try Fixture.dataset("geometry/no_prj.shp")
        #expect(try dataset.layers()[0].crs == nil)
        #expect(try dataset.features().count == 1)
    }

    @Test(arguments: ["", "garbage", "PROJCS[\"ETRS_1989", "EPSG:Lage"])
    func `a .prj that cannot be parsed counts as missing, and every row is read`(text: String) throws {
        let folder = try TemporaryFolder()
        for ending in ["shp", "shx", "dbf"] {
            let bytes = FileManager.default.contents(atPath: Fixture.path("geometry/null.\(ending)"))
            try folder.write("null.\(ending)", try #require(bytes))
        }
        try folder.write("null.prj", text.utf8)
        let dataset = try VectorDataset(path: folder.path)
        #expect(try dataset.layers()[0].crs == nil)
        #expect(try dataset.features().count == 3)
    }

    @Test func `rows are those of a shapefile that changed after its layer was read`() throws {
        let folder = try TemporaryFolder()
        func write(_ stem: String) throws {
            for ending in ["shp", "shx", "dbf"] {
                let bytes = FileManager.default.contents(atPath: Fixture.path("geometry/\(stem).\(ending)"))
                try folder.write("a.\(ending)", try #require(bytes))
            }
        }
        try write("null")
        let dataset = try VectorDataset(path: folder.path)
        let layer = try dataset.layers()[0]
        #expect(try dataset.features(in: layer).count == 3)
        try write("no_prj")
        #expect(try dataset.features(in: layer).count == 1)
    }

    @Test func `reading writes nothing beside the files`() throws {
        let folder = Fixture.path("folder")
        let before = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
        let dataset = try VectorDataset(path: folder)
        for layer in try dataset.layers() { _ = try dataset.features(in: layer) }
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder).sorted() == before)
    }

    @Test func `a layer of another dataset is refused`() throws {
        let foreign = try Fixture.dataset("geometry/null.shp").layers()[0]
        #expect(throws: VectorIOError.self) { try Fixture.dataset("crs/gk2.shp").features(in: foreign) }
    }

    @Test func `the release of the library is known`() {
        #expect(GDALLibrary.gdalVersion.hasPrefix("3."))
    }

    @Test(.enabled(if: FileManager.default.fileExists(atPath: "\(repository)/geodata")))
    func `the data of the repository is complete, with its umlauts`() throws {
        let dataset = try VectorDataset(path: "\(Self.repository)/geodata")
        var text = ""
        for layer in try dataset.layers() {
            #expect(layer.crs != nil || !layer.hasGeometry, "\(layer.path)")
            let features = try dataset.features(in: layer)
            #expect(features.count == layer.featureCount, "\(layer.path)")
            for feature in features { text += feature.values.compactMap(\.text).joined() }
        }
        #expect(text.contains("ä") && text.contains("ü") && text.contains("ß"))
        #expect(!text.contains("Ã") && !text.contains("\u{FFFD}"))
    }

    private static let repository = Fixture.tests.deletingLastPathComponent().path()
}
