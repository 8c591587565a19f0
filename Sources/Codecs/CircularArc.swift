internal import Foundation
internal import SimpleFeatures

extension LineString {
    /// Approximates consecutive arcs by lines. Each arc begins at the end of the previous one, and has a position
    /// between its ends. `nil` for a number of positions that is not that of arcs.
    init?(arcsThrough positions: [Position]) {
        guard !positions.isEmpty else {
            self.init([])
            return
        }
        guard positions.count >= 3, !positions.count.isMultiple(of: 2) else { return nil }
        var line = [positions[0]]
        for middle in stride(from: 1, to: positions.count - 1, by: 2) {
            let (start, end) = (positions[middle - 1], positions[middle + 1])
            if let arc = CircularArc(start, positions[middle], end) {
                line += arc.positionsBetweenEnds
            } else if !positions[middle].isFinite {
                // Kept, so that the row is refused for it.
                line.append(positions[middle])
            }
            line.append(end)
        }
        self.init(line)
    }
}

/// The circular arc through three positions, as GDAL computes it. A full circle has equal ends.
private struct CircularArc {
    private let centre: Position
    private let radius: Double
    /// The angles of the ends in radians, counter-clockwise from the x axis; the second is smaller in a clockwise arc.
    private let angles: (start: Double, end: Double)

    /// `nil` when the positions lie on a line.
    init?(_ start: Position, _ middle: Position, _ end: Position) {
        // Relative to the start, so that large coordinates lose no digits.
        let (ax, ay) = (middle.x - start.x, middle.y - start.y)
        let (bx, by) = (end.x - start.x, end.y - start.y)
        let scale = max(abs(ax), abs(ay), abs(bx - ax), abs(by - ay))
        guard scale > 0, scale.isFinite else { return nil }
        if start == end {
            centre = Position(start.x + ax / 2, start.y + ay / 2)
            radius = (ax * ax + ay * ay).squareRoot() / 2
            let angle = atan2(-ay, -ax)
            angles = (angle, angle + 2 * .pi)
            return
        }
        let determinant = (ax * by - ay * bx) / (scale * scale)
        guard abs(determinant) >= Self.leastDeterminant else { return nil }
        let (a, b) = ((ax * ax + ay * ay) / scale, (bx * bx + by * by) / scale)
        let x = (a * by - b * ay) / (2 * determinant * scale)
        let y = (b * ax - a * bx) / (2 * determinant * scale)
        centre = Position(start.x + x, start.y + y)
        radius = (x * x + y * y).squareRoot()
        let first = atan2(-y, -x)
        var last = atan2(by - y, bx - x)
        if determinant > 0, last < first { last += 2 * .pi }
        if determinant < 0, last > first { last -= 2 * .pi }
        angles = (first, last)
    }

    /// Smaller determinants are those of positions on a line.
    private static let leastDeterminant = 1e-8

    /// The positions of lines of at most one degree, without the ends. The number of lines is odd and at least 7.
    var positionsBetweenEnds: [Position] {
        let sweep = angles.end - angles.start
        let wanted = Int(saturating: (abs(sweep) * 180 / .pi).rounded())
        let count = wanted < 7 ? 7 : 7 + 2 * ((wanted - 7 + 1) / 2)
        return (1..<count).map { index in
            let angle = angles.start + sweep * Double(index) / Double(count)
            return Position(centre.x + radius * cos(angle), centre.y + radius * sin(angle))
        }
    }
}
