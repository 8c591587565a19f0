import Foundation
import SimpleFeatures
import TestSupport
import Testing

@testable import GeometryEngine

@Suite struct NearestIndexTests {
    private static let measures = Result { try Measures(crs: .utm32) }

    private func edges(_ geometry: Geometry) throws -> GeocentricEdges {
        try GeocentricEdges(geometry, measures: Self.measures.get())
    }

    /// Positions in metres from a place near Herten.
    private static func line(_ positions: (Double, Double)...) -> Geometry {
        .lineString(LineString(positions.map { Position(371_000 + $0.0, 5_715_000 + $0.1) }))
    }

    private static func square(_ x: Double, _ y: Double, _ side: Double) -> Geometry {
        let corners = [(0, 0), (1, 0), (1, 1), (0, 1), (0, 0)].map {
            Position(371_000 + x + side * $0.0, 5_715_000 + y + side * $0.1)
        }
        return .polygon(Polygon(LineString(corners)))
    }

    static let site = square(0, 0, 1000)

    /// A description, the geometry, and its distance from the site, in metres of the plane.
    static let cases: [(what: String, target: Geometry, distance: Double)] = [
        ("a point beside it", .point(Position(371_500, 5_716_300)), 300),
        ("a point inside", .point(Position(371_500, 5_715_500)), 0),
        ("a line that touches a corner", line((1000, 1000), (2000, 2000)), 0),
        ("a line through it", line((-500, 500), (1500, 500)), 0),
        ("a line inside", line((400, 400), (600, 600)), 0),
        ("a line of no length", line((1400, 500), (1400, 500)), 400),
        ("a line of one position", .lineString(LineString([Position(371_000, 5_714_900)])), 100),
        ("a line that crosses itself", line((1500, 0), (2500, 1000), (2500, 0), (1250, 1000)), 250),
        ("a line that goes back on itself", line((1200, 500), (1700, 500), (1200, 500)), 200),
        ("an area around it", square(-500, -500, 2000), 0),
        ("an area beside it", square(1020, 0, 10), 20),
        ("several points", .multiPoint([Position(371_500, 5_719_000), Position(370_970, 5_714_960)]), 50),
        ("a collection", .geometryCollection([.point(Position(375_000, 5_715_000)), square(0, 1030, 5)]), 30),
    ]

    @Test(arguments: cases.indices)
    func `the nearest points have the expected distance`(_ index: Int) throws {
        let (what, target, distance) = Self.cases[index]
        let (site, other) = try (edges(Self.site), edges(target))
        let points = try #require(site.nearestPoints(to: other), "\(what)")
        let back = try #require(other.nearestPoints(to: site), "\(what)")
        let metres = try Self.measures.get().straightLine(from: points.own, to: points.other).metres
        // The plane's scale is 0.9998 here.
        #expect(abs(metres - distance) <= distance * 3e-4, "\(what): \(metres)")
        #expect(abs(points.chordMetres - back.chordMetres) <= 1e-6, "\(what)")
        if distance == 0 { #expect(metres == 0 && points.own == points.other, "\(what)") }
    }

    @Test func `an empty geometry has no nearest points and is never found`() throws {
        let empty = try edges(.multiPolygon([]))
        #expect(try empty.nearestPoints(to: edges(Self.site)) == nil)
        #expect(try NearestIndex([empty]).nearest(to: edges(Self.site), count: 3).isEmpty)
        #expect(try NearestIndex([]).nearest(to: edges(Self.site), count: 3).isEmpty)
    }

    /// Long edges far apart, whose nearest points in the plane differ from those on the ellipsoid.
    @Test(arguments: 1...10 as ClosedRange<UInt64>)
    func `the nearest points are those on the ellipsoid, not in the plane`(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        func position() -> Position {
            Position(.random(in: 320_000...400_000, using: &random), .random(in: 5_680_000...5_760_000, using: &random))
        }
        let measures = try Self.measures.get()
        let a = LineString([position(), position(), position()])
        let b = LineString([position(), position()])
        let points = try #require(try edges(.lineString(a)).nearestPoints(to: edges(.lineString(b))))
        let found = try measures.straightLine(from: points.own, to: points.other).metres
        // Samples 200 m apart can miss the nearest points, but are never nearer.
        let (own, other) = (a.samples(200), b.samples(200))
        var shortest = Double.infinity
        for from in own { for to in other { shortest = min(shortest, try measures.distanceMetres(from, to)) } }
        #expect(found <= shortest + 0.02)
        #expect(found >= shortest - 200)
    }

    @Test(arguments: 1...5 as ClosedRange<UInt64>)
    func `the index finds the same targets as a full scan`(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        func polygon(_ reach: Double) -> Geometry {
            Self.square(
                .random(in: -40_000...40_000, using: &random), .random(in: -40_000...40_000, using: &random),
                .random(in: 1...reach, using: &random))
        }
        let targets = try (0..<200).map { _ in try edges(polygon(4000)) }
        let index = NearestIndex(targets)
        for _ in 0..<30 {
            let site = try edges(polygon(900))
            let all = targets.indices.compactMap { index in
                site.nearestPoints(to: targets[index]).map { NearestIndex.Neighbour(index: index, points: $0) }
            }.sorted { ($0.points.chordMetres, $0.index) < ($1.points.chordMetres, $1.index) }
            let found = index.nearest(to: site, count: 5)
            #expect(found.map(\.index) == all.prefix(5).map(\.index))
            #expect(found.map(\.points.chordMetres) == all.prefix(5).map(\.points.chordMetres))
            let limit = all[2].points.chordMetres + 1e-6
            #expect(
                index.nearest(to: site, count: 50, within: limit).count
                    == all.filter { $0.points.chordMetres <= limit }.count)
        }
    }
}

extension LineString {
    /// Positions along the line, at most `spacing` apart.
    fileprivate func samples(_ spacing: Double) -> [Position] {
        zip(positions, positions.dropFirst()).flatMap { a, b in
            let count = Int(exactly: (hypot(b.x - a.x, b.y - a.y) / spacing).rounded(.up)) ?? 0
            return (0...count).map { step in
                let share = Double(step) / Double(count)
                return Position(a.x + (b.x - a.x) * share, a.y + (b.y - a.y) * share)
            }
        }
    }
}
