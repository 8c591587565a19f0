import SimpleFeatures
import TestSupport
import Testing

@testable import GeometryEngine

struct MosaicTests {
    private let frame = Geometry.square(0, 0, side: 10)

    @Test func `tiles side by side are one, and leave the rest of the frame`() throws {
        let tiles = [Geometry.rectangle(2, 2, width: 3, height: 4), .rectangle(5, 2, width: 3, height: 4)]
        let mosaic = try #require(Mosaic(tiles.flatMap(\.polygons), within: frame.polygons))
        #expect(mosaic.united?.polygons.count == 1)
        #expect(mosaic.united?.gridArea == 24)
        #expect(mosaic.rest?.gridArea == 76)
        #expect(mosaic.rest?.polygons.first?.holes.count == 1)
    }

    @Test func `what the frame's edges bound leaves no edge of its own`() throws {
        let whole = try #require(Mosaic(frame.polygons, within: frame.polygons))
        #expect(whole.united?.gridArea == 100)
        #expect(whole.rest == nil)
        let none = try #require(Mosaic([], within: frame.polygons))
        #expect(none.united == nil)
        #expect(none.rest?.gridArea == 100)
    }

    @Test func `tiles around a gap leave the gap`() throws {
        let around = Polygon(
            line((2, 2), (8, 2), (8, 8), (2, 8), (2, 2)), holes: [line((4, 4), (6, 4), (6, 6), (4, 6), (4, 4))])
        let mosaic = try #require(Mosaic([around], within: frame.polygons))
        #expect(mosaic.rest?.polygons.count == 2)
        #expect(mosaic.rest?.gridArea == 68)
    }

    @Test(
        "there is no mosaic where edges are not shared as a whole",
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
    func unclean(_ what: String, _ tiles: [Geometry]) {
        #expect(Mosaic(tiles.flatMap(\.polygons), within: frame.polygons) == nil, "\(what)")
    }

    @Test func `a tile in a hole of the frame is outside`() {
        let frame = Polygon(
            line((0, 0), (10, 0), (10, 10), (0, 10), (0, 0)), holes: [line((2, 2), (8, 2), (8, 8), (2, 8), (2, 2))])
        #expect(Mosaic(Geometry.square(4, 4, side: 2).polygons, within: [frame]) == nil)
        #expect(Mosaic(Geometry.square(2, 2, side: 6).polygons, within: [frame]) == nil)
        #expect(Mosaic([Polygon(line((0, 0), (10, 0), (10, 10), (0, 10), (0, 0)))], within: [frame]) == nil)
    }

    @Test func `tiles in the holes of others, in a frame of several polygons`() throws {
        func ring(_ low: Double, _ high: Double) -> LineString {
            line((low, low), (high, low), (high, high), (low, high), (low, low))
        }
        let tiles = [
            Polygon(ring(1, 19), holes: [ring(3, 17)]), Polygon(ring(5, 15), holes: [ring(7, 13)]),
            Polygon(ring(9, 11)), Polygon(ring(31, 32)),
        ]
        let frame = [Polygon(ring(0, 20)), Polygon(ring(30, 33))]
        let mosaic = try #require(Mosaic(tiles, within: frame))
        try expectSame(mosaic.united, try Geometry.union(of: tiles.map(Geometry.polygon)))
        try expectSame(
            mosaic.rest,
            try Geometry.multiPolygon(frame).difference(.multiPolygon(tiles)))
        #expect(try mosaic.rest?.validityFault() == nil)
    }

    /// On a lattice of a few places, where corners, edges and whole borders meet all the time.
    @Test func `where there is a mosaic, it is what GEOS finds`() throws {
        var random = SeededGenerator(seed: 11)
        var found = 0
        for _ in 0..<15_000 {
            let frame = random.latticePolygon(side: 6)
            let tiles =
                Bool.random(using: &random)
                ? (0..<Int.random(in: 1...3, using: &random)).map { _ in random.latticePolygon(side: 6) }
                : random.fan(of: frame)
            guard let mosaic = Mosaic(tiles, within: [frame]),
                try (tiles + [frame]).allSatisfy({ try Geometry.polygon($0).validityFault() == nil })
            else { continue }
            found += 1
            let union = try Geometry.union(of: tiles.map(Geometry.polygon))
            let rest = try union.map { try Geometry.polygon(frame).difference($0) } ?? .polygon(frame)
            try expectSame(mosaic.united, union)
            try expectSame(mosaic.rest, rest)
            #expect(try mosaic.united?.validityFault() == nil)
            #expect(try mosaic.rest?.validityFault() == nil)
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
    /// A polygon of three to five corners on whole numbers; it may cross itself.
    fileprivate mutating func latticePolygon(side: Int) -> Polygon {
        let corners = (0..<Int.random(in: 3...5, using: &self)).map { _ in
            Position(Double(Int.random(in: 0...side, using: &self)), Double(Int.random(in: 0...side, using: &self)))
        }
        return Polygon(LineString(corners + corners.prefix(1)))
    }

    /// Some of the triangles and larger pieces between the corners and a place; they may overlap.
    fileprivate mutating func fan(of frame: Polygon) -> [Polygon] {
        let corners = Array(frame.exterior.positions.dropLast())
        let middle = Position(Double(Int.random(in: 0...6, using: &self)), Double(Int.random(in: 0...6, using: &self)))
        var tiles: [Polygon] = []
        var start = 0
        while start < corners.count {
            let end = min(start + Int.random(in: 1...3, using: &self), corners.count)
            let piece = corners[start..<end] + [corners[end % corners.count]]
            if Int.random(in: 0..<4, using: &self) > 0 {
                tiles.append(Polygon(LineString(piece + [middle, corners[start]])))
            }
            start = end
        }
        return tiles
    }
}
