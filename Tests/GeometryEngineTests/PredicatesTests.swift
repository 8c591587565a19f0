import GeometryEngine
import SimpleFeatures
import TestSupport
import Testing

struct PredicatesTests {
    private let square = Geometry.square(0, 0, side: 10)

    @Test(arguments: [
        (Geometry.point(Position(5, 5)), true, true), (.point(Position(10, 5)), true, false),
        (.point(Position(11, 5)), false, false), (.square(2, 2, side: 2), true, true),
        (.square(8, 8, side: 4), true, false), (.square(10, 10, side: 1), true, false),
        (.square(0, 0, side: 10), true, true), (.lineString(line((-1, 5), (11, 5))), true, false),
        (.geometryCollection([.square(1, 1, side: 2), .square(2, 2, side: 2)]), true, true),
        (.multiPoint([]), false, false),
    ])
    func `intersects and contains`(_ other: Geometry, meets: Bool, contains: Bool) throws {
        #expect(try square.intersects(other) == meets)
        #expect(try other.intersects(square) == meets)
        #expect(try square.contains(other) == contains)
    }

    @Test func `a polygon does not contain geometries in its hole`() throws {
        let holed = try #require(try square.difference(.square(2, 2, side: 4)))
        #expect(try !holed.contains(.square(3, 3, side: 1)))
        #expect(try !holed.intersects(.square(3, 3, side: 1)))
    }

    @Test(arguments: [
        (Geometry.point(Position(13, 14)), 5.0), (.point(Position(5, 5)), 0), (.square(10, 0, side: 1), 0),
        (.lineString(line((-5, 13), (15, 13))), 3), (.multiPolygon([]), .infinity),
    ])
    func `the distance is the same in both directions`(_ other: Geometry, distance: Double) throws {
        #expect(try square.distance(to: other) == distance)
        #expect(try other.distance(to: square) == distance)
    }

    @Test func `the nearest points lie on the two geometries`() throws {
        let ends = try #require(try square.nearestPoints(to: .lineString(line((13, 14), (20, 14)))))
        #expect(ends.own == Position(10, 10))
        #expect(ends.other == Position(13, 14))
    }

    @Test func `an empty geometry has no nearest points`() throws {
        #expect(try square.nearestPoints(to: .multiPoint([])) == nil)
        #expect(try Geometry.multiPolygon([]).nearestPoints(to: square) == nil)
    }

    @Test(arguments: 1...300 as ClosedRange<UInt64>)
    func `an envelope meets the same geometries as its rectangle in GEOS`(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let region = Envelope(minX: 0, minY: 0, maxX: 100, maxY: 100)
        let star = random.star(around: random.position(in: region), radius: 30)
        let (a, b) = (random.position(in: region), random.position(in: region))
        var box = Envelope(minX: a.x, minY: a.y, maxX: a.x, maxY: a.y)
        box.include(Position(a.x + (b.x - a.x) * 0.3, a.y + (b.y - a.y) * 0.3))
        let rectangle = Geometry.rectangle(box.minX, box.minY, width: box.width, height: box.height)
        for geometry in [
            Geometry.polygon(star), .lineString(star.exterior), .multiPoint(star.exterior.positions),
            .multiLineString(star.rings), .geometryCollection([.point(a), .polygon(star)]),
        ] {
            #expect(try box.meets(geometry) == rectangle.intersects(geometry))
        }
    }

    @Test(arguments: 1...300 as ClosedRange<UInt64>)
    func `an envelope meets triangles that touch it on a lattice`(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        func corner() -> Position {
            Position(Double(Int.random(in: 0...8, using: &random)), Double(Int.random(in: 0...8, using: &random)))
        }
        let (a, b) = (corner(), corner())
        var box = Envelope(minX: a.x, minY: a.y, maxX: a.x + 1, maxY: a.y + 1)
        box.include(b)
        let rectangle = Geometry.rectangle(box.minX, box.minY, width: box.width, height: box.height)
        let triangle = [corner(), corner(), corner()]
        guard try Geometry.polygon(Polygon(LineString(triangle + triangle.prefix(1)))).validityFault() == nil else {
            return
        }
        let polygon = Geometry.polygon(Polygon(LineString(triangle + triangle.prefix(1))))
        #expect(try box.meets(polygon) == rectangle.intersects(polygon))
    }
}
