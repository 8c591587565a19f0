import Foundation
import SimpleFeatures
import Testing
import VectorIO

/// Companions that lie, records that are cut, counts that do not fit.
struct ShapefileFaultTests {
    static let cases: [FaultCase] = [
        FaultCase("no .shp", SourceFault(.shpMissing, file: "sites.shp")) { folder in
            try squares.write(in: folder, without: ["shp"])
            return folder.path + "/sites.dbf"
        },
        FaultCase("no .dbf", SourceFault(.dbfMissing, file: "sites.dbf")) {
            try squares.write(in: $0, without: ["dbf"])
        },
        FaultCase("no .shx", SourceFault(.shxMissing, file: "sites.shx"), rows: [1, 2, 3]) {
            try squares.write(in: $0, without: ["shx"])
        },
        FaultCase("a .shx that is text", SourceFault(.shxBroken, file: "sites.shx"), rows: [1, 2, 3]) { folder in
            let path = try squares.write(in: folder)
            try folder.write("sites.shx", Array("no index".utf8))
            return path
        },
        FaultCase("a .shx that is cut off", SourceFault(.shxBroken, file: "sites.shx"), rows: [1, 2, 3]) { folder in
            let path = try squares.write(in: folder)
            try folder.write("sites.shx", squares.shx.dropLast(4))
            return path
        },
        FaultCase(
            "a .shx in another order", SourceFault(.shxDiffers, file: "sites.shx", row: 1, detail: "3"),
            rows: [1, 2, 3]
        ) { folder in
            var maker = squares
            maker.indexed = [2, 0, 1]
            return try maker.write(in: folder)
        },
        FaultCase(
            "a .shx with an entry too few", SourceFault(.shxCountDiffers, file: "sites.shx", value: "2", detail: "3"),
            rows: [1, 2, 3]
        ) { folder in
            var maker = squares
            maker.indexed = [0, 1]
            return try maker.write(in: folder)
        },
        FaultCase(
            "a .shx with an entry too many", SourceFault(.shxCountDiffers, file: "sites.shx", value: "4", detail: "3"),
            rows: [1, 2, 3]
        ) { folder in
            var maker = squares
            maker.indexed = [0, 1, 2, 2]
            return try maker.write(in: folder)
        },
        FaultCase(
            "a head with too small a length",
            SourceFault(.shpLengthWrong, file: "sites.shp", value: "100", detail: "508"), rows: [1, 2, 3]
        ) { folder in
            var maker = squares
            maker.statedLength = 100
            return try maker.write(in: folder)
        },
        FaultCase(
            "a head with no length", SourceFault(.shpLengthWrong, file: "sites.shp", value: "0", detail: "508"),
            rows: [1, 2, 3]
        ) { folder in
            var maker = squares
            maker.statedLength = 0
            return try maker.write(in: folder)
        },
        FaultCase(
            "a .shp that is cut off", SourceFault(.shpTruncated, file: "sites.shp", value: "488", detail: "508")
        ) { folder in
            let path = try squares.write(in: folder)
            try folder.write("sites.shp", squares.shp.dropLast(20))
            return path
        },
        FaultCase(
            "a .shp that is cut off in its head",
            SourceFault(.shpTruncated, file: "sites.shp", value: "60", detail: "100")
        ) { folder in
            let path = try squares.write(in: folder)
            try folder.write("sites.shp", squares.shp.prefix(60))
            return path
        },
        FaultCase(
            "multipatches", SourceFault(.shapeTypeUnknown, file: "sites.shp", value: "31")
        ) { folder in
            var maker = squares
            maker.type = 31
            return try maker.write(in: folder)
        },
        FaultCase(
            "numbers from 0", SourceFault(.recordNumbersWrong, file: "sites.shp", row: 1, value: "0", detail: "1"),
            rows: [1, 2, 3]
        ) { folder in
            var maker = squares
            for index in 0..<3 { maker.records[index].number = Int32(index) }
            return try maker.write(in: folder)
        },
        FaultCase(
            "numbers in disorder, where the index agrees with the places",
            SourceFault(.recordNumbersWrong, file: "sites.shp", row: 1, value: "7", detail: "1"), rows: [1, 2, 3]
        ) { folder in
            var maker = squares
            for (index, number) in [7, 9, 8].enumerated() { maker.records[index].number = Int32(number) }
            return try maker.write(in: folder)
        },
        FaultCase(
            "numbers in disorder, and no index", SourceFault(.recordOrderAmbiguous, file: "sites.shp", value: "1")
        ) { folder in
            var maker = squares
            for (index, number) in [3, 1, 2].enumerated() { maker.records[index].number = Int32(number) }
            return try maker.write(in: folder, without: ["shx"])
        },
        FaultCase(
            "an edited record at the end, as QGIS left it",
            SourceFault(.recordsUnused, file: "sites.shp", value: "1"), rows: [1, 2, 3]
        ) { folder in
            var maker = squares
            // The second record grew, so it was written anew after the third; its old place is still there.
            maker.records.append(maker.records[1])
            maker.indexed = [0, 3, 2]
            return try maker.write(in: folder)
        },
        FaultCase(
            "a point among areas",
            SourceFault(.recordKindWrong, file: "sites.shp", row: 2, value: "1", detail: "5"), rows: [1, 3]
        ) { folder in
            var maker = squares
            maker.records[1].content = ShapefileMaker.point(1000, 0)
            return try maker.write(in: folder)
        },
        FaultCase(
            "areas with heights in a layer without",
            SourceFault(.recordTypeDiffers, file: "sites.shp", row: 1, value: "15", detail: "5").many(3),
            rows: [1, 2, 3]
        ) { folder in
            var maker = squares
            for index in 0..<3 { maker.records[index].content[0] = 15 }
            return try maker.write(in: folder)
        },
        FaultCase(
            "two thousand million points", SourceFault(.recordBroken, file: "sites.shp", row: 2), rows: [1, 3]
        ) { folder in
            var maker = squares
            maker.records[1].content.replaceSubrange(40..<44, with: Int32(2_000_000_000).little)
            return try maker.write(in: folder)
        },
        FaultCase(
            "parts that begin after the points", SourceFault(.partIndexWrong, file: "sites.shp", row: 1, value: "99"),
            rows: [2, 3]
        ) { folder in
            var maker = squares
            let rings = [ShapefileMaker.square(at: 0), ShapefileMaker.square(at: 200)]
            maker.records[0].content = ShapefileMaker.rings(rings, type: 5, starts: [0, 99])
            return try maker.write(in: folder)
        },
        FaultCase(
            "a part that does not begin at 0", SourceFault(.partIndexWrong, file: "sites.shp", row: 3, value: "2"),
            rows: [1, 2]
        ) { folder in
            var maker = squares
            maker.records[2].content = ShapefileMaker.rings([ShapefileMaker.square(at: 0)], type: 5, starts: [2])
            return try maker.write(in: folder)
        },
        FaultCase("a name in other letters", SourceFault(.companionCaseDiffers, file: "SITES.DBF"), rows: [1, 2, 3]) {
            folder in
            let path = try squares.write(in: folder, without: ["dbf"])
            try folder.write("SITES.DBF", squares.table.bytes)
            return path
        },
        FaultCase("a .prj of nobody's", SourceFault(.crsUnreadable, file: "sites.prj"), rows: [1, 2, 3]) { folder in
            let path = try squares.write(in: folder)
            try folder.write("sites.prj", Array("Lage unbekannt".utf8))
            return path
        },
    ]

