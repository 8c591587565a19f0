import SimpleFeatures
import TestSupport
import Testing

@testable import GeometryEngine

struct PolygonCoverageTests {
    private let frame = Geometry.square(0, 0, side: 10)

    @Test func `polygons side by side unite to one, and the complement is the rest of the frame`() throws {
        let polygons = [Geometry.rectangle(2, 2, width: 3, height: 4), .rectangle(5, 2, width: 3, height: 4)]
        let coverage = try #require(PolygonCoverage(polygons.flatMap(\.polygons), within: frame.polygons))
        #expect(coverage.union?.polygons.count == 1)
        #expect(coverage.union?.gridArea == 24)
        #expect(coverage.complement?.gridArea == 76)
        #expect(coverage.complement?.polygons.first?.holes.count == 1)
    }

    @Test func `a polygon that fills the frame has no complement, and no polygons have no union`() throws {
        let whole = try #require(PolygonCoverage(frame.polygons, within: frame.polygons))
        #expect(whole.union?.gridArea == 100)
        #expect(whole.complement == nil)
        let none = try #require(PolygonCoverage([], within: frame.polygons))
        #expect(none.union == nil)
        #expect(none.complement?.gridArea == 100)
    }

    @Test func `a hole in a polygon belongs to the complement`() throws {
        let holed = Polygon(
            line((2, 2), (8, 2), (8, 8), (2, 8), (2, 2)), holes: [line((4, 4), (6, 4), (6, 6), (4, 6), (4, 4))])
        let coverage = try #require(PolygonCoverage([holed], within: frame.polygons))
        #expect(coverage.complement?.polygons.count == 2)
        #expect(coverage.complement?.gridArea == 68)
    }

    @Test(
        "polygons that are not edge-matched are no coverage",
        arguments: [
            ("overlap", [Geometry.rectangle(1, 1, width: 5, height: 5), .rectangle(4, 4, width: 5, height: 5)]),
            ("the same twice", [.square(1, 1, side: 3), .square(1, 1, side: 3)]),
            ("one within another", [.square(1, 1, side: 8), .square(3, 3, side: 2)]),
            ("a part of an edge", [.rectangle(1, 1, width: 3, height: 6), .rectangle(4, 2, width: 3, height: 3)]),
            ("a gap by rounding", [.square(1, 1, side: 3), .square(4 + 1e-9, 1, side: 3)]),
            ("a corner alone", [.square(1, 1, side: 3), .square(4, 4, side: 3)]),
            ("outside the frame", [.square(11, 1, side: 3)]),
            ("across the frame", [.square(8, 1, side: 3)]),
            ("outside, at an edge of the frame", [.square(10, 0, side: 10)]),
            ("the frame within it", [.square(-1, -1, side: 12)]),
        ] as [(String, [Geometry])])
    func mismatch(_ what: String, _ polygons: [Geometry]) {
        #expect(PolygonCoverage(polygons.flatMap(\.polygons), within: frame.polygons) == nil, "\(what)")
    }

    @Test func `a polygon in a hole of the frame is outside`() {
        let frame = Polygon(
            line((0, 0), (10, 0), (10, 10), (0, 10), (0, 0)), holes: [line((2, 2), (8, 2), (8, 8), (2, 8), (2, 2))])
        #expect(PolygonCoverage(Geometry.square(4, 4, side: 2).polygons, within: [frame]) == nil)
        #expect(PolygonCoverage(Geometry.square(2, 2, side: 6).polygons, within: [frame]) == nil)
        #expect(PolygonCoverage([Polygon(line((0, 0), (10, 0), (10, 10), (0, 10), (0, 0)))], within: [frame]) == nil)
    }

    @Test func `polygons may lie in the holes of others, in a frame of several polygons`() throws {
        func ring(_ low: Double, _ high: Double) -> LineString {
            line((low, low), (high, low), (high, high), (low, high), (low, low))
        }
        let polygons = [
            Polygon(ring(1, 19), holes: [ring(3, 17)]), Polygon(ring(5, 15), holes: [ring(7, 13)]),
            Polygon(ring(9, 11)), Polygon(ring(31, 32)),
        ]
        let frame = [Polygon(ring(0, 20)), Polygon(ring(30, 33))]
        let coverage = try #require(PolygonCoverage(polygons, within: frame))
        try expectSame(coverage.union, try Geometry.union(of: polygons.map(Geometry.polygon)))
        try expectSame(
            coverage.complement,
            try Geometry.multiPolygon(frame).difference(.multiPolygon(polygons)))
        #expect(try coverage.complement?.validityFault() == nil)
    }

    /// On a small lattice vertices, edges and whole boundaries coincide often.
    @Test func `the union and the complement equal the overlays of GEOS`() throws {
        var random = SeededGenerator(seed: 11)
        var found = 0
        for _ in 0..<15_000 {
            let frame = random.latticePolygon(side: 6)
            let polygons =
                Bool.random(using: &random)
                ? (0..<Int.random(in: 1...3, using: &random)).map { _ in random.latticePolygon(side: 6) }
                : random.fan(of: frame)
            guard let coverage = PolygonCoverage(polygons, within: [frame]),
                try (polygons + [frame]).allSatisfy({ try Geometry.polygon($0).validityFault() == nil })
            else { continue }
            found += 1
            let union = try Geometry.union(of: polygons.map(Geometry.polygon))
            let complement = try union.map { try Geometry.polygon(frame).difference($0) } ?? .polygon(frame)
            try expectSame(coverage.union, union)
            try expectSame(coverage.complement, complement)
            #expect(try coverage.union?.validityFault() == nil)
            #expect(try coverage.complement?.validityFault() == nil)
        }
        #expect(found > 500)
    }

    private func expectSame(_ one: Geometry?, _ other: Geometry?) throws {
        guard let one, let other else {
            #expect(one == nil && other == nil)
            return
        }
        #expect(try one.difference(other) == nil)
        #expect(try other.difference(one) == nil)
        #expect(one.polygons.count == other.polygons.count)
    }
}

extension SeededGenerator {
    /// A polygon of three to five lattice points; it may cross itself.
    fileprivate mutating func latticePolygon(side: Int) -> Polygon {
        let corners = (0..<Int.random(in: 3...5, using: &self)).map { _ in
            Position(Double(Int.random(in: 0...side, using: &self)), Double(Int.random(in: 0...side, using: &self)))
        }
        return Polygon(LineString(corners + corners.prefix(1)))
    }

    /// Some of the triangles and larger pieces between the corners and a lattice point; they may overlap.
    fileprivate mutating func fan(of frame: Polygon) -> [Polygon] {
        let corners = Array(frame.exterior.positions.dropLast())
        let middle = Position(Double(Int.random(in: 0...6, using: &self)), Double(Int.random(in: 0...6, using: &self)))
        var pieces: [Polygon] = []
        var start = 0
        while start < corners.count {
            let end = min(start + Int.random(in: 1...3, using: &self), corners.count)
            let piece = corners[start..<end] + [corners[end % corners.count]]
            if Int.random(in: 0..<4, using: &self) > 0 {
                pieces.append(Polygon(LineString(piece + [middle, corners[start]])))
            }
            start = end
        }
        return pieces
    }
}
