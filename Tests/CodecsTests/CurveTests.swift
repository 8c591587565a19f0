import Codecs
import SimpleFeatures
import TestSupport
import Testing

/// Types whose segments may be arcs, with straight segments only.
struct CurveTests {
    private static let ring = [Position(0, 0), Position(4, 0), Position(4, 4), Position(0, 0)]
    private static let hole = [Position(2, 1), Position(3, 1), Position(3, 2), Position(2, 1)]
    private static let polygon = Polygon(LineString(ring))

    static let texts: [(text: String, geometry: Geometry)] = [
        ("COMPOUNDCURVE((0 0,4 0),(4 0,4 4,0 0))", .lineString(LineString(ring))),
        ("COMPOUNDCURVE(LINESTRING(0 0,4 0),(4 0,4 4,0 0))", .lineString(LineString(ring))),
        ("COMPOUNDCURVE EMPTY", .lineString(LineString([]))),
        ("CIRCULARSTRING EMPTY", .lineString(LineString([]))),
        ("CURVEPOLYGON((0 0,4 0,4 4,0 0))", .polygon(polygon)),
        (
            "CURVEPOLYGON(COMPOUNDCURVE((0 0,4 0),(4 0,4 4,0 0)),(2 1,3 1,3 2,2 1))",
            .polygon(Polygon(LineString(ring), holes: [LineString(hole)]))
        ),
        ("CURVEPOLYGON EMPTY", .polygon(Polygon(LineString([])))),
        (
            "MULTICURVE((0 0,4 0),COMPOUNDCURVE((4 0,4 4),(4 4,0 0)))",
            .multiLineString([LineString([ring[0], ring[1]]), LineString([ring[1], ring[2], ring[3]])])
        ),
        ("MULTISURFACE(((0 0,4 0,4 4,0 0)),CURVEPOLYGON((0 0,4 0,4 4,0 0)))", .multiPolygon([polygon, polygon])),
        ("MULTISURFACE(CURVEPOLYGON(COMPOUNDCURVE((0 0,4 0,4 4),(4 4,0 0))))", .multiPolygon([polygon])),
        (
            "MULTISURFACE Z(CURVEPOLYGON Z(COMPOUNDCURVE Z((0 0 1,4 0 1,4 4 1),(4 4 1,0 0 1))))",
            .multiPolygon([polygon])
        ),
        ("MultiSurfaceZM(((0 0 1 2,4 0 1 2,4 4 1 2,0 0 1 2)))", .multiPolygon([polygon])),
        ("SRID=25832;MULTISURFACE(((0 0,4 0,4 4,0 0)))", .multiPolygon([polygon])),
        (
            "GEOMETRYCOLLECTION(MULTISURFACE(((0 0,4 0,4 4,0 0))),COMPOUNDCURVE((0 0,4 0)))",
            .geometryCollection([.multiPolygon([polygon]), .lineString(LineString([ring[0], ring[1]]))])
        ),
    ]

    @Test(arguments: texts)
    func `a curve type with straight segments is read as the linear type`(text: String, geometry: Geometry) throws {
        #expect(try WKTReader.read(text).geometry == geometry)
    }

    @Test(arguments: [
        ("CIRCULARSTRING(0 0,1 1)", SyntaxReason.arc), ("CURVEPOLYGON(CIRCULARSTRING(0 0,1 1,2 0,1 -1))", .arc),
        ("COMPOUNDCURVE((0 0,4 0),CIRCULARSTRING(4 0))", .arc),
        ("COMPOUNDCURVE((0 0,4 0),CIRCULARSTRING(4 1,5 1,6 0))", .curveNotContinuous),
        ("COMPOUNDCURVE((0 0,4 0),(4 1,4 4))", .curveNotContinuous), ("CURVEPOLYGON(POINT(0 0))", .partTypeWrong),
        ("MULTISURFACE(LINESTRING(0 0,1 1))", .partTypeWrong),
        (String(repeating: "COMPOUNDCURVE(", count: 1000), .collectionsTooDeep),
    ])
    func `an incomplete arc and a broken curve are refused with the reason`(text: String, reason: SyntaxReason) {
        let error = #expect(throws: CodecError.self) { try WKTReader.read(text) }
        #expect(error?.reason == reason)
    }