    private static let squares = ShapefileMaker.squares(["a", "b", "c"])

    @Test(arguments: cases) func `faults are reported, and shapes keep their attributes`(_ example: FaultCase) throws {
        try example.check()
    }

    @Test func `spatial indexes beside the layer are ignored`() throws {
        let folder = try TemporaryFolder()
        let path = try Self.squares.write(in: folder)
        for ending in ["qix", "sbn", "sbx"] { try folder.write("sites.\(ending)", Array("stale".utf8)) }
        #expect(try VectorDataset(path: path).features().count == 3)
    }

    @Test func `names in capitals, with umlauts, and in series are read`() throws {
        let folder = try TemporaryFolder()
        for name in ["Gewerbeflächen", "ALTSTANDORTE"] { try Self.squares.write(name, in: folder) }
        for ending in ["shp", "shx", "dbf"] {
            let from = "\(folder.path)/ALTSTANDORTE.\(ending)"
            try FileManager.default.moveItem(atPath: from, toPath: "\(folder.path)/ALTSTANDORTE.\(ending.capitalized)")
        }
        let dataset = try VectorDataset(path: folder.path, label: "Lieferung.zip")
        let layers = try dataset.layers()
        #expect(layers.map(\.path) == ["Lieferung.zip/ALTSTANDORTE.Shp", "Lieferung.zip/Gewerbeflächen.shp"])
        #expect(try layers.map { try dataset.features(in: $0).count } == [3, 3])
    }
}
