import Codecs
import Foundation
import SimpleFeatures
import TestSupport
import Testing

@testable import VectorIO

/// What is written is there: read by our own reader and by GDAL's programs.
@Suite struct WritingTests {
    static let fields = [
        TargetField(name: "ST_NR", kind: .string, width: 20),
        TargetField(name: "KÜRZEL", kind: .string, width: 254),
        TargetField(name: "HA", kind: .number, width: 24, decimals: 12),
        TargetField(name: "JAHR", kind: .integer, width: 9),
        TargetField(name: "STAND", kind: .date),
    ]

    static let rows = [
        TargetRow(
            id: FeatureID("S1"), geometry: .multiPolygon([holed]),
            values: [
                .string("S1"), .string("Größe; \"Fläche\"\nzweite Zeile"), .number(0.1), .integer(0),
                .string("2024-02-29"),
            ]),
        TargetRow(id: FeatureID("S2"), geometry: nil, values: [.string("S2"), .null, .null, .null, .null]),
        TargetRow(
            id: FeatureID("S3"), geometry: .multiPolygon([square(0), square(50)]),
            values: [
                .string("S3"), .string(String(repeating: "ß", count: 127)), .number(-1234567.000000000001),
                .integer(-99), .null,
            ]),
    ]

    static func square(_ x: Double) -> Polygon {
        // Clockwise, as shapefiles have it.
        Polygon(line((x, 0), (x, 10.123456789012345), (x + 10, 10), (x + 10, 0), (x, 0)))
    }

    static let holed = Polygon(
        square(100).exterior, holes: [line((102, 2), (104, 2), (104, 4), (102, 4), (102, 2))])

    static func layer(_ name: String = "standorte", _ content: TargetLayer.Content = .multiPolygons) -> TargetLayer {
        TargetLayer(
            name: name, title: "Standorte", crs: .utm32, content: content, fields: fields)
    }

    static func write(_ sink: any VectorSink, _ layer: TargetLayer = layer(), _ rows: [TargetRow] = rows) throws {
        try sink.write(layer) { write in try rows.forEach(write) }
    }

    @Test func `a shapefile is read back bit by bit`() throws {
        let folder = try TemporaryFolder()
        let path = "\(folder.path)/standorte.zip"
        try VectorFile.write(path, as: .shapefile) { try Self.write($0) }
        #expect(
            try GDALProgram.run("/usr/bin/unzip", "-Z1", path).split(separator: "\n").sorted()
                == ["cpg", "dbf", "prj", "shp", "shx"].map { "standorte.\($0)" })
        #expect(try GDALProgram.run("/usr/bin/unzip", "-p", path, "standorte.cpg") == "UTF-8")
        #expect(
            try GDALProgram.run("/usr/bin/unzip", "-p", path, "standorte.prj").hasPrefix(
                #"PROJCS["ETRS_1989_UTM_Zone_32N",GEOGCS["#))
        let dataset = try VectorDataset(path: try unpacked(path))
        let layer = try #require(try dataset.layers().first)
        #expect(layer.crs?.identifier == .utm32)
        #expect(layer.encoding == SourceEncoding(name: "UTF-8", rule: .cpgFile))
        #expect(layer.fields.map(\.name) == Self.fields.map(\.name))
        var faults: [SourceFault] = []
        try dataset.forEachFeature(in: layer, warn: { faults.append($0) }) { _ in }
        // A null number is not an unreadable number.
        #expect(faults == [])
        let features = try dataset.features(in: layer)
        #expect(features.map(\.values) == Self.rows.map(\.values))
        #expect(features.map(\.geometry) == [.polygon(Self.holed), nil, Self.rows[2].geometry])
    }

