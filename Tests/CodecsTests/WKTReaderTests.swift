import Codecs
import SimpleFeatures
import TestSupport
import Testing

struct WKTReaderTests {
    @Test(arguments: [
        ("POINT(1 2)", Geometry.point(Position(1, 2))), ("POINT\u{A0}( 1 2 )", .point(Position(1, 2))),
        ("point z (1 2 3)", .point(Position(1, 2))),
        ("POINTZ(1 2 3)", .point(Position(1, 2))), ("POINT ZM(1 2 3 4)", .point(Position(1, 2))),
        ("LINESTRING (0 0, 1e1 -1.5)", .lineString(LineString([Position(0, 0), Position(10, -1.5)]))),
        ("MULTIPOINT (1 2, 3 4)", .multiPoint([Position(1, 2), Position(3, 4)])),
        ("MULTIPOINT ((1 2), (3 4))", .multiPoint([Position(1, 2), Position(3, 4)])),
        ("POLYGON EMPTY", .polygon(Polygon(LineString([])))), ("MULTIPOLYGON EMPTY", .multiPolygon([])),
        (
            "GEOMETRYCOLLECTION (POINT (1 2), LINESTRING (0 0, 1 1))",
            .geometryCollection([.point(Position(1, 2)), .lineString(LineString([Position(0, 0), Position(1, 1)]))])
        ),
    ])
    func `well-known text is read in every spelling`(text: String, geometry: Geometry) throws {
        #expect(try WKTReader.read(text).geometry == geometry)
    }

    @Test(arguments: [
        "", "POINT", "POINT (1)", "POINT (1 2", "POINT (1 2) x", "POINT (1 2, 3 4)", "CIRCLE (1 2)", "POINT (a b)",
        "POLYGON (1 2, 3 4)", "POINT EMPTY", String(repeating: "GEOMETRYCOLLECTION(", count: 1000),
    ])
    func `malformed text is refused`(text: String) {
        #expect(throws: CodecError.self) { try WKTReader.read(text) }
    }

    @Test(arguments: [
        ("POINT (1", CodecError(.numberMissing, at: 8)), ("POINT (1 x)", CodecError(.notANumber("x"), at: 9)),
        ("KREIS (1 2)", CodecError(.geometryTypeUnknown("KREIS"), at: 0)), ("(1 2)", CodecError(.typeMissing, at: 0)),
        ("POINT (1 2) x", CodecError(.textAfterEnd, at: 12)), ("POINT (1 2", CodecError(.markMissing(")"), at: 10)),
    ])
    func `an error has its reason and its byte`(text: String, error: CodecError) {
        #expect(throws: error) { try WKTReader.read(text) }
    }

    @Test func `the reference system of extended text is read`() throws {
        #expect(try WKTReader.read("srid=25832;POINT(1 2)").srid == 25832)
        #expect(try WKTReader.read("POINT(1 2)").srid == nil)
    }

    @Test(arguments: GeometryZoo.valid)
    func `written text is read as the same geometry`(_ specimen: Specimen) throws {
        for spacing in [WKTWriter.Spacing.afterType, .afterComma] {
            #expect(
                try WKTReader.read(WKTWriter.text(specimen.geometry, spacing: spacing)).geometry == specimen.geometry)
        }
    }
}
