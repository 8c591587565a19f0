import Codecs
import Foundation
import SimpleFeatures
import TestSupport
import Testing

@testable import VectorIO

/// CSV and GeoJSON, byte by byte.
@Suite struct TextWritingTests {
    private func text(_ format: VectorFormat, _ layer: TargetLayer, _ rows: [TargetRow]) throws -> String {
        var bytes: [UInt8] = []
        try VectorFile.writeText(as: format, to: { bytes += $0 }) { sink in
            try sink.write(layer) { write in try rows.forEach(write) }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private func layer(_ names: [String], _ content: TargetLayer.Content, _ crs: CRS = .crs84) -> TargetLayer {
        TargetLayer(
            name: "probe", title: "Probe", crs: crs, content: content,
            fields: names.map { TargetField(name: $0, kind: .string) })
    }

    private func row(_ values: [PropertyValue], _ geometry: Geometry? = nil) -> TargetRow {
        TargetRow(id: FeatureID("P\"1"), geometry: geometry, values: values)
    }

    static let cells: [(PropertyValue, plain: String, german: String)] = [
        (.null, "", ""),
        (.string(""), "\"\"", "\"\""),
        (.string("a;b"), "\"a;b\"", "\"a;b\""),
        (.string("1,5"), "\"1,5\"", "\"1,5\""),
        (.string("sagt \"ja\""), "\"sagt \"\"ja\"\"\"", "\"sagt \"\"ja\"\"\""),
        (.string("mit \"\u{301}"), "\"mit \"\"\u{301}\"", "\"mit \"\"\u{301}\""),
        (.string("zwei\nZeilen"), "\"zwei\nZeilen\"", "\"zwei\nZeilen\""),
        (.string(" Rand "), "\" Rand \"", "\" Rand \""),
        (.string("Größe"), "Größe", "Größe"),
        (.number(12.5), "12.5", "12,5"), (.number(3), "3", "3"), (.number(-0.1), "-0.1", "-0,1"),
        (.integer(-7), "-7", "-7"), (.boolean(true), "true", "true"),
        (.json("[1,2]"), "\"[1,2]\"", "\"[1,2]\""),
    ]

    @Test(arguments: cells)
    func `a cell is quoted where it needs quotation marks`(_ value: PropertyValue, plain: String, german: String) throws
    {
        let table = layer(["id", "wert"], .table)
        #expect(try text(.csv, table, [row([.string("P"), value])]) == "id;wert\r\nP;\(plain)\r\n")
        #expect(
            try text(.excelCSV, table, [row([.string("P"), value])]) == "\u{FEFF}id;wert\r\nP;\(german)\r\n")
    }

    @Test func `a table of one empty column has no empty lines`() throws {
        #expect(try text(.csv, layer(["wert"], .table), [row([.null])]) == "wert\r\n\"\"\r\n")
    }

    @Test(.requiresGDAL, arguments: GeometryZoo.valid)
    func `written well-known text is read as the same geometry`(_ specimen: Specimen) throws {
        let folder = try TemporaryFolder()
        let third = specimen.geometry.mapPositions { $0.map { Position($0.x / 3, $0.y / 3 + 5_700_000) } }
        try folder.write("zoo.csv", text(.csv, layer(["id"], .mixed, .utm32), [row([.string("Z")], third)]).utf8)
        #expect(try GDALProgram.wkb("\(folder.path)/zoo.csv") == [WKB.encode(third)])
    }

    @Test func `GeoJSON has members in the order of the columns and the given decimals`() throws {
        var layer = layer(["b", "a"], .mixed)
        let point = Geometry.point(Position(7.123456789012, 51.5))
        layer.coordinateDecimals = 9
        let head = #"{"type":"FeatureCollection","name":"probe","features":["#
        let feature = #"{"type":"Feature","id":"P\"1","geometry":{"type":"Point","coordinates":[7.123456789,51.5]},"#
        #expect(
            try text(.geoJSON, layer, [row([.integer(1), .json("{\"x\":[null]}")], point)])
                == "\(head)\n\(feature)\"properties\":{\"b\":1,\"a\":{\"x\":[null]}}}\n]}\n")
        #expect(try text(.geoJSON, layer, []) == "\(head)\n]}\n")
        layer.crs = .utm32
        #expect(throws: VectorIOError.self) { try text(.geoJSON, layer, []) }
    }

    @Test func `a binary format needs a file`() {
        #expect(throws: VectorIOError.self) {
            try VectorFile.writeText(as: .geoPackage, to: { _ in }) { _ in }
        }
    }

    @Test func `features of a spool are read back in order, exactly`() throws {
        let folder = try TemporaryFolder()
        let spool = try FeatureSpool(beside: "\(folder.path)/ziel.zip")
        let features = GeometryZoo.valid.enumerated().map { index, specimen in
            Feature(
                id: FeatureID("Ö\(index)"), geometry: index == 3 ? nil : specimen.geometry,
                properties: [
                    "a": .null, "b": .string("ß\0"), "c": .integer(.min), "d": .number(-0.1), "e": .boolean(true),
                    "f": .boolean(false), "g": .json("{}"),
                ])
        }
        // More than is kept in memory at once.
        let many = (0..<200).flatMap { _ in features }
        for feature in many { try spool.append(feature) }
        for _ in 1...2 {
            var back: [Feature] = []
            try spool.forEach { back.append($0) }
            #expect(back == many)
        }
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
    }
}
