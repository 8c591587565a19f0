import SimpleFeatures
import SiteInventory
import Testing

@testable import InventoryExchange

/// Which layers, geometries and systems an export writes.
@Suite struct LayerRuleTests {
    private static func export(
        _ features: [Feature], _ collection: CollectionID, _ options: ExportOptions
    ) throws -> (outcome: ExportOutcome, sink: MemorySink) {
        let sink = MemorySink()
        var export = try LayerExport(.of(collection), options, from: .utm32) { body in
            try features.forEach(body)
        }
        return (try export.run(into: sink), sink)
    }

    private static func road(_ id: String, _ geometry: Geometry?) -> Feature {
        Feature(id: FeatureID(id), geometry: geometry, properties: ["name": .string("Road \(id)")])
    }

    private static let point = Geometry.point(Position(371_000, 5_715_000))
    private static let line = Geometry.lineString(
        LineString([Position(371_000, 5_715_000), Position(372_000, 5_715_000)]))

    /// Road projects may have any kind of geometry.
    private static let roads = [
        road("R1", point), road("R2", line), road("R3", nil), road("R4", line),
    ]

    @Test func `a shapefile gets a layer for each kind of geometry`() throws {
        let (outcome, sink) = try Self.export(Self.roads, .roadProjects, ExportOptions(.shapefile))
        #expect(sink.layers.map(\.layer.content) == [.table, .points, .lines])
        #expect(sink.layers.map { $0.rows.map(\.id.text) } == [["R3"], ["R1"], ["R2", "R4"]])
        #expect(
            sink.layers.map(\.layer.name) == [
                "verkehrsprojekte", "verkehrsprojekte_punkte", "verkehrsprojekte_linien",
            ])
        #expect(outcome.losses.contains { $0.kind == .layerSplit && $0.count == 4 })
    }

    @Test func `a GeoPackage has one layer for all kinds`() throws {
        let (outcome, sink) = try Self.export(Self.roads, .roadProjects, ExportOptions(.geoPackage))
        #expect(sink.layers.map(\.layer.content) == [.mixed])
        #expect(sink.layers[0].rows.map(\.id.text) == ["R1", "R2", "R3", "R4"])
        #expect(sink.layers[0].layer.name == "road_projects")
        #expect(!outcome.losses.contains { $0.kind == .layerSplit })
    }

    @Test func `FlatGeobuf leaves out features without a geometry`() throws {
        let (outcome, sink) = try Self.export(Self.roads, .roadProjects, ExportOptions(.flatGeobuf))
        #expect(sink.layers[0].rows.map(\.id.text) == ["R1", "R2", "R4"])
        #expect(outcome.losses.first { $0.kind == .featureLeftOut }?.example == "R3")
    }

    @Test(arguments: [(VectorFormat.excelCSV, true), (.csv, false)])
    func `an outline that no cell of Excel holds is left out, and the loss is noted`(
        format: VectorFormat, isLeftOut: Bool
    ) throws {
        let vertices = (0...3000).map { Position(371_000 + Double($0), 5_715_000 + Double($0 % 7) / 8) }
        let long = Feature(id: FeatureID("R9"), geometry: .lineString(LineString(vertices)), properties: [:])
        let (outcome, sink) = try Self.export(Self.roads + [long], .roadProjects, ExportOptions(format))
        let rows = sink.layers[0].rows
        #expect(rows.count == 5 && (rows[4].geometry == nil) == isLeftOut && rows[0].geometry != nil)
        let losses = outcome.losses.filter { $0.kind == .cellLeftOut }
        #expect(losses.map(\.field) == (isLeftOut ? ["geometry"] : []) && losses.allSatisfy { $0.count == 1 })
    }

    @Test func `without geometries a table is written`() throws {
        var options = ExportOptions(.csv)
        options.withGeometry = false
        let (outcome, sink) = try Self.export(Self.roads, .roadProjects, options)
        #expect(sink.layers.map(\.layer.content) == [.table])
        #expect(sink.layers[0].rows.allSatisfy { $0.geometry == nil })
        #expect(outcome.losses.first { $0.kind == .geometryLeftOut }?.count == 3)
    }

    @Test(
        "a collection of geometries becomes one geometry of its highest dimension in a shapefile",
        arguments: [
            (Geometry.geometryCollection([point, line]), GeometryClass.line, true),
            (.geometryCollection([point, point]), .multiPoint, false),
            (.geometryCollection([line, line]), .line, false),
            (.geometryCollection([.geometryCollection([line]), point]), .line, true),
        ])
    func collection(geometry: Geometry, kind: GeometryClass, leavesOut: Bool) throws {
        #expect(GeometryClass(geometry) == kind)
        let (outcome, sink) = try Self.export(
            [Self.road("R1", geometry)], .roadProjects, ExportOptions(.shapefile))
        #expect(GeometryClass(sink.layers[0].rows[0].geometry) == kind)
        #expect(outcome.losses.contains { $0.kind == .geometryKindChanged })
        #expect(outcome.losses.contains { $0.kind == .geometryPartsLeftOut } == leavesOut)
    }

    @Test
    func `GeoJSON is in WGS 84, other formats in the inventory's system unless another is given`()
        throws
    {
        let site = Feature(id: FeatureID("S1"), geometry: Self.point)
        let geoJSON = try Self.export([site], .roadProjects, ExportOptions(.geoJSON)).sink.layers[0]
        #expect(geoJSON.layer.crs == .crs84)
        let position = try #require(geoJSON.rows[0].geometry?.firstPosition)
        #expect(abs(position.x - 7.1386) < 1e-3 && abs(position.y - 51.5713) < 1e-3)
        #expect(
            try Self.export([site], .roadProjects, ExportOptions(.geoPackage)).sink.layers[0].layer.crs
                == .utm32)
        var options = ExportOptions(.geoPackage)
        options.crs = .epsg(3035)
        let laea = try Self.export([site], .roadProjects, options)
        #expect(
            laea.sink.layers[0].layer.crs == .epsg(3035) && laea.outcome.crs?.contains("3035") == true)
        #expect(laea.outcome.losses.contains { $0.kind == .coordinatesConverted })
    }

    @Test func `GeoJSON in another system and unknown systems are refused`() {
        var options = ExportOptions(.geoJSON)
        options.crs = .utm32
        #expect(throws: ExportError.self) { try Self.export(Self.roads, .roadProjects, options) }
        options = ExportOptions(.geoPackage)
        options.crs = .epsg(999_999)
        #expect(throws: ExportError.self) { try Self.export(Self.roads, .roadProjects, options) }
    }

    // MARK: Attributes

    private static let site = Feature(
        id: FeatureID("S1"), geometry: nil,
        properties: [
            "name": .string("newPark"), "category": .string("industry"),
            "extra": .json(#"{"Bemerkung":"Rieselfelder","PREIS_QM":55}"#),
            "confidential": .json(#"{"Eigentümer":"Kreis"}"#),
        ])

    private static func values(_ options: ExportOptions) throws -> [String: PropertyValue] {
        let written = try export([site], .sites, options).sink.layers[0]
        return Dictionary(
            zip(written.layer.fields.map(\.name), written.rows[0].values),
            uniquingKeysWith: { first, _ in first })
    }

    @Test func `a source's own columns keep their names, and confidential ones are left out`() throws {
        let values = try Self.values(ExportOptions(.geoPackage))
        #expect(values["name"] == .string("newPark") && values["category"] == .string("industry"))
        #expect(values["Bemerkung"] == .string("Rieselfelder"))
        #expect(values.keys.allSatisfy { !$0.contains("Eigent") && !$0.contains("PREIS") })
        let losses = try Self.export([Self.site], .sites, ExportOptions(.geoPackage)).outcome.losses
        #expect(losses.contains { $0.kind == .confidentialLeftOut && $0.count == 1 })
    }

    @Test func `confidential columns are written on request`() throws {
        var options = ExportOptions(.geoPackage)
        options.withConfidential = true
        let values = try Self.values(options)
        #expect(values.values.contains(.string("Kreis")) && values.values.contains(.integer(55)))
    }

    @Test func `a shapefile has German names and words`() throws {
        let values = try Self.values(ExportOptions(.shapefile))
        #expect(values["NAME"] == .string("newPark"))
        #expect(
            values.values.contains(.string("Industrie")) && !values.values.contains(.string("industry")))
        #expect(values.keys.allSatisfy { $0.utf8.count <= 10 })
    }
}
