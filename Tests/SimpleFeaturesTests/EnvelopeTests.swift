import SimpleFeatures
import TestSupport
import Testing

struct EnvelopeTests {
    private let box = Envelope(minX: 2, minY: 2, maxX: 4, maxY: 4)

    @Test(arguments: [
        (Geometry.point(Position(3, 3)), true), (.point(Position(2, 4)), true), (.point(Position(5, 3)), false),
        (.lineString(line((0, 3), (9, 3))), true), (.lineString(line((0, 0), (0, 9), (9, 9))), false),
        (.lineString(line((0, 4), (4, 0))), true), (.lineString(line((0, 5), (2.9, 5), (5, 2.9))), true),
        (.square(0, 0, side: 10), true), (.square(2.5, 2.5, side: 1), true), (.square(4, 4, side: 1), true),
        (.square(4.5, 2, side: 1), false), (.multiPolygon([]), false),
        (.geometryCollection([.point(Position(3, 3))]), true),
    ])
    func `an envelope meets geometries in it, on it or around it`(_ geometry: Geometry, meets: Bool) {
        #expect(box.meets(geometry) == meets)
    }

    @Test func `an envelope in a hole does not meet the polygon`() throws {
        let holed = Polygon(
            line((0, 0), (10, 0), (10, 10), (0, 10), (0, 0)),
            holes: [line((1, 1), (9, 1), (9, 9), (1, 9), (1, 1))])
        #expect(!box.meets(.polygon(holed)))
    }

    @Test(arguments: GeometryZoo.empty)
    func `an empty geometry has no envelope`(_ specimen: Specimen) {
        #expect(Envelope(specimen.geometry) == nil)
    }

    @Test func `the envelope of a geometry contains all of it`() {
        let geometry = Geometry.geometryCollection([.point(Position(-3, 7)), .square(0, 0, side: 5)])
        #expect(Envelope(geometry) == Envelope(minX: -3, minY: 0, maxX: 5, maxY: 7))
    }

    @Test func `a box across the antimeridian becomes two`() {
        #expect(
            Envelope.acrossAntimeridian(west: 170, south: -10, east: -170, north: 10) == [
                Envelope(minX: 170, minY: -10, maxX: 180, maxY: 10),
                Envelope(minX: -180, minY: -10, maxX: -170, maxY: 10),
            ])
        #expect(Envelope.acrossAntimeridian(west: 6, south: 51, east: 8, north: 52).count == 1)
    }
}
