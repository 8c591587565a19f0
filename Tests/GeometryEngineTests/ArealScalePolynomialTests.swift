import SimpleFeatures
import TestSupport
import Testing

@testable import GeometryEngine

/// Areas by the polynomial against PROJ's geodesic areas, in projections whose scale varies little, much, and not at all.
struct ArealScalePolynomialTests {
    @Test(
        arguments: [
            (25832, 371_676, 5_715_050), (25832, 280_000, 5_560_000), (31466, 2_570_000, 5_710_000),
            (3035, 4_100_000, 3_150_000), (3857, 790_000, 6_690_000), (32661, 2_100_000, 900_000),
        ] as [(Int, Double, Double)], 1...5 as ClosedRange<UInt64>)
    func `the area agrees with PROJ's geodesics to a billionth`(
        _ plane: (epsg: Int, x: Double, y: Double), seed: UInt64
    ) throws {
        var random = SeededGenerator(seed: seed)
        let measures = try Measures(crs: .epsg(plane.epsg))
        for radius in [15.0, 80, 400, 1_900] {
            let centre = Position(
                plane.x + random.number(in: -9_000..<9_000), plane.y + random.number(in: -9_000..<9_000))
            let polygon = random.star(around: centre, radius: radius)
            let area = try measures.areaSquareMetres(.polygon(polygon))
            // Only short geodesics follow the straight edges of the plane.
            let geodesic = try measures.geodesicAreaSquareMetres(polygon.densified(to: min(5, radius / 40)))
            // PROJ's own sum is uncertain by some 1e-4 m² whatever the polygon's size.
            #expect(abs(area - geodesic) < 1e-9 * geodesic + 5e-4, "radius \(radius): \(area), PROJ \(geodesic)")
        }
    }

    /// PROJ's sum is too imprecise for small squares, so their scale is compared with that of the hectare around them.
    @Test func `a square metre has the scale of the hectare around it`() throws {
        let measures = try Measures(crs: .utm32)
        let scales = [1.0, 10, 100].map { side in
            Polygon(
                LineString(
                    [(-1, -1), (1, -1), (1, 1), (-1, 1), (-1, -1)].map { x, y in
                        Position(371_676 + x * side / 2, 5_715_050 + y * side / 2)
                    }))
        }.map { square in (try? measures.areaSquareMetres(.polygon(square))).map { $0 / square.gridArea } ?? 0 }
        #expect(abs(scales[0] / scales[2] - 1) < 1e-10 && abs(scales[1] / scales[2] - 1) < 1e-10)
        #expect(abs(scales[2] - 1.0004) < 1e-4)
    }

    @Test func `a polygon across a pole is measured by PROJ`() throws {
        let measures = try Measures(crs: .epsg(32661))
        let square = Polygon(
            LineString(
                [(-1, -1), (1, -1), (1, 1), (-1, 1), (-1, -1)].map { x, y in
                    Position(2_000_000 + 1_000 * x, 2_000_000 + 1_000 * y)
                }))
        let area = try measures.areaSquareMetres(.polygon(square))
        #expect(try area == measures.geodesicAreaSquareMetres(square))
    }

    @Test func `a polygon larger than a tile is measured by PROJ`() throws {
        let measures = try Measures(crs: .utm32)
        var random = SeededGenerator(seed: 1)
        let polygon = random.star(around: Position(371_676, 5_715_050), radius: 20_000)
        #expect(try measures.areaSquareMetres(.polygon(polygon)) == measures.geodesicAreaSquareMetres(polygon))
    }
}

extension Polygon {
    fileprivate var gridArea: Double {
        (exterior.positions[2].x - exterior.positions[0].x) * (exterior.positions[2].y - exterior.positions[0].y)
    }

    /// The polygon with edges no longer than `longest`.
    fileprivate func densified(to longest: Double) -> Polygon {
        func densified(_ ring: LineString) -> LineString {
            var positions: [Position] = []
            for (a, b) in zip(ring.positions, ring.positions.dropFirst()) {
                let (dx, dy) = (b.x - a.x, b.y - a.y)
                let pieces = max(1, ((dx * dx + dy * dy).squareRoot() / longest).rounded(.up))
                for piece in stride(from: 0, to: pieces, by: 1) {
                    positions.append(Position(a.x + dx * piece / pieces, a.y + dy * piece / pieces))
                }
            }
            return LineString(positions + [positions[0]])
        }
        return Polygon(densified(exterior), holes: holes.map(densified))
    }
}
