import Foundation
public import SimpleFeatures

extension SeededGenerator {
    /// A number in the range.
    public mutating func number(in range: Range<Double>) -> Double { Double.random(in: range, using: &self) }

    /// A position in the box.
    public mutating func position(in box: Envelope) -> Position {
        Position(number(in: box.minX..<box.maxX), number(in: box.minY..<box.maxY))
    }

    /// A valid polygon around `center`: a star of 12 to 40 corners with up to three holes side by side.
    public mutating func star(around center: Position, radius: Double) -> Polygon {
        let exterior = ring(around: center, radius: radius * 0.6..<radius)
        let places = [Position(-0.3, 0), Position(0.3, 0), Position(0, 0.3)]
        let holes = places.prefix(Int.random(in: 0...3, using: &self)).map { place in
            let hole = Position(center.x + place.x * radius, center.y + place.y * radius)
            return ring(around: hole, radius: radius * 0.05..<radius * 0.12)
        }
        return Polygon(exterior, holes: holes)
    }

    private mutating func ring(around center: Position, radius: Range<Double>) -> LineString {
        let count = Int.random(in: 12...40, using: &self)
        let positions = (0..<count).map { corner in
            let angle = 2 * Double.pi * Double(corner) / Double(count)
            let distance = number(in: radius)
            return Position(center.x + distance * cos(angle), center.y + distance * sin(angle))
        }
        return LineString(positions + positions.prefix(1))
    }
}
