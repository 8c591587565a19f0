import Foundation
public import SimpleFeatures

/// A star polygon with an odd number of points, each joined to the opposite one. Nearly all edges cross each other.
///
/// It has `points * (points - 3) / 2` self-intersections.
public func star(points: Int, middle: Position, radius: Double = 500) -> Geometry {
    let positions = (0...points).map { number in
        let turn = 2 * .pi * Double(number % points * (points / 2)) / Double(points)
        return Position(middle.x + radius * cos(turn), middle.y + radius * sin(turn))
    }
    return .polygon(Polygon(LineString(positions)))
}
