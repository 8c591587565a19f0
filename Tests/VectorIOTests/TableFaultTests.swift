import Foundation
import SimpleFeatures
import Testing
import VectorIO

struct TableFaultTests {
    static let cases: [FaultCase] = [
        FaultCase("a .dbf without bytes", SourceFault(.fileEmpty, file: "sites.dbf")) {
            try write(in: $0, bytes: { _ in [] as [UInt8] })
        },
        FaultCase(
            "a .dbf that is text", SourceFault(.formatMismatch, file: "sites.dbf", value: "dbf", detail: "text")
        ) {
            try write(in: $0, bytes: { _ in Array("name;hectares\n".utf8) })
        },
        FaultCase(
            "a .cpg with an encoding of two bytes a character",
            SourceFault(
                .cpgContradicted, file: "sites.cpg", value: "UTF-16", detail: "UTF-8", reason: .encodingNotASCII),
            rows: [1, 2, 3]
        ) {
            try $0.write("sites.cpg", "UTF-16".utf8)
            return try write(in: $0) { _ in }
        },
        FaultCase(
            "an option with an encoding of two bytes a character",
            SourceFault(.encodingUnknown, file: "sites.dbf", value: "UTF-16LE", reason: .encodingNotASCII),
            encoding: "UTF-16LE"
        ) { try write(in: $0) { _ in } },
        FaultCase(
            "a .dbf that is cut off", SourceFault(.dbfTruncated, file: "sites.dbf", value: "109", detail: "128")
        ) {
            try write(in: $0, bytes: { $0.bytes.dropLast(20) })
        },
        FaultCase(
            "a row less than shapes",
            SourceFault(.rowsAndShapesDiffer, file: "sites.shp", value: "2", detail: "3")
        ) {
            try write(in: $0) { _ = $0.rows.removeLast() }
        },
        FaultCase(
            "a row more than shapes",
            SourceFault(.rowsAndShapesDiffer, file: "sites.shp", value: "4", detail: "3")
        ) {
            try write(in: $0) { $0.rows.append([Array("d".utf8)]) }
        },
        FaultCase(
            "a head with a row too few", SourceFault(.dbfRowCountWrong, file: "sites.dbf", value: "2", detail: "3"),
            rows: [1, 2, 3]
        ) {
            try write(in: $0) { $0.statedRows = 2 }
        },
        FaultCase(
            "a head with a row too many", SourceFault(.dbfRowCountWrong, file: "sites.dbf", value: "9", detail: "3"),
            rows: [1, 2, 3]
        ) {
            try write(in: $0) { $0.statedRows = 9 }
        },
        FaultCase(
            "a head with a wrong length of the head",
            SourceFault(.dbfHeaderLengthWrong, file: "sites.dbf", value: "97", detail: "65"), rows: [1, 2, 3]
        ) {
            try write(in: $0) { $0.statedHeader = 97 }
        },
        FaultCase(
            "a head with a wrong length of rows",
            SourceFault(.dbfRowLengthWrong, file: "sites.dbf", value: "25", detail: "21"), rows: [1, 2, 3]
        ) {
            try write(in: $0) { $0.statedRowLength = 25 }
        },
        FaultCase("rows of another length than fields", SourceFault(.dbfLayoutUnclear, file: "sites.dbf")) {
            try write(
                in: $0,
                bytes: { table in
                    var table = table
                    table.statedRowLength = 25
                    return table.bytes + [1, 2, 3]
                })
        },
        FaultCase("a row without its mark", SourceFault(.dbfLayoutUnclear, file: "sites.dbf", row: 2)) {
            try write(
                in: $0,
                bytes: { table in
                    var bytes = table.bytes
                    bytes[65 + 21] = UInt8(ascii: "x")
                    return bytes
                })
        },
        FaultCase("a deleted row", SourceFault(.rowsDeleted, file: "sites.dbf", value: "1"), rows: [1, 3]) {
            try write(in: $0) { $0.deleted = [1] }
        },
        FaultCase(
            "a memo", SourceFault(.fieldNotRead, file: "sites.dbf", field: "TEXT", value: "M"), rows: [1, 2, 3]
        ) {
            try write(in: $0) { $0.add(TableMaker.Field(name: "TEXT", type: "M", width: 10), ["1", "2", "3"]) }
        },
        FaultCase(
            "two fields of one name",
            SourceFault(.fieldNameRepeated, file: "sites.dbf", field: "NAME", value: "NAME_1"), rows: [1, 2, 3]
        ) {
            try write(in: $0) { $0.add(TableMaker.Field(name: "NAME"), ["x", "y", "z"]) }
        },
        FaultCase(
            "a number that QGIS left empty, or too wide for its field",
            SourceFault(.tableNumberStarred, file: "sites.dbf", row: 2, field: "HA", value: "*****").many(2),
            rows: [1, 2, 3]
        ) {
            try write(in: $0) {
                $0.add(TableMaker.Field(name: "HA", type: "N", width: 5, decimals: 1), ["12.5", "*****", "*****"])
            }
        },
        FaultCase(
            "a number that is none",
            SourceFault(.tableValueUnreadable, file: "sites.dbf", row: 2, field: "HA", value: "**").many(2),
            rows: [1, 2, 3]
        ) {
            try write(in: $0) {
                $0.add(TableMaker.Field(name: "HA", type: "N", width: 5, decimals: 1), ["12.5", "**", "ca. 3"])
            }
        },
        FaultCase(
            "a day that never was",
            SourceFault(.tableValueUnreadable, file: "sites.dbf", row: 1, field: "DAY", value: "20230231"),
            rows: [1, 2, 3]
        ) {
            try write(in: $0) {
                $0.add(TableMaker.Field(name: "DAY", type: "D", width: 8), ["20230231", "00000000", ""])
            }
        },
        FaultCase(
            "a number with a comma",
            SourceFault(.decimalComma, file: "sites.dbf", row: 1, field: "HA", value: "12,5").many(2), rows: [1, 2, 3]
        ) {
            try write(in: $0) {
                $0.add(TableMaker.Field(name: "HA", type: "N", width: 8, decimals: 2), ["12,5", "0,25", "1.5"])
            }
        },
    ]

    @Test(arguments: cases) func `faults are reported, and shapes keep their attributes`(_ example: FaultCase) throws {
        try example.check()
    }

    @Test func `a number with a comma is read as a decimal`() throws {
        let folder = try TemporaryFolder()
        let path = try Self.write(in: folder) {
            $0.add(TableMaker.Field(name: "HA", type: "N", width: 8, decimals: 2), ["12,5", "-0,25", ""])
        }
        let values = try VectorDataset(path: path).features().map { $0.values[1] }
        #expect(values == [.number(12.5), .number(-0.25), .null])
    }

    @discardableResult
    private static func write(
        in folder: TemporaryFolder, _ spoil: (inout TableMaker) -> Void
    ) throws -> String {
        var maker = ShapefileMaker.squares(["a", "b", "c"])
        spoil(&maker.table)
        return try maker.write(in: folder)
    }

    private static func write(
        in folder: TemporaryFolder, bytes: (TableMaker) -> some Sequence<UInt8>
    ) throws -> String {
        let maker = ShapefileMaker.squares(["a", "b", "c"])
        let path = try maker.write(in: folder)
        try folder.write("sites.dbf", bytes(maker.table))
        return path
    }
}

extension TableMaker {
    fileprivate mutating func add(_ field: Field, _ values: [String]) {
        fields.append(field)
        for (index, value) in values.enumerated() { rows[index].append(Array(value.utf8)) }
    }
}
