import Codecs
import SimpleFeatures
import TestSupport
import Testing

struct GeoJSONReaderTests {
    @Test(arguments: [
        (#"{"type":"Point","coordinates":[7,51.5,80]}"#, Geometry.point(Position(7, 51.5))),
        (#"{"coordinates":[],"type":"MultiPoint"}"#, .multiPoint([])),
        (#"{"type":"Polygon","coordinates":[]}"#, .polygon(Polygon(LineString([])))),
        (
            #"{"type":"Polygon","coordinates":[[[0,0],[10,0],[10,10],[0,10],[0,0]]]}"#,
            .square(0, 0, side: 10)
        ),
        (
            #"{"type":"GeometryCollection","geometries":[{"type":"Point","coordinates":[1,2]}]}"#,
            .geometryCollection([.point(Position(1, 2))])
        ),
    ])
    func `a geometry is read, without heights`(json: String, geometry: Geometry) throws {
        #expect(try GeoJSONReader.geometry(in: Array(json.utf8)) == geometry)
    }

    @Test(arguments: ["59999999000003064040529.2", "7.12345678901234567890", "1e22", "-0.0", "9007199254740993"])
    func `a number of many digits is read to the last bit`(digits: String) throws {
        let number = try #require(Double(digits))
        let json = #"{"type":"Point","coordinates":[\#(digits),1]}"#
        #expect(try GeoJSONReader.geometry(in: Array(json.utf8)) == .point(Position(number, 1)))
    }

    @Test func `null is no geometry`() throws {
        #expect(try GeoJSONReader.geometry(in: Array("null".utf8)) == nil)
        #expect(try GeoJSONReader.geometry(ofFeature: Array(#"{"type":"Feature","geometry":null}"#.utf8)) == nil)
    }

    @Test(arguments: [
        ("", "this is not JSON"), ("[1,2]", "a geometry is an object with a type"),
        (#"{"type":"Circle"}"#, "Circle is no type of geometry"),
        (#"{"type":"Point"}"#, "Point has no coordinates"),
        (#"{"type":"Point","coordinates":[1]}"#, "a position is a list of at least two numbers"),
        (#"{"type":"Point","coordinates":["7","51"]}"#, "a position is a list of at least two numbers"),
        (#"{"type":"LineString","coordinates":7}"#, "coordinates are lists"),
        (#"{"type":"GeometryCollection"}"#, "GeometryCollection has no geometries"),
    ])
    func `what is wrong is said`(json: String, reason: String) {
        let error = #expect(throws: GeoJSONError.self) { try GeoJSONReader.geometry(in: Array(json.utf8)) }
        #expect(error?.reason == reason)
    }

    @Test func `what we wrote is read as what any JSON is`() throws {
        var random = SeededGenerator(seed: 5)
        for index in 0..<2000 {
            let polygon = random.star(around: Position(7.1, -51.5), radius: random.number(in: 1e-7..<90))
            let geometries: [Geometry] = [
                .polygon(polygon), .multiPolygon([polygon, polygon]), .lineString(polygon.exterior),
                .multiLineString(polygon.rings), .point(polygon.exterior.positions[0]),
                .multiPoint(polygon.exterior.positions), .geometryCollection([.polygon(polygon)]),
            ]
            let written = GeoJSONWriter.feature(
                id: FeatureID(#"a"\geometry":\#(index)"#), geometry: geometries[index % 7],
                properties: [("geometry", .string("x"))], decimals: index % 13)
            // A space is nothing to JSON, but the writer writes none.
            let spaced = [UInt8(ascii: " ")] + written
            #expect(try GeoJSONReader.geometry(ofFeature: written) == GeoJSONReader.geometry(ofFeature: spaced))
        }
    }

    @Test(arguments: [
        #"{"type":"Feature","id":"a","geometry":{"type":"Point","coordinates":[1e1,2]},"properties":{}}"#,
        #"{"type":"Feature","id":"a","geometry":{"type":"Point","coordinates":[10,2,3]},"properties":{}}"#,
        #"{"type":"Feature","id":"a","properties":{},"geometry":{"type":"Point","coordinates":[10,2]}}"#,
        #"{"type":"Feature","id":7,"geometry":{"type":"Point","coordinates":[10.0,2.000000000000000000000]}}"#,
    ])
    func `what another wrote is read too`(json: String) throws {
        #expect(try GeoJSONReader.geometry(ofFeature: Array(json.utf8)) == .point(Position(10, 2)))
    }
}
