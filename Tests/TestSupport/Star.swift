import Foundation
public import SimpleFeatures

/// A star polygon of an odd number of points, each joined to the farthest: every edge crosses nearly every other.
///
/// It crosses itself `points * (points - 3) / 2` times.
public func star(points: Int, middle: Position, radius: Double = 500) -> Geometry {
    let positions = (0...points).map { number in
        let turn = 2 * .pi * Double(number % points * (points / 2)) / Double(points)
        return Position(middle.x + radius * cos(turn), middle.y + radius * sin(turn))
    }
    return .polygon(Polygon(LineString(positions)))
}
