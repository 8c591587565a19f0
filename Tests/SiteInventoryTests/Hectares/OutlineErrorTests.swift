import Foundation
import SimpleFeatures
import TestSupport
import Testing

@testable import SiteInventory

@Suite struct OutlineErrorTests {
    private let square = Land.rectangle(0, 0, 1000, 1000)

    /// By hand: ¼ · 4 · s² · (2 · 1000²), with s² = a²/2, is (1000 a)²; the second part is 2 s⁴ = a⁴/2.
    @Test(arguments: [0.01, 1.0, 30.0])
    func `the error of a square is its side times the accuracy`(accuracy: Double) {
        let error = OutlineError([(square, accuracy)]).standardErrorSquareMetres(of: square)
        let expected = (1e6 * accuracy * accuracy + accuracy * accuracy * accuracy * accuracy / 2).squareRoot()
        #expect(abs((error ?? 0) - expected) < 1e-9 * expected)
    }

    /// 20,000 outlines whose corners were moved at random.
    @Test(arguments: [(1, 0.5), (2, 5.0), (3, 60.0)] as [(UInt64, Double)])
    func `the error is the standard deviation of areas with random errors in their corners`(
        seed: UInt64, accuracy: Double
    ) {
        var random = SeededGenerator(seed: seed)
        let polygon = random.star(around: Land.origin, radius: 400)
        let land = Geometry.polygon(polygon)
        let rings = polygon.rings.map { $0.corners(straightnessMetres: 0.001) }
        let deviation = accuracy / 2.0.squareRoot()
        let areas = (0..<20_000).map { _ in
            rings.enumerated().reduce(0.0) { sum, ring in
                let moved = ring.element.map { corner in
                    Position(corner.x + deviation * random.normal(), corner.y + deviation * random.normal())
                }
                let sign: Double = (ring.element.shoelace > 0) == (ring.offset == 0) ? 1 : -1
                return sum + sign * moved.shoelace
            }
        }
        let mean = areas.reduce(0, +) / Double(areas.count)
        let spread = (areas.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(areas.count - 1)).squareRoot()
        let error = OutlineError([(land, accuracy)]).standardErrorSquareMetres(of: land) ?? 0
        // 20,000 samples determine a standard deviation to 0.5 %.
        #expect(abs(error - spread) < 0.03 * spread, "\(error) m², not \(spread) m²")
    }

    @Test func `positions inserted on straight edges change nothing`() {
        let corners = [(0.0, 0.0), (1000, 0), (1000, 1000), (0, 1000), (0, 0)]
        let dense = zip(corners, corners.dropFirst()).flatMap { a, b in
            (0..<50).map { step in
                let share = Double(step) / 50
                return Position(
                    Land.origin.x + a.0 + (b.0 - a.0) * share, Land.origin.y + a.1 + (b.1 - a.1) * share)
            }
        }
        let densified = Geometry.polygon(Polygon(LineString(dense + dense.prefix(1))))
        let sparse = OutlineError([(square, 2)]).standardErrorSquareMetres(of: square) ?? 0
        let error = OutlineError([(densified, 2)]).standardErrorSquareMetres(of: densified) ?? 0
        #expect(abs(error - sparse) < 1e-6 * sparse)
    }

    @Test(arguments: 1...10 as ClosedRange<UInt64>)
    func `the start and the orientation of a ring do not matter`(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let polygon = random.star(around: Land.origin, radius: 300)
        let open = Array(polygon.exterior.positions.dropLast())
        let turned = Array((open[5...] + open[..<5]).reversed())
        let other = Polygon(LineString(turned + turned.prefix(1)), holes: polygon.holes.reversed())
        let errors = [polygon, other].map { polygon in
            OutlineError([(.polygon(polygon), 1)]).standardErrorSquareMetres(of: .polygon(polygon)) ?? 0
        }
        #expect(abs(errors[0] - errors[1]) < 1e-9 * errors[0])
    }

    @Test func `a corner on several outlines has the accuracy of the least accurate one`() {
        let right = Land.rectangle(500, 100, 500, 800)
        // Its left corners lie on its own outline only.
        let known = OutlineError([(square, 10), (right, 1)]).standardErrorSquareMetres(of: right) ?? 0
        let fine = OutlineError([(right, 1)]).standardErrorSquareMetres(of: right) ?? 0
        let coarse = OutlineError([(right, 10)]).standardErrorSquareMetres(of: right) ?? 0
        #expect(fine < known && known < coarse)
        #expect(OutlineError([(square, nil), (right, 1)]).standardErrorSquareMetres(of: right) == nil)
        #expect(OutlineError([(square, nil)]).standardErrorSquareMetres(of: Land.rectangle(0, 0, 1, 1)) == nil)
        #expect(OutlineError([(square, 0)]).standardErrorSquareMetres(of: square) == 0)
    }
}

extension SeededGenerator {
    /// A number of mean 0 and standard deviation 1 (Box and Muller).
    fileprivate mutating func normal() -> Double {
        let (u, v) = (number(in: 1e-12..<1), number(in: 0..<1))
        return (-2 * log(u)).squareRoot() * cos(2 * .pi * v)
    }
}

extension [Position] {
    /// The signed area of the open ring.
    fileprivate var shoelace: Double {
        guard let origin = first else { return 0 }
        return zip(self, dropFirst() + prefix(1)).reduce(0) { sum, edge in
            sum + (edge.0.x - origin.x) * (edge.1.y - origin.y) - (edge.1.x - origin.x) * (edge.0.y - origin.y)
        } / 2
    }
}
