import Foundation
import SimpleFeatures
import Testing

@testable import VectorIO

struct CSVTests {
    private static let point = Geometry.point(Position(371_676.5, 5_715_050.25))

    @Test(arguments: [
        "ID;WKT\n1;POINT (371676.5 5715050.25)\n", "ID,the_geom\r\n1,POINT (371676.5 5715050.25)\r\n",
        "ID\tGeometrie\n1\tSRID=25832;POINT Z (371676.5 5715050.25 60)",
        "\u{FEFF}ID;x;y\n1;371676,5;5715050,25\n", "ID|Rechtswert|Hochwert\n1|371.676,5|5.715.050,25\n",
        "sep=;\r\nID;X_KOORD;Y_KOORD\r\n\"1\";\"371676,5\";\"5715050,25\"\r\n",
        "ID;Ostwert;Nordwert\n1;371 676,5;5 715 050,25\n",
        "\"ID\",\"easting\",\"northing\"\n\"1\",\"371676.5\",\"5715050.25\"\n",
        "ID,geom\n1,01010000000000000072AF1641000000901ACD5541\n",
    ])
    func `a CSV table is read with its separator, and its geometry from text or coordinates`(text: String) throws {
        let (layer, features, faults) = try Self.read(text)
        // Ordinates follow as columns of their own kind.
        #expect(layer.fields.first == SourceField(name: "ID", kind: .string))
        #expect(layer.fields.dropFirst().allSatisfy { $0.kind == .coordinate })
        #expect(layer.hasGeometry)
        #expect(layer.featureCount == 1)
        #expect(features.map { $0.values.prefix(1) } == [[.string("1")]])
        #expect(features.allSatisfy { $0.values.count == layer.fields.count })
        #expect(features.map(\.geometry) == [Self.point])
        #expect(faults.isEmpty)
    }

