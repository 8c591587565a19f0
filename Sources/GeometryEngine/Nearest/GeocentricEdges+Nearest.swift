public import SimpleFeatures

/// The two nearest points of two geometries, in the plane.
public struct NearestPoints: Hashable, Sendable {
    /// The point on the geometry whose method was called, in the plane.
    public var own: Position
    /// The point on the argument, in the plane.
    public var other: Position
    /// The length in metres of the chord between the points; 0 when the geometries intersect. Only for comparisons,
    /// since the geodesic is longer.
    public var chordMetres: Double
}

extension GeocentricEdges {
    /// The nearest points of the two geometries; `nil` when either is empty or they are farther apart than `limit`.
    ///
    /// - Parameter limit: the maximum distance in metres.
    public func nearestPoints(to other: GeocentricEdges, within limit: Double = .infinity) -> NearestPoints? {
        if isEmpty || other.isEmpty { return nil }
        if let common = commonPosition(with: other) { return NearestPoints(own: common, other: common, chordMetres: 0) }
        var search = Search(squaredLimit: limit * limit)
        for run in runs where run.box.squaredDistance(to: other.box) <= search.best {
            for otherRun in other.runs where run.box.squaredDistance(to: otherRun.box) <= search.best {
                search.compare(self, run, other, otherRun)
                if search.best == 0 { return search.points }
            }
        }
        return search.points
    }

    /// A position of one geometry inside a polygon of the other; their edges may be disjoint.
    private func commonPosition(with other: GeocentricEdges) -> Position? {
        if !polygons.isEmpty, let inside = other.partStarts.first(where: contains) { return inside }
        return other.polygons.isEmpty ? nil : partStarts.first(where: other.contains)
    }
}

/// The state of a search for the nearest pair of edges.
private struct Search {
    /// The squared length of the shortest chord so far.
    private(set) var best: Double
    private(set) var points: NearestPoints?
    /// Skips pairs of edges whose bounding balls are farther apart than this.
    private var reach: Double

    init(squaredLimit: Double) {
        best = squaredLimit
        reach = Self.reach(squaredLimit)
    }

    /// At least the distance at which edges are compared in the plane, plus the rounding error of geocentric
    /// coordinates.
    private static func reach(_ square: Double) -> Double { max(square, nearSquare).squareRoot() + 1e-6 }

    mutating func compare(
        _ a: GeocentricEdges, _ runA: GeocentricEdges.Run, _ b: GeocentricEdges, _ runB: GeocentricEdges.Run
    ) {
        for i in runA.range {
            let edge = a.edges[i]
            for j in runB.range {
                let other = b.edges[j]
                let apart = reach + edge.radius + other.radius
                if (edge.middle - other.middle).squaredLength > apart * apart { continue }
                var (square, s, t) = shortestChord(
                    edge.to - edge.from, other.to - other.from, edge.from - other.from)
                if square > max(best, Self.nearSquare) || (square > best && best == 0) { continue }
                if square < Self.nearSquare {
                    // At this distance the plane is exact enough, and edges that cross in the plane must intersect.
                    (square, s, t) = shortestChord(
                        edge.plane, other.plane,
                        SIMD3(edge.planeFrom.x - other.planeFrom.x, edge.planeFrom.y - other.planeFrom.y, 0))
                    if square < Self.touchSquare { square = 0 }
                }
                guard square < best || (points == nil && square <= best) else { continue }
                best = square
                reach = Self.reach(square)
                let own = edge.position(at: s)
                points = NearestPoints(
                    own: own, other: square == 0 ? own : other.position(at: t), chordMetres: square.squareRoot())
            }
        }
    }

    /// One metre, squared: nearer edges are compared in the plane.
    private static let nearSquare = 1.0
    /// A hundredth of a millimetre, squared: the rounding error between edges that touch.
    private static let touchSquare = 1e-10
}

extension GeocentricEdges.Edge {
    fileprivate var plane: SIMD3<Double> { SIMD3(planeTo.x - planeFrom.x, planeTo.y - planeFrom.y, 0) }
}

/// The shortest chord between two edges: its squared length, and the fractions of the edges at its ends.
///
/// - Parameters:
///   - d1: the vector of the first edge.
///   - d2: the vector of the second edge.
///   - r: from the start of the second edge to the start of the first.
@inline(__always)
private func shortestChord(
    _ d1: SIMD3<Double>, _ d2: SIMD3<Double>, _ r: SIMD3<Double>
) -> (square: Double, s: Double, t: Double) {
    let (a, e) = (d1.squaredLength, d2.squaredLength)
    let (c, f) = ((d1 * r).sum(), (d2 * r).sum())
    var (s, t) = (0.0, 0.0)
    if a > 0 && e > 0 {
        let b = (d1 * d2).sum()
        let denominator = a * e - b * b
        // For parallel edges any start is correct.
        s = denominator > 1e-12 * a * e ? unit((b * f - c * e) / denominator) : 0
        t = (b * s + f) / e
        if t < 0 {
            t = 0
            s = unit(-c / a)
        } else if t > 1 {
            t = 1
            s = unit((b - c) / a)
        }
    } else if a > 0 {
        s = unit(-c / a)
    } else if e > 0 {
        t = unit(f / e)
    }
    return ((r + d1 * s - d2 * t).squaredLength, s, t)
}

@inline(__always)
private func unit(_ share: Double) -> Double { min(max(share, 0), 1) }
