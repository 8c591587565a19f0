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

    @Test func `null is read as no geometry`() throws {
        #expect(try GeoJSONReader.geometry(in: Array("null".utf8)) == nil)
        #expect(try GeoJSONReader.geometry(ofFeature: Array(#"{"type":"Feature","geometry":null}"#.utf8)) == nil)
    }

    @Test(arguments: [
        ("", CodecError(.valueMissing, at: 0)), ("[1,2]", CodecError(.markMissing("{"), at: 0)),
        (#"{"coordinates":[1,2]}"#, CodecError(.typeMissing, at: 0)),
        (#"{"type":"Circle"}"#, CodecError(.geometryTypeUnknown("Circle"), at: 8)),
        (#"{"type":"Point"}"#, CodecError(.coordinatesMissing("Point"), at: 0)),
        (#"{"type":"Point","coordinates":[1]}"#, CodecError(.markMissing(","), at: 32)),
        (#"{"type":"Point","coordinates":["7","51"]}"#, CodecError(.notANumber(#""7""#), at: 31)),
        (#"{"type":"Point","coordinates":[7,51]} x"#, CodecError(.textAfterEnd, at: 38)),
        (#"{"type":"LineString","coordinates":7}"#, CodecError(.markMissing("["), at: 35)),
        (#"{"type":"GeometryCollection"}"#, CodecError(.coordinatesMissing("GeometryCollection"), at: 0)),
    ])
    func `an error has its reason and its byte`(json: String, error: CodecError) {
        #expect(throws: error) { try GeoJSONReader.geometry(in: Array(json.utf8)) }
    }

    @Test func `collections nested too deep are refused`() {
        let nested = String(repeating: #"{"type":"GeometryCollection","geometries":["#, count: 40)
        let json = nested + String(repeating: "]}", count: 40)
        let error = #expect(throws: CodecError.self) { try GeoJSONReader.geometry(in: Array(json.utf8)) }
        #expect(error?.reason == .collectionsTooDeep)
    }

    @Test func `the canonical form is read as any other JSON`() throws {
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
            // The writer writes no space, so this text is not in the canonical form.
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
    func `other forms of JSON are read too`(json: String) throws {
        #expect(try GeoJSONReader.geometry(ofFeature: Array(json.utf8)) == .point(Position(10, 2)))
    }
}