    /// A MultiSurface of a CurvePolygon of a CompoundCurve, as GDAL writes it for ili2db; `extra` adds the third ordinate.
    private static func nested(_ extra: UInt32 = 0) -> [UInt8] {
        func type(_ code: UInt32) -> [UInt8] { [1] + little(code + extra) }
        func line(_ positions: [Position]) -> [UInt8] {
            type(2) + little(UInt32(positions.count))
                + positions.flatMap { position in
                    little(position.x.bitPattern) + little(position.y.bitPattern)
                        + (extra == 0 ? [] : little(7.0.bitPattern))
                }
        }
        let curve = type(9) + little(UInt32(2)) + line([ring[0], ring[1]]) + line([ring[1], ring[2], ring[3]])
        return type(12) + little(UInt32(1)) + type(10) + little(UInt32(1)) + curve
    }

    private static func little(_ number: some FixedWidthInteger) -> [UInt8] {
        stride(from: 0, to: number.bitWidth, by: 8).map { UInt8(truncatingIfNeeded: number >> $0) }
    }

    @Test(arguments: [UInt32(0), 1000, 0x8000_0000])
    func `binary curve types are read as the linear type`(extra: UInt32) throws {
        let read = try WKB.decode(Self.nested(extra))
        #expect(read.geometry == .multiPolygon([Self.polygon]))
        #expect(read.droppedZM == (extra != 0))
    }

    /// The numbers of positions, and the second position, are those of `ogr2ogr` 3.6.2 with `OGR_ARC_STEPSIZE=1`.
    @Test(
        "arcs are approximated as GDAL does",
        arguments: [
            ("CIRCULARSTRING(0 0,1 1,2 0)", 182, Position(0.000150627, 0.017355994)),
            (
                "CIRCULARSTRING(392000 5740000,392100 5740100,392000 5740200,391900 5740100,392000 5740000)", 363,
                Position(392001.735599413, 5740000.015062808)
            ),
            ("CIRCULARSTRING(1 0,2 3,0 0)", 330, Position(1.031967325, 0.00901925)),
            (
                "CIRCULARSTRING(392000 5740000,392000.5 5740000.01,392001 5740000)", 8,
                Position(392000.142810509, 5740000.004897832)
            ),
            ("CIRCULARSTRING(0 0,1 0,3 0)", 2, Position(3, 0)), ("CIRCULARSTRING(0 0,0 0,0 0)", 2, Position(0, 0)),
        ])
    func arcs(text: String, count: Int, second: Position) throws {
        let read = try WKTReader.read(text)
        guard case .lineString(let line) = read.geometry else {
            Issue.record("\(read.geometry)")
            return
        }
        #expect(read.hadArcs && line.positions.count == count)
        #expect(abs(line.positions[1].x - second.x) < 1e-6 && abs(line.positions[1].y - second.y) < 1e-6)
    }

    @Test func `a full circle and the arcs in a surface are read`() throws {
        let circle = try WKTReader.read("CURVEPOLYGON(CIRCULARSTRING(2 0,-2 0,2 0))")
        let ring = try #require(circle.geometry.polygons.first).exterior.positions
        #expect(circle.hadArcs && ring.count == 362 && ring.first == ring.last)
        #expect(ring.allSatisfy { abs($0.x * $0.x + $0.y * $0.y - 4) < 1e-9 })
        let nested = "MULTISURFACE(CURVEPOLYGON(COMPOUNDCURVE((0 0,4 0),CIRCULARSTRING(4 0,5 1,0 0))))"
        let surface = try WKTReader.read(nested)
        #expect(surface.hadArcs && surface.geometry.polygons.first?.exterior.positions.first == Position(0, 0))
        #expect(try !WKTReader.read("CURVEPOLYGON((0 0,4 0,4 4,0 0))").hadArcs)
    }

    @Test func `a binary arc equals the same arc in text`() throws {
        let positions = [Position(0, 0), Position(1, 1), Position(2, 0)]
        let arc =
            [1] + Self.little(UInt32(8)) + Self.little(UInt32(3))
            + positions.flatMap { Self.little($0.x.bitPattern) + Self.little($0.y.bitPattern) }
        let read = try WKB.read(arc)
        #expect(try read.hadArcs && read.geometry == WKTReader.read("CIRCULARSTRING(0 0,1 1,2 0)").geometry)
    }

    @Test func `a binary arc of one position is refused`() {
        let arc = [1] + Self.little(UInt32(8)) + Self.little(UInt32(1)) + [UInt8](repeating: 0, count: 16)
        let error = #expect(throws: CodecError.self) { try WKB.decode(arc) }
        #expect(error?.reason == .arc)
    }
}