    @Test func `a null value is blank in a shapefile and null for GDAL`() throws {
        let folder = try TemporaryFolder()
        let path = "\(folder.path)/standorte.zip"
        // More rows than are looked at in one go.
        let rows = (0..<5000).map { TargetRow(id: FeatureID("S\($0)"), geometry: nil, values: Self.rows[1].values) }
        try VectorFile.write(path, as: .shapefile) { try Self.write($0, Self.layer(), rows + [Self.rows[2]]) }
        let unpacked = try unpacked(path)
        let table = try Data(contentsOf: URL(filePath: "\(unpacked)/standorte.dbf"))
        #expect(!table.contains(UInt8(ascii: "*")))
        let read = try GDALProgram.features("\(unpacked)/standorte.shp")
        try #require(read.count == 5001)
        #expect(read[4999]["ST_NR"] as? String == "S2")
        for name in ["HA", "JAHR", "STAND"] { #expect(Self.isNull(read[4999][name]), "\(name)") }
        #expect(read[5000]["JAHR"] as? Int == -99)
        #expect(Self.isNull(read[5000]["STAND"]))
    }

    /// The library omits a blank date and returns null for a blank number.
    private static func isNull(_ value: Any?) -> Bool { value == nil || value is NSNull }

    @Test(arguments: [VectorFormat.geoPackage, .flatGeobuf])
    func `GDAL reads what was written`(_ format: VectorFormat) throws {
        let folder = try TemporaryFolder()
        let path = "\(folder.path)/standorte.\(format.fileEnding)"
        // FlatGeobuf takes no row without a geometry, and orders the others by place.
        let rows = Self.rows.map { row in
            var row = row
            if format == .flatGeobuf { row.geometry = row.geometry ?? .multiPolygon([Self.square(70)]) }
            return row
        }
        try VectorFile.write(path, as: format) { try Self.write($0, Self.layer(), rows) }
        let read = try GDALProgram.features(path).sorted { "\($0["ST_NR"] ?? "")" < "\($1["ST_NR"] ?? "")" }
        try #require(read.count == 3)
        #expect(read[0]["KÜRZEL"] as? String == "Größe; \"Fläche\"\nzweite Zeile")
        #expect(read[0]["HA"] as? Double == 0.1)
        #expect(read[0]["JAHR"] as? Int == 0)
        #expect((read[0]["STAND"] as? String)?.replacing("/", with: "-") == "2024-02-29")
        #expect(read[1]["JAHR"] as? Int == nil)
        #expect(read[2]["HA"] as? Double == -1234567.000000000001)
        #expect(Set(try GDALProgram.wkb(path)) == Set(rows.map { $0.geometry.map(WKB.encode) }))
    }

    @Test(arguments: VectorFormat.allCases)
    func `a failing body leaves no file, and an existing file is unchanged`(_ format: VectorFormat) throws {
        struct Stop: Error {}
        let folder = try TemporaryFolder()
        try folder.write("da.\(format.fileEnding)", "alt".utf8)
        let layer = Self.layer()
        #expect(throws: Stop.self) {
            try VectorFile.write("\(folder.path)/da.\(format.fileEnding)", as: format) { sink in
                var fitting = layer
                if format == .geoJSON { fitting.crs = .crs84 }
                try sink.write(fitting) { write in
                    try write(Self.rows[0])
                    throw Stop()
                }
            }
        }
        let left = try FileManager.default.contentsOfDirectory(atPath: folder.path)
        #expect(left == ["da.\(format.fileEnding)"])
        #expect(try String(contentsOfFile: "\(folder.path)/\(left[0])", encoding: .utf8) == "alt")
    }

    @Test(arguments: VectorFormat.allCases)
    func `a missing folder is reported`(_ format: VectorFormat) throws {
        let error = #expect(throws: VectorIOError.self) {
            try VectorFile.write("/nirgends/a.\(format.fileEnding)", as: format) { _ in }
        }
        #expect(error?.message.contains("/nirgends/a.\(format.fileEnding) cannot be written") == true)
    }

    @Test func `a name that the format would change is refused`() throws {
        let folder = try TemporaryFolder()
        var layer = Self.layer()
        layer.fields[1].name = "VERFUEGBARKEIT"
        #expect(throws: VectorIOError.self) {
            try VectorFile.write("\(folder.path)/a.zip", as: .shapefile) { try Self.write($0, layer) }
        }
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
    }

    @Test func `a value that the format would change is refused`() throws {
        let folder = try TemporaryFolder()
        var row = Self.rows[0]
        row.values[2] = .number(1e22)
        #expect(throws: VectorIOError.self) {
            try VectorFile.write("\(folder.path)/a.zip", as: .shapefile) { try Self.write($0, Self.layer(), [row]) }
        }
    }

    @Test func `FlatGeobuf refuses a row without a geometry`() throws {
        let folder = try TemporaryFolder()
        let error = #expect(throws: VectorIOError.self) {
            try VectorFile.write("\(folder.path)/a.fgb", as: .flatGeobuf) { try Self.write($0) }
        }
        #expect(error?.message.contains("S2 has no geometry") == true)
    }

    @Test func `a zip file has several layers, tables and notes, and notes are not layers`() throws {
        let folder = try TemporaryFolder()
        let path = "\(folder.path)/alles.zip"
        try VectorFile.write(path, as: .shapefile) { sink in
            try Self.write(sink)
            try Self.write(
                sink, Self.layer("zielwerte", .table),
                Self.rows.map { TargetRow(id: $0.id, geometry: nil, values: $0.values) })
            try sink.write(note: "Gruß", named: "LIESMICH.txt")
        }
        let layers = try VectorDataset(path: try unpacked(path)).layers()
        #expect(layers.map(\.name) == ["standorte", "zielwerte"])
        #expect(layers.map(\.hasGeometry) == [true, false])
        #expect(layers.map(\.featureCount) == [3, 3])
        let listed = try GDALProgram.run("/usr/bin/unzip", "-p", path, "LIESMICH.txt")
        #expect(listed == "Gruß")
    }

    @Test(.requiresGDAL, arguments: GeometryZoo.valid)
    func `every geometry is read back from a GeoPackage`(_ specimen: Specimen) throws {
        let folder = try TemporaryFolder()
        for format in [VectorFormat.geoPackage, .flatGeobuf] {
            let path = "\(folder.path)/zoo.\(format.fileEnding)"
            try VectorFile.write(path, as: format) { sink in
                let row = TargetRow(id: FeatureID("Z"), geometry: specimen.geometry, values: Self.rows[1].values)
                try Self.write(sink, Self.layer("zoo", .mixed), [row])
            }
            #expect(try GDALProgram.wkb(path) == [WKB.encode(specimen.geometry)])
        }
    }
}