    @Test func `cells keep line breaks, quotation marks and separators that are quoted`() throws {
        let text = "ID;TEXT\r\n1;\"a \"\"b\"\"; c\r\nd\"\r\n\r\n2;5\" Rohr\r\n3;\r\n"
        let (_, features, faults) = try Self.read(text)
        #expect(
            features.map(\.values) == [
                [.string("1"), .string("a \"b\"; c\r\nd")], [.string("2"), .string("5\" Rohr")], [.string("3"), .null],
            ])
        #expect(features.map(\.row) == [1, 2, 3])
        #expect(faults.isEmpty)
    }

    @Test func `an attribute about longitude is not geometry`() throws {
        let (layer, _, _) = try Self.read("ID;REP_LON;REP_LAT\n1;7,1;51,5\n")
        #expect(!layer.hasGeometry)
        #expect(layer.fields.map(\.name) == ["ID", "REP_LON", "REP_LAT"])
    }

    @Test(arguments: [
        "sep=;", "SEP=;", "Sep=; ", "\"sep=;\"", " \"sep=;\" ", "sep = ;", "sep=;;;;", "\"sep=;\";;;",
    ])
    func `a line with the separator may be spelled in any way`(line: String) throws {
        let (layer, features, faults) = try Self.read("\u{FEFF}\(line)\r\nID;A, B\r\n1;x, y\r\n")
        #expect(layer.fields.map(\.name) == ["ID", "A, B"])
        #expect(features.map(\.values) == [[.string("1"), .string("x, y")]])
        #expect(faults.isEmpty)
    }

    @Test(arguments: ["sep=\t\nID\tA\n1\tx\n", "sep=|\nID|A\n1|x\n", "\"SEP=,\"\nID,A\n1,x\n"])
    func `a stated separator may be any`(text: String) throws {
        #expect(try Self.read(text).features.map(\.values) == [[.string("1"), .string("x")]])
    }

    @Test(arguments: [
        ("SRID=25832;POINT (1 2)", "SRID=25832;POINT (3 4)", [1, 2]),
        ("SRID=25832;POINT (1 2)", "POINT (3 4)", [1, 2]),
        ("POINT (1 2)", "SRID=25832;POINT (3 4)", [1, 2]), ("SRID=0;POINT (1 2)", "SRID=25832;POINT (3 4)", [1, 2]),
        ("SRID=25832;POINT (1 2)", "SRID=4326;POINT (3 4)", [1]),
        ("SRID=25832;POINT (1 2)", "0101000020E6100000000000000000F03F0000000000000040", [1]),
    ])
    func `a geometry of another system than the layer is refused`(first: String, second: String, rows: [Int]) throws {
        let (layer, features, faults) = try Self.read("ID|geom\n1|\(first)\n2|\(second)\n")
        #expect(layer.crs?.identifier == .utm32)
        #expect(features.map(\.row) == rows)
        let fault = SourceFault(
            .geometryCRSDiffers, file: "list.csv", row: 2, value: "EPSG:4326", detail: "EPSG:25832")
        #expect(faults == (rows.count == 2 ? [] : [fault]))
    }

    @Test func `an unknown code of a reference system is reported`() throws {
        let (layer, features, faults) = try Self.read("ID|geom\n1|SRID=999999;POINT (1 2)\n")
        #expect(layer.crs == nil)
        #expect(features.count == 1)
        #expect(faults == [SourceFault(.crsUnreadable, file: "list.csv", value: "999999")])
    }

    @Test func `the reference system is that of the .prj or of the text`() throws {
        let (layer, _, _) = try Self.read(
            "ID;WKT\n1;SRID=25832;POINT (1 2)\n".replacing("1;S", with: "1;\"S")
                .replacing("2)", with: "2)\""))
        #expect(layer.crs?.identifier == .utm32)
        let folder = try TemporaryFolder()
        try folder.write("a.csv", "ID;x;y\n1;2;3\n".utf8)
        try folder.write("a.prj", FileManager.default.contents(atPath: Fixture.path("crs/gk2.prj")) ?? Data())
        let dataset = try VectorDataset(path: folder.path + "/a.csv")
        #expect(try dataset.layers()[0].crs?.identifier == .epsg(31466))
        #expect(try dataset.files(of: dataset.layers()[0]).map(\.name) == ["a.csv", "a.prj"])
    }

    @Test(arguments: [
        (Array("ID;NAME\n1;Größe".utf8), SourceEncoding(name: "UTF-8", rule: .strictUTF8)),
        (Array("ID;NAME\n1;Gr".utf8) + [0xF6, 0xDF, 0x65], SourceEncoding(name: "CP1252", rule: .fallback)),
        (Array("ID;NAME\n1;Gr".utf8) + [0x94, 0xE1, 0x65], SourceEncoding(name: "CP850", rule: .content)),
    ])
    func `text is decoded by its bytes`(bytes: [UInt8], encoding: SourceEncoding) throws {
        let (layer, features, _) = try Self.read(bytes)
        #expect(layer.encoding == encoding)
        #expect(features.map { $0.values[1] } == [.string("Größe")])
    }

    @Test(arguments: [
        ("371676.5", 371_676.5), ("371676,5", 371_676.5), ("5.715.050,25", 5_715_050.25),
        ("5,715,050.25", 5_715_050.25),
        ("5.715.050", 5_715_050), ("-7,5", -7.5), ("1e3", 1000), ("5'715'050.5", 5_715_050.5), ("7° 5'", nil),
        ("", nil),
        ("1,2,3.4.5", nil), ("NaN", nil), ("0x10", nil), ("1-2", nil),
    ])
    func `a coordinate is read in German and English notation`(text: String, number: Double?) {
        #expect(coordinate(text) == number)
    }

    static func read(
        _ text: some Sequence<UInt8>
    ) throws -> (layer: SourceLayer, features: [SourceFeature], faults: [SourceFault]) {
        let folder = try TemporaryFolder()
        try folder.write("list.csv", text)
        let dataset = try VectorDataset(path: folder.path + "/list.csv")
        let layer = try dataset.layers()[0]
        var features: [SourceFeature] = []
        var faults: [SourceFault] = []
        try dataset.forEachFeature(in: layer, warn: { faults.append($0) }, { features.append($0) })
        return (layer, features, faults)
    }

    private static func read(
        _ text: String
    ) throws -> (layer: SourceLayer, features: [SourceFeature], faults: [SourceFault]) { try read(text.utf8) }
}
