import SimpleFeatures
import TestSupport
import Testing

@testable import GeometryEngine

struct IntersectionAreaTests {
    private let ewald = Position(371_676, 5_715_050)

    private func gridArea(_ geometry: Geometry?) throws -> Double {
        try geometry.map { try Measures(crs: .utm32).gridAreaSquareMetres($0) } ?? 0
    }

    @Test(arguments: 1...40 as ClosedRange<UInt64>)
    func `the area equals that of GEOS's intersection`(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let own = Geometry.multiPolygon([
            random.star(around: ewald, radius: 200),
            random.star(around: Position(ewald.x + 600, ewald.y), radius: 200),
        ])
        for distance in [0.0, 30, 150, 350, 700] {
            let other = Geometry.polygon(
                random.star(around: Position(ewald.x + distance, ewald.y + distance / 3), radius: 180))
            let expected = try gridArea(try own.intersection(other))
            #expect(abs(own.gridAreaOfIntersection(with: other) - expected) < 1e-4)
            #expect(abs(other.gridAreaOfIntersection(with: own) - expected) < 1e-4)
        }
    }

    @Test(arguments: 1...10 as ClosedRange<UInt64>)
    func `a polygon intersects itself in its whole area, whatever the orientation of its rings`(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let star = random.star(around: ewald, radius: 300)
        let reversed = Polygon(
            LineString(star.exterior.positions.reversed()),
            holes: star.holes.map { LineString($0.positions.reversed()) })
        let area = try gridArea(.polygon(star))
        for other in [star, reversed] {
            #expect(abs(Geometry.polygon(star).gridAreaOfIntersection(with: .polygon(other)) - area) < 1e-4)
        }
    }

    @Test func `neighbours with a common edge and distant polygons have no common area`() {
        let square = Geometry.square(0, 0, side: 100)
        #expect(square.gridAreaOfIntersection(with: .square(100, 0, side: 100)) == 0)
        #expect(square.gridAreaOfIntersection(with: .square(0, 100, side: 100)) == 0)
        #expect(square.gridAreaOfIntersection(with: .square(500, 500, side: 100)) == 0)
        #expect(square.gridAreaOfIntersection(with: .point(Position(50, 50))) == 0)
        #expect(square.gridAreaOfIntersection(with: .square(50, 50, side: 100)) == 2_500)
    }
}
