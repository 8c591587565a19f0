import Codecs
import Foundation
import SimpleFeatures
import TestSupport
import Testing

struct GeoJSONWriterTests {
    @Test(arguments: [
        (Geometry.point(Position(7.123456789, 51.5)), #"{"type":"Point","coordinates":[7.1234568,51.5]}"#),
        (.point(Position(-0.00000001, -7)), #"{"type":"Point","coordinates":[0,-7]}"#),
        (.point(Position(0.0000001, -0.0000001)), #"{"type":"Point","coordinates":[0.0000001,-0.0000001]}"#),
        (.point(Position(6.99999999, -6.99999999)), #"{"type":"Point","coordinates":[7,-7]}"#),
        (.multiPoint([Position(1, 2)]), #"{"type":"MultiPoint","coordinates":[[1,2]]}"#),
        (.lineString(line((0, 0), (1, 1.5))), #"{"type":"LineString","coordinates":[[0,0],[1,1.5]]}"#),
        (.multiLineString([line((0, 0), (1, 1))]), #"{"type":"MultiLineString","coordinates":[[[0,0],[1,1]]]}"#),
        (
            .geometryCollection([.point(Position(1, 2)), .multiPoint([])]),
            #"{"type":"GeometryCollection","geometries":[{"type":"Point","coordinates":[1,2]}]}"#
        ),
    ])
    func `a geometry is written with seven decimals at most`(_ geometry: Geometry, json: String) {
        #expect(text(GeoJSONWriter.geometry(geometry)) == json)
    }

    @Test(arguments: GeometryZoo.empty)
    func `an empty geometry is null`(_ specimen: Specimen) {
        #expect(text(GeoJSONWriter.geometry(specimen.geometry)) == "null")
    }

    @Test func `shells are written counter-clockwise and holes clockwise`() {
        let outer = line((0, 0), (9, 0), (9, 9), (0, 9), (0, 0))
        let hole = line((1, 1), (1, 2), (2, 2), (2, 1), (1, 1))
        let expected =
            #"{"type":"Polygon","coordinates":[[[0,0],[9,0],[9,9],[0,9],[0,0]],[[1,1],[1,2],[2,2],[2,1],[1,1]]]}"#
        for polygon in [Polygon(outer, holes: [hole]), Polygon(reversed(outer), holes: [reversed(hole)])] {
            #expect(text(GeoJSONWriter.geometry(.polygon(polygon))) == expected)
        }
    }

    @Test func `a feature has its properties in the given order`() {
        let json = GeoJSONWriter.feature(
            id: FeatureID("S\"1"), geometry: nil,
            properties: [
                ("name", .string("Straße \"A\"\\\n\u{1}\u{1F3ED}")), ("area_ha", .number(12.5)),
                ("count", .integer(-3)),
                ("open", .boolean(true)), ("owner", .null), ("tags", .json("[1]")), ("whole", .number(2)),
                ("odd", .number(.nan)),
            ])
        #expect(
            text(json) == #"{"type":"Feature","id":"S\"1","geometry":null,"properties":{"#
                + #""name":"Straße \"A\"\\\n\u0001🏭","area_ha":12.5,"count":-3,"open":true,"owner":null,"#
                + #""tags":[1],"whole":2,"odd":null}}"#)
    }

    @Test(arguments: GeometryZoo.all)
    func `written JSON is valid and is read back`(_ specimen: Specimen) throws {
        let json = GeoJSONWriter.geometry(specimen.geometry)
        let object = try JSONSerialization.jsonObject(with: Data(json), options: .fragmentsAllowed)
        guard let object = object as? [String: Any] else {
            #expect(specimen.geometry.isEmpty)
            return
        }
        #expect(object["type"] as? String == specimen.geometry.kind.rawValue)
    }

    @Test(arguments: GeometryZoo.valid)
    func `a valid geometry is read back, except for the direction of its rings`(_ specimen: Specimen) throws {
        let once = GeoJSONWriter.geometry(specimen.geometry)
        let read = try GeoJSONReader.geometry(in: once)
        #expect(GeoJSONWriter.geometry(read) == once)
        #expect(read.map(Set.init(positionsOf:)) == Set(positionsOf: specimen.geometry))
    }

    @Test(arguments: 1...20 as ClosedRange<UInt64>)
    func `a coordinate is rounded to the seventh decimal`(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        for _ in 0..<500 {
            let number = random.number(in: -180..<180)
            var json = JSONText()
            json.append(coordinate: number)
            let back = try #require(Double(json.text))
            #expect(abs(back - number) <= 0.500001e-7)
            #expect(json.text.split(separator: ".").dropFirst().first?.count ?? 0 <= 7)
        }
    }

    private func reversed(_ ring: LineString) -> LineString { LineString(ring.positions.reversed()) }

    private func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
}

extension Set<Position> {
    fileprivate init(positionsOf geometry: Geometry) {
        self = []
        geometry.forEachPosition { insert($0) }
    }
}
