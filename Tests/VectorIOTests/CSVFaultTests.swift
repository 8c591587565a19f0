import Foundation
import SimpleFeatures
import Testing
import VectorIO

struct CSVFaultTests {
    static let cases: [FaultCase] = [
        FaultCase("a spreadsheet that was renamed", SourceFault(.csvIsSpreadsheet, file: "list.csv")) {
            try write(in: $0, [0x50, 0x4B, 0x03, 0x04, 0x14, 0x00])
        },
        FaultCase("Excel's Unicode text", SourceFault(.csvIsUTF16, file: "list.csv")) {
            try write(in: $0, [0xFF, 0xFE] + "ID\tNAME\n".utf8.flatMap { [$0, 0] })
        },
        FaultCase("no separator", SourceFault(.csvNotTable, file: "list.csv")) {
            try write(in: $0, Array("Liste der Flächen\n".utf8))
        },
        FaultCase("a quotation mark that stays open", SourceFault(.csvQuoteOpen, file: "list.csv", row: 1)) {
            try write(in: $0, Array("ID;NAME\n1;\"a\n2;b\n".utf8))
        },
        FaultCase(
            "a cell that a spreadsheet cut", SourceFault(.csvCellSpilled, file: "list.csv", value: "1"), rows: [1]
        ) {
            let cell = String(repeating: "x", count: 32_767)
            return try write(in: $0, Array("ID;NAME\n1;\(cell)\n1.5 2.5,3.5 4.5));\n2;y\n".utf8))
        },
        FaultCase(
            "a cell too many", SourceFault(.csvRowWidthWrong, file: "list.csv", row: 2, value: "3", detail: "2"),
            rows: [1, 3]
        ) {
            try write(in: $0, Array("ID;NAME\n1;x\n2;Lager; Halle\n3;z\n".utf8))
        },
        FaultCase(
            "a cell too few", SourceFault(.csvRowWidthWrong, file: "list.csv", row: 1, value: "1", detail: "2"),
            rows: [2]
        ) {
            try write(in: $0, Array("ID;NAME\n1\n2;x\n".utf8))
        },
        FaultCase(
            "empty rows and columns, as Excel leaves them",
            SourceFault(.csvRowsEmpty, file: "list.csv", row: 2).many(2), rows: [1]
        ) {
            try write(in: $0, Array("ID;NAME;;\n1;x;;\n;;;\n;;;\n".utf8))
        },
        FaultCase(
            "a column without a name", SourceFault(.csvColumnUnnamed, file: "list.csv", value: "COLUMN_2"), rows: [1]
        ) {
            try write(in: $0, Array("ID;;NAME\n1;?;x\n".utf8))
        },
        FaultCase(
            "two pairs of coordinates",
            SourceFault(.csvCoordinatesSeveral, file: "list.csv", value: "lon/lat", detail: "x/y"), rows: [1]
        ) {
            try write(in: $0, Array("ID;x;y;lon;lat\n1;371676;5715050;7,1;51,5\n".utf8))
        },
        FaultCase(
            "half a place", SourceFault(.coordinateUnreadable, file: "list.csv", row: 1, value: "371676 / "), rows: [2]
        ) {
            try write(in: $0, Array("ID;x;y\n1;371676;\n2;;\n".utf8))
        },
        FaultCase(
            "a geometry of another system",
            SourceFault(.geometryCRSDiffers, file: "list.csv", row: 2, value: "EPSG:4326", detail: "EPSG:25832"),
            rows: [1]
        ) {
            try write(in: $0, Array("ID;WKT\n1;\"SRID=25832;POINT (1 2)\"\n2;\"SRID=4326;POINT (1 2)\"\n".utf8))
        },
        FaultCase(
            "words for a geometry",
            SourceFault(
                .geometryUnreadable, file: "list.csv", row: 1, value: "POLYGON ((0 0, 1",
                reason: .syntax(.numberMissing)),
            rows: [2]
        ) {
            try write(in: $0, Array("ID;WKT\n1;POLYGON ((0 0, 1\n2;\n".utf8))
        },
        FaultCase(
            "an open ring in text",
            SourceFault(.ringUnclosed, file: "list.csv", row: 1, value: "1.0", place: Position(1, 0)), rows: [1]
        ) {
            try write(in: $0, Array("ID;WKT\n1;POLYGON ((0 0, 0 1, 1 1, 1 0))\n".utf8))
        },
    ]

    @Test(arguments: cases) func `faults are reported, and the other rows are read`(_ example: FaultCase) throws {
        try example.check()
    }

    private static func write(in folder: TemporaryFolder, _ bytes: [UInt8]) throws -> String {
        try folder.write("list.csv", bytes)
        return folder.path + "/list.csv"
    }
}
