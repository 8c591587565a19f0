import SimpleFeatures
import Testing

@testable import GeometryEngine

struct SimpleRingTests {
    private static func ring(_ corners: [(Double, Double)]) -> Geometry {
        let positions = corners.map { Position($0.0, $0.1) }
        return .multiPolygon([Polygon(LineString(positions + [positions[0]]))])
    }

    @Test(arguments: [
        [(0, 0), (4, 0), (4, 4), (0, 4)],
        // A vertex within a straight edge.
        [(0, 0), (2, 0), (4, 0), (4, 4), (0, 4)],
        [(0, 0), (4, 4), (8, 0), (4, 8)],
    ])
    func `a simple ring is recognised`(corners: [(Double, Double)]) throws {
        #expect(Self.ring(corners).isCertainlySimplePolygon)
        #expect(Self.ring(corners.reversed()).isCertainlySimplePolygon)
    }

    @Test(arguments: [
        // A crossing, a touching vertex, a spike, a repeated vertex, and edges on one line.
        [(0, 0), (4, 4), (4, 0), (0, 4)],
        [(0, 0), (4, 0), (4, 4), (2, 0), (0, 4)],
        [(0, 0), (4, 0), (8, 0), (4, 0), (4, 4)],
        [(0, 0), (0, 0), (4, 0), (4, 4)],
        [(0, 0), (4, 0), (8, 0)],
    ])
    func `other rings are left to GEOS`(corners: [(Double, Double)]) {
        #expect(!Self.ring(corners).isCertainlySimplePolygon)
    }

    @Test func `random rings that are recognised have no crossings`() throws {
        var generator = SystemRandomNumberGenerator()
        var recognised = 0
        for corners in (3...12).flatMap({ Array(repeating: $0, count: 200) }) {
            let ring = Self.ring(
                (0..<corners).map { _ in
                    (
                        Double(Int.random(in: 0...20, using: &generator)),
                        Double(Int.random(in: 0...20, using: &generator))
                    )
                })
            guard ring.isCertainlySimplePolygon else { continue }
            recognised += 1
            #expect(ring.crossingCount(atMost: 1) == 0)
            // A repair would change the area of an invalid ring.
            let valid = try #require(try ring.madeValid())
            #expect(abs(ring.polygons.gridArea - valid.polygons.gridArea) < 1e-9)
        }
        #expect(recognised > 100)
    }
}
