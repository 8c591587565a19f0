import Foundation
import SimpleFeatures
import Testing
import VectorIO

/// Formats that the library reads. Their files are made by GDAL's own tool.
struct FormatTests {
    @Test(arguments: ["gpkg", "geojson", "geojsonl", "fgb"])
    func `a layer is the same in every format`(ending: String) throws {
        let folder = try TemporaryFolder()
        let source = try Fixture.dataset("geometry/holed.shp").features()
        // GeoJSON is in degrees; these coordinates of a few metres pass for them.
        try ogr2ogr(
            "\(folder.path)/holed.\(ending)", Fixture.path("geometry/holed.shp"), "-a_srs", "EPSG:4326",
            "-nlt", "PROMOTE_TO_MULTI")
        let dataset = try VectorDataset(path: "\(folder.path)/holed.\(ending)", label: "Lieferung.\(ending)")
        let layer = try #require(try dataset.layers().first)
        #expect(layer.name == (ending == "gpkg" ? "holed" : "Lieferung"))
        #expect(layer.path == (ending == "gpkg" ? "Lieferung.gpkg/holed" : "Lieferung.\(ending)"))
        #expect(layer.fields == [SourceField(name: "NAME", kind: .string)])
        #expect(layer.crs?.identifier == .epsg(4326))
        #expect(layer.featureCount == 1)
        let features = try dataset.features(in: layer)
        #expect(features.map(\.row) == [1])
        #expect(features.map(\.values) == [[.string("a")]])
        let (read, expected) = (features[0].geometry?.polygons, source[0].geometry?.polygons)
        #expect(read?.map(\.holes.count) == expected?.map(\.holes.count))
        #expect(read.map(areas) == expected.map(areas))
        #expect(try dataset.files(of: layer).map(\.name) == ["holed.\(ending)"])
    }

    @Test func `every table of a GeoPackage is a layer, except those of QGIS`() throws {
        let folder = try TemporaryFolder()
        let path = "\(folder.path)/alles.gpkg"
        try ogr2ogr(path, Fixture.path("geometry/null.shp"), "-nln", "sites")
        try ogr2ogr("-update", path, Fixture.path("table/parcels.dbf"), "-nln", "Flurstücke")
        try ogr2ogr("-update", path, Fixture.path("table/parcels.dbf"), "-nln", "layer_styles")
        try ogr2ogr("-update", path, Fixture.path("geometry/points.shp"), "-nln", "junctions", "-lco", "FID=NUMMER")
        let dataset = try VectorDataset(path: path)
        let layers = try dataset.layers()
        #expect(layers.map(\.path) == ["alles.gpkg/sites", "alles.gpkg/junctions", "alles.gpkg/Flurstücke"])
        #expect(layers.map(\.hasGeometry) == [true, true, false])
        #expect(layers.map(\.crs?.identifier) == [.utm32, .utm32, nil])
        #expect(try dataset.features(in: layers[0]).map { $0.geometry == nil } == [false, true, false])
        #expect(layers[1].fields.map(\.name) == ["NUMMER", "NAME"])
        #expect(try dataset.features(in: layers[1]).map(\.values) == [[.integer(1), .string("a")]])
        #expect(try dataset.features(in: layers[2])[0].values.last == .string("2024-02-29"))
    }

    @Test func `GeoJSON keeps identifiers, lists and truth values`() throws {
        let folder = try TemporaryFolder()
        try folder.write(
            "a.geojson",
            """
            {"type": "FeatureCollection", "features": [
            {"type": "Feature", "id": 17, "geometry": {"type": "Point", "coordinates": [7.1, 51.5, 60]},
             "properties": {"name": "Süd", "ok": true, "list": ["x", "y"], "deep": {"a": 1}, "ha": 1.5,
             "day": "2024-02-29", "moment": "2024-02-29T10:00:00Z"}},
            {"type": "Feature", "id": 4, "geometry": null, "properties": {"name": null}}]}
            """.utf8)
        let dataset = try VectorDataset(path: folder.path + "/a.geojson")
        let layer = try dataset.layers()[0]
        let features = try dataset.features(in: layer)
        let first = Dictionary(uniqueKeysWithValues: zip(layer.fields.map(\.name), features[0].values))
        #expect(
            first == [
                "id": .integer(17), "name": .string("Süd"), "ok": .boolean(true), "list": .json("[\"x\", \"y\"]"),
                "deep": .json("{\"a\": 1}"), "ha": .number(1.5), "day": .string("2024-02-29"),
                "moment": .string("2024-02-29T10:00:00Z"),
            ])
        #expect(features[0].geometry == .point(Position(7.1, 51.5)))
        #expect(features.map(\.droppedZM) == [true, false])
        #expect(features[1].geometry == nil)
        #expect(zip(layer.fields, features[1].values).first { $0.0.name == "id" }?.1 == .integer(4))
    }

    @Test func `subfolders are searched on request`() throws {
        let folder = try TemporaryFolder()
        let inner = "\(folder.path)/Süd/Alt"
        try FileManager.default.createDirectory(atPath: inner, withIntermediateDirectories: true)
        try ShapefileMaker.squares(["a"]).write(in: folder)
        try folder.write("Süd/list.csv", "ID;x;y\n1;2;3\n".utf8)
        try folder.write("Süd/Alt/a.geojson", "{\"type\":\"FeatureCollection\",\"features\":[]}".utf8)
        try folder.write("Süd/settings.json", "{}".utf8)
        try folder.write("Süd/Karte.pdf", "%PDF".utf8)
        let dataset = try VectorDataset(path: folder.path, label: "Lieferung", searchesSubfolders: true)
        #expect(
            try dataset.layers().map(\.path) == [
                "Lieferung/Süd/Alt/a.geojson", "Lieferung/Süd/list.csv", "Lieferung/sites.shp",
            ])
        #expect(try VectorDataset(path: folder.path, label: "L").layers().map(\.path) == ["L/sites.shp"])
        #expect(dataset.faults.isEmpty)
    }

    @Test func `the given path may be a link`() throws {
        let folder = try TemporaryFolder()
        try ShapefileMaker.squares(["a"]).write(in: folder)
        let link = folder.path + "-link"
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: folder.path)
        defer { try? FileManager.default.removeItem(atPath: link) }
        #expect(try VectorDataset(path: link).layers().count == 1)
    }

    @Test func `readable layers are returned beside unreadable ones`() throws {
        let folder = try TemporaryFolder()
        try ShapefileMaker.squares(["a"]).write("good", in: folder)
        try ShapefileMaker.squares(["a"]).write("poor", in: folder, without: ["dbf"])
        var refused: [SourceFault] = []
        let layers = try VectorDataset(path: folder.path, label: "L").layers { refused.append($0) }
        #expect(layers.map(\.path) == ["L/good.shp"])
        #expect(refused == [SourceFault(.dbfMissing, file: "L/poor.dbf")])
    }

    private func areas(_ polygons: [Polygon]) -> [Set<Position>] { polygons.map { Set($0.exterior.positions) } }
}
