public import SimpleFeatures

/// The ends of the shortest way between two geometries, in the plane.
public struct NearestEnds: Hashable, Sendable {
    public var own: Position
    public var other: Position
    /// The length of the chord between them in metres; 0 where the two meet. For comparing, not for showing.
    public var chord: Double
}

extension SpaceEdges {
    /// The ends of the shortest way to the other; `nil` when either is empty, or it is longer than `limit`.
    ///
    /// - Parameter limit: in metres.
    public func nearestEnds(to other: SpaceEdges, within limit: Double = .infinity) -> NearestEnds? {
        if isEmpty || other.isEmpty { return nil }
        if let common = commonPosition(with: other) { return NearestEnds(own: common, other: common, chord: 0) }
        var search = Search(squaredLimit: limit * limit)
        for run in runs where run.box.squaredDistance(to: other.box) <= search.best {
            for otherRun in other.runs where run.box.squaredDistance(to: otherRun.box) <= search.best {
                search.compare(self, run, other, otherRun)
                if search.best == 0 { return search.ends }
            }
        }
        return search.ends
    }

    /// A position of one that lies inside the other, when no edges need cross for it.
    private func commonPosition(with other: SpaceEdges) -> Position? {
        if !polygons.isEmpty, let inside = other.partStarts.first(where: contains) { return inside }
        return other.polygons.isEmpty ? nil : partStarts.first(where: other.contains)
    }
}

/// The best pair of edges so far.
private struct Search {
    /// The squared length of the shortest way so far.
    private(set) var best: Double
    private(set) var ends: NearestEnds?
    /// Edges whose balls lie farther apart than this are not looked at.
    private var reach: Double

    init(squaredLimit: Double) {
        best = squaredLimit
        reach = Self.reach(squaredLimit)
    }

    /// Far enough for edges in the plane to be compared, and for what rounding does to places millions of metres from the
    /// centre.
    private static func reach(_ square: Double) -> Double { max(square, nearSquare).squareRoot() + 1e-6 }

    mutating func compare(_ a: SpaceEdges, _ runA: SpaceEdges.Run, _ b: SpaceEdges, _ runB: SpaceEdges.Run) {
        for i in runA.range {
            let edge = a.edges[i]
            for j in runB.range {
                let other = b.edges[j]
                let apart = reach + edge.radius + other.radius
                if (edge.middle - other.middle).squaredLength > apart * apart { continue }
                var (square, s, t) = shortestWay(
                    edge.to - edge.from, other.to - other.from, edge.from - other.from)
                if square > max(best, Self.nearSquare) || (square > best && best == 0) { continue }
                if square < Self.nearSquare {
                    // So near each other the ground is flat, and edges that cross in the plane must meet.
                    (square, s, t) = shortestWay(
                        edge.plane, other.plane,
                        SIMD3(edge.planeFrom.x - other.planeFrom.x, edge.planeFrom.y - other.planeFrom.y, 0))
                    if square < Self.touchSquare { square = 0 }
                }
                guard square < best || (ends == nil && square <= best) else { continue }
                best = square
                reach = Self.reach(square)
                let own = edge.position(at: s)
                ends = NearestEnds(
                    own: own, other: square == 0 ? own : other.position(at: t), chord: square.squareRoot())
            }
        }
    }

    /// One metre.
    private static let nearSquare = 1.0
    /// A hundredth of a millimetre: what rounding leaves between edges that touch.
    private static let touchSquare = 1e-10
}

extension SpaceEdges.Edge {
    fileprivate var plane: SIMD3<Double> { SIMD3(planeTo.x - planeFrom.x, planeTo.y - planeFrom.y, 0) }
}

/// The shortest way between two edges: its squared length, and the shares of the edges at which it ends.
///
/// - Parameters:
///   - d1: along the first edge.
///   - d2: along the second edge.
///   - r: from the start of the second to the start of the first.
@inline(__always)
private func shortestWay(
    _ d1: SIMD3<Double>, _ d2: SIMD3<Double>, _ r: SIMD3<Double>
) -> (square: Double, s: Double, t: Double) {
    let (a, e) = (d1.squaredLength, d2.squaredLength)
    let (c, f) = ((d1 * r).sum(), (d2 * r).sum())
    var (s, t) = (0.0, 0.0)
    if a > 0 && e > 0 {
        let b = (d1 * d2).sum()
        let denominator = a * e - b * b
        // Parallel edges: any place will do to begin with.
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
