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
}
