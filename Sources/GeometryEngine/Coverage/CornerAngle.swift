import Foundation
import SimpleFeatures

/// The interior angle of a polygon at a vertex: counterclockwise from a direction, in radians.
struct CornerAngle {
    private let from: Double
    private let width: Double

    /// Smaller differences are rounding errors. Edges a few kilometres long that are 0.1 mm apart differ by more.
    private static let tolerance = 1e-9

    /// - Parameters:
    ///   - before: the edge to the vertex, with the interior on its left.
    ///   - after: the edge from the vertex.
    init(before: PlaneEdge, after: PlaneEdge) {
        from = after.direction
        let width = before.reversed.direction - from
        self.width = width > 0 ? width : width + 2 * .pi
    }

    /// True when the other angle lies within this one.
    func contains(_ other: Self) -> Bool { turn(to: other) + other.width <= width + Self.tolerance }

    /// True when the two angles do not overlap.
    func isDisjoint(from other: Self) -> Bool {
        let turn = turn(to: other)
        return turn >= width - Self.tolerance && turn + other.width <= 2 * .pi + Self.tolerance
    }

    /// The counterclockwise turn from the start of this angle to the start of the other.
    private func turn(to other: Self) -> Double {
        let turn = other.from - from
        if abs(turn) < Self.tolerance || abs(abs(turn) - 2 * .pi) < Self.tolerance { return 0 }
        return turn > 0 ? turn : turn + 2 * .pi
    }
}

extension PlaneEdge {
    /// The direction of the edge in radians, counterclockwise from the x axis.
    fileprivate var direction: Double { atan2(end.y - start.y, end.x - start.x) }
}
