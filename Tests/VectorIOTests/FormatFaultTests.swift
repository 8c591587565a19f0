import Foundation
import SimpleFeatures
import Testing
import VectorIO

struct FormatFaultTests {
    static let cases: [FaultCase] = [
        FaultCase("an empty file", SourceFault(.fileEmpty, file: "sites.shp")) { folder in
            let path = try squares.write(in: folder)
            try folder.write("sites.shp", [])
            return path
        },
        FaultCase("a virtual dataset called .shp", SourceFault(.virtualDataset, file: "sites.shp")) { folder in
            let path = try squares.write(in: folder)
            try folder.write("sites.shp", "<OGRVRTDataSource><OGRVRTLayer name=\"a\"/></OGRVRTDataSource>".utf8)
            return path
        },
        FaultCase(
            "a table of text called .shp",
            SourceFault(.formatMismatch, file: "sites.shp", value: "shp", detail: "text")
        ) { folder in
            let path = try squares.write(in: folder)
            try folder.write("sites.shp", "ID;NAME\n1;x\n".utf8)
            return path
        },
        FaultCase("GeoJSON called .gpkg", SourceFault(.formatMismatch, file: "a.gpkg", value: "gpkg", detail: "json")) {
            try write(in: $0, "a.gpkg", "{\"type\":\"FeatureCollection\",\"features\":[]}")
        },
        FaultCase(
            "a web page called .geojson",
            SourceFault(.formatMismatch, file: "a.geojson", value: "geojson", detail: "html")
        ) {
            try write(in: $0, "a.geojson", "<!DOCTYPE html><html><body>Login</body></html>")
        },
        FaultCase(
            "Esri JSON called .geojson",
            SourceFault(.formatMismatch, file: "a.geojson", value: "geojson", detail: "esrijson")
        ) {
            try write(
                in: $0, "a.geojson",
                #"{"geometryType":"esriGeometryPolygon","features":[{"attributes":{"A":1},"geometry":{"rings":[]}}]}"#)
        },
        FaultCase(
            "TopoJSON called .json", SourceFault(.formatMismatch, file: "a.json", value: "json", detail: "topojson")
        ) {
            try write(in: $0, "a.json", #"{"type": "Topology", "objects": {}, "arcs": []}"#)
        },
        FaultCase("a virtual dataset called .csv", SourceFault(.virtualDataset, file: "a.csv")) {
            try write(in: $0, "a.csv", "<OGRVRTDataSource></OGRVRTDataSource>")
        },
        FaultCase("a format that is not read", SourceFault(.formatUnknown, file: "a.kml", value: "kml", detail: "xml"))
        {
            try write(in: $0, "a.kml", "<?xml version=\"1.0\"?><kml/>")
        },
        FaultCase("a geodatabase", SourceFault(.formatUnknown, file: "a.gdb", value: "gdb")) { folder in
            try FileManager.default.createDirectory(atPath: folder.path + "/a.gdb", withIntermediateDirectories: true)
            return folder.path + "/a.gdb"
        },
        FaultCase(
            "JSON that breaks off",
            SourceFault(.fileBroken, file: "a.geojson", value: "0", reason: .jsonBroken(afterFeature: 0))
        ) {
            try write(in: $0, "a.geojson", "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",")
        },
        FaultCase(
            "JSON with a text of 17 MB",
            SourceFault(.fileBroken, file: "a.geojson", reason: .textTooLong(maximumBytes: 16 << 20))
        ) {
            try write(
                in: $0, "a.geojson",
                #"{"type":"Feature","geometry":null,"properties":{"A":"\#(String(repeating: "a", count: 17 << 20))"}}"#)
        },
        FaultCase(
            "JSON with 2001 properties",
            SourceFault(.fileBroken, file: "a.geojson", reason: .columnsTooMany(maximum: 2000))
        ) {
            let properties = (1...2001).map { "\"p\($0)\":1" }.joined(separator: ",")
            return try write(
                in: $0, "a.geojson", #"{"type":"Feature","geometry":null,"properties":{\#(properties)}}"#)
        },
        FaultCase(
            "CSV with 2001 columns", SourceFault(.fileBroken, file: "a.csv", reason: .columnsTooMany(maximum: 2000))
        ) {
            let row = { (text: String) in (1...2001).map { "\(text)\($0)" }.joined(separator: ";") }
            return try write(in: $0, "a.csv", "\(row("c"))\n\(row(""))\n")
        },
        FaultCase(
            "CSV with 20,000 empty cells",
            SourceFault(.fileBroken, file: "a.csv", reason: .columnsTooMany(maximum: 16_384))
        ) {
            try write(in: $0, "a.csv", "a;b\n1\(String(repeating: ";", count: 20_000))\n")
        },
        FaultCase(
            "a FlatGeobuf that states less than it holds",
            SourceFault(.fileBroken, file: "a.fgb", reason: .featureCount(stated: 2, found: 3))
        ) { folder in
            let path = try converted(in: folder, to: "a.fgb", ["-lco", "SPATIAL_INDEX=NO"])
            // The head's number of features is the first eight bytes that hold a 3.
            var bytes = [UInt8](try Data(contentsOf: URL(filePath: path)))
            let place = try #require(bytes.indices.first { bytes[$0...].starts(with: UInt64(3).little) })
            bytes[place] = 2
            try folder.write("a.fgb", bytes)
            return path
        },
        FaultCase(
            "a FlatGeobuf that is cut off", SourceFault(.fileBroken, file: "a.fgb", reason: .lastFeatureIncomplete)
        ) { folder in
            let path = folder.path + "/a.fgb"
            try ogr2ogr(path, Fixture.path("geometry/holed.shp"), "-nlt", "MULTIPOLYGON")
            try folder.write("a.fgb", try Data(contentsOf: URL(filePath: path)).dropLast(9))
            return path
        },
        FaultCase(
            "a geometry in a GeoPackage that is none",
            SourceFault(.geometryUnreadable, file: "a.gpkg/a", row: 2, libraryMessage: "Unable to read geometry"),
            rows: [1, 3]
        ) { folder in
            try geoPackage(in: folder, "UPDATE a SET geom = X'47500001E664000001030000' WHERE fid = 2")
        },
        FaultCase(
            "a geometry in a GeoPackage whose header names another system",
            SourceFault(
                .geometryCRSDiffers, file: "a.gpkg/a", row: 2, value: "EPSG:4326", detail: "EPSG:25832"),
            rows: [1, 3]
        ) { folder in
            try geoPackage(in: folder, header("E6100000", ofRow: 2), "-a_srs", "EPSG:25832")
        },
        FaultCase(
            "a GeoPackage that states more than it holds",
            SourceFault(.featureCountWrong, file: "a.gpkg/a", value: "9", detail: "3"), rows: [1, 2, 3]
        ) { folder in
            try geoPackage(in: folder, "UPDATE gpkg_ogr_contents SET feature_count = 9")
        },
        FaultCase("a database that breaks off", SourceFault(.fileBroken, file: "a.gpkg")) {
            try write(in: $0, "a.gpkg", "SQLite format 3\0" + String(repeating: "\0", count: 84))
        },
        FaultCase(
            "a folder without layers", SourceFault(.noLayerFound, file: "empty")
        ) { folder in
            try FileManager.default.createDirectory(atPath: folder.path + "/empty", withIntermediateDirectories: true)
            return folder.path + "/empty"
        },
        FaultCase("a GeoPackage that QGIS has open", SourceFault(.geoPackageOpenElsewhere, file: "a.gpkg")) { folder in
            try ogr2ogr("\(folder.path)/a.gpkg", Fixture.path("geometry/null.shp"))
            try folder.write("a.gpkg-wal", [1, 2, 3])
            return folder.path + "/a.gpkg"
        },
        FaultCase(
            "points and areas in one layer",
            SourceFault(.geometryKindsMixed, file: "a.geojson", value: "Point, Polygon"), rows: [1, 2]
        ) {
            try write(
                in: $0, "a.geojson",
                features(point, "{\"type\":\"Polygon\",\"coordinates\":[[[0,0],[0,1],[1,1],[0,0]]]}"))
        },
        FaultCase(
            "an open ring in GeoJSON",
            SourceFault(.ringUnclosed, file: "a.geojson", row: 1, value: "1.0", place: Position(1, 0)), rows: [1]
        ) {
            try write(
                in: $0, "a.geojson", features("{\"type\":\"Polygon\",\"coordinates\":[[[0,0],[0,1],[1,1],[1,0]]]}"))
        },
        FaultCase(
            "two spellings of one property",
            SourceFault(.fieldNameRepeated, file: "a.geojson", field: "Name", value: "Name_1"), rows: [1, 2]
        ) {
            try write(
                in: $0, "a.geojson", #"{"properties":{"name":"x"},\#(place)}\#n{"properties":{"Name":"y"},\#(place)}"#)
        },
        FaultCase(
            "a word for a coordinate",
            SourceFault(.geometryUnreadable, file: "a.geojson", row: 2, reason: .syntax(.notANumber("\"x\""))),
            rows: [1, 3]
        ) {
            try write(
                in: $0, "a.geojson", features(point, "{\"type\":\"Point\",\"coordinates\":[\"x\",51]}", point))
        },
        FaultCase(
            "a geometry of a kind that there is not",
            SourceFault(
                .geometryUnreadable, file: "a.geojson", row: 1, reason: .syntax(.geometryTypeUnknown("Circle"))),
            rows: [2]
        ) {
            try write(in: $0, "a.geojson", features("{\"type\":\"Circle\",\"coordinates\":[1,2]}", point))
        },
        FaultCase(
            "NaN, which is no JSON",
            SourceFault(.geometryUnreadable, file: "a.geojson", row: 1, reason: .syntax(.notANumber("NaN"))), rows: [2]
        ) {
            try write(in: $0, "a.geojson", features("{\"type\":\"Point\",\"coordinates\":[NaN,2]}", point))
        },
        FaultCase(
            "a reference system of nobody's", SourceFault(.crsUnreadable, file: "a.geojson", value: "Gauß"), rows: [1]
        ) {
            let crs = "\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"Gauß\"}},\"features\""
            return try write(in: $0, "a.geojson", features(point).replacing("\"features\"", with: crs))
        },
        FaultCase(
            "Windows' bytes in GeoJSON", SourceFault(.encodingGuessed, file: "a.geojson", value: "CP1252"), rows: [1]
        ) { folder in
            let bytes = features(point).utf8.flatMap { $0 == UInt8(ascii: "x") ? [0xF6, 0xDF] : [$0] }
            try folder.write("a.geojson", bytes)
            return folder.path + "/a.geojson"
        },
        FaultCase(
            "spoilt text in GeoJSON",
            SourceFault(.textMojibake, file: "a.geojson", row: 1, field: "name", value: "GrÃ¶ÃŸe"), rows: [1]
        ) {
            try write(in: $0, "a.geojson", features(point).replacing("\"x\"", with: "\"GrÃ¶ÃŸe\""))
        },
        FaultCase("arcs", SourceFault(.curvesStraightened, file: "a.gpkg/a", row: 1), rows: [1]) { folder in
            let csv = "ID,WKT\n1,\"CURVEPOLYGON (COMPOUNDCURVE (CIRCULARSTRING (0 0, 1 1, 2 0), (2 0, 0 0)))\"\n"
            try folder.write("arc.csv", csv.utf8)
            try ogr2ogr("\(folder.path)/a.gpkg", "\(folder.path)/arc.csv", "-nln", "a")
            try FileManager.default.removeItem(atPath: folder.path + "/arc.csv")
            return folder.path + "/a.gpkg"
        },
    ]

    private static let squares = ShapefileMaker.squares(["a"])
    private static let point = "{\"type\":\"Point\",\"coordinates\":[7,51]}"

    @Test(arguments: cases) func `content that does not match the extension is refused by its format`(
        _ example: FaultCase
    ) throws {
        try example.check()
    }

    @Test func `a link out of the delivery is refused`() throws {
        let (folder, elsewhere) = (try TemporaryFolder(), try TemporaryFolder())
        try Self.squares.write(in: folder)
        try Self.squares.write("secret", in: elsewhere)
        try FileManager.default.createSymbolicLink(
            atPath: folder.path + "/more.shp", withDestinationPath: elsewhere.path + "/secret.shp")
        let fault = #expect(throws: SourceFault.self) { try VectorDataset(path: folder.path, label: "L") }
        #expect(fault == SourceFault(.linkOutside, file: "L/more.shp"))
    }

    @Test func `a pipe is refused without waiting`() throws {
        let folder = try TemporaryFolder()
        let pipe = folder.path + "/sites.csv"
        let isMade = unsafe mkfifo(pipe, 0o600) == 0
        try #require(isMade)
        #expect(throws: SourceFault(.notAFile, file: pipe)) { try VectorDataset(path: pipe) }
        #expect(throws: SourceFault(.noLayerFound, file: "L")) { try VectorDataset(path: folder.path, label: "L") }
    }

    @Test func `ignored data is reported`() throws {
        let folder = try TemporaryFolder()
        try Self.squares.write(in: folder)
        try folder.write("Liste.xlsx", [0x50, 0x4B, 0x03, 0x04])
        try folder.write("notes.csv", Array("no table\n".utf8))
        let dataset = try VectorDataset(path: folder.path, label: "L")
        #expect(
            dataset.faults == [
                SourceFault(.fileIgnored, file: "L/Liste.xlsx", value: "xlsx"),
                SourceFault(.fileIgnored, file: "L/notes.csv", value: "csv"),
            ])
        #expect(try dataset.layers().count == 1)
    }

    /// A GeoPackage of three squares, spoilt by a statement.
    @Test func `a row of a view without identifiers is refused for the system in its header`() throws {
        let folder = try TemporaryFolder()
        let path = try Self.geoPackage(in: folder, Self.header("67120000", ofRow: 3), "-a_srs", "EPSG:25832")
        for statement in [
            "CREATE VIEW v AS SELECT geom, fid + 0 AS n FROM a",
            "UPDATE gpkg_contents SET table_name = 'v', identifier = 'v'",
            "UPDATE gpkg_geometry_columns SET table_name = 'v'", "DELETE FROM gpkg_extensions",
            "DELETE FROM gpkg_ogr_contents",
        ] {
            try ogrinfo(path, "-sql", statement)
        }
        let dataset = try VectorDataset(path: path)
        let view = try #require(try dataset.layers().first { $0.name == "v" })
        var (faults, rows): ([SourceFault], [Int]) = ([], [])
        try dataset.forEachFeature(in: view, warn: { faults.append($0) }, { rows.append($0.row) })
        let fault = SourceFault(
            .geometryCRSDiffers, file: "a.gpkg/v", row: 3, value: "srs_id 4711", detail: "EPSG:25832")
        #expect(faults == [fault] && rows == [1, 2])
    }

    /// The statement that writes the system to the header of a geometry.
    private static func header(_ system: String, ofRow row: Int) -> String {
        "UPDATE a SET geom = CAST(substr(geom, 1, 4) || X'\(system)' || substr(geom, 9) AS BLOB) WHERE fid = \(row)"
    }

    private static func geoPackage(
        in folder: TemporaryFolder, _ statement: String, _ options: String...
    ) throws -> String {
        let path = try converted(in: folder, to: "a.gpkg", ["-nln", "a"] + options)
        try ogrinfo(path, "-sql", statement)
        return path
    }

    /// Three squares in another format.
    private static func converted(
        in folder: TemporaryFolder, to name: String, _ options: [String]
    ) throws -> String {
        let source = try TemporaryFolder()
        let path = "\(folder.path)/\(name)"
        try ogr2ogr([path, try ShapefileMaker.squares(["a", "b", "c"]).write(in: source)] + options)
        return path
    }

    private static func write(in folder: TemporaryFolder, _ name: String, _ text: String) throws -> String {
        try folder.write(name, text.utf8)
        return "\(folder.path)/\(name)"
    }

    private static let place = #""type":"Feature","geometry":\#(point)"#

    @Test func `each spelling of a property has a field of its own, even after a refused row`() throws {
        let folder = try TemporaryFolder()
        let refused = Self.place.replacing("[", with: "[\"x\",")
        let path = try Self.write(
            in: folder, "a.geojson",
            #"{"properties":{"name":1},\#(refused)}\#n{"properties":{"Name":2,"name_1":3,"name":4},\#(Self.place)}"#)
        let dataset = try VectorDataset(path: path)
        let layer = try #require(try dataset.layers().first)
        #expect(layer.fields.map(\.name) == ["name", "Name_1", "name_1_1"])
        var rows: [[PropertyValue]] = []
        try dataset.forEachFeature(in: layer, warn: { _ in }, { rows.append($0.values) })
        #expect(rows == [[.integer(4), .integer(2), .integer(3)]])
    }

    private static func features(_ geometries: String...) -> String {
        let features = geometries.map { "{\"type\":\"Feature\",\"properties\":{\"name\":\"x\"},\"geometry\":\($0)}" }
        return "{\"type\":\"FeatureCollection\",\"features\":[\(features.joined(separator: ","))]}"
    }
}
