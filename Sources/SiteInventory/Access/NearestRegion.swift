internal import SimpleFeatures

/// The area in which changed targets can be among the nearest of a site, before or after the change.
///
/// Divides the plane into cells. In a cell, the third nearest target is not farther than ``AccessLink/nearestCount``
/// unchanged targets are from its corners. A changed target that is farther from the whole cell changes no link there.
struct NearestRegion {
    private struct Target {
        var box: Envelope
        var positions: [Position]
    }

    private let unchanged: [Target]
    private let changed: [Envelope]

    /// The number of times that the area is divided into four.
    private static let depth = 7
    /// Distances in the plane and on the ellipsoid differ by less than 1 %.
    private static let scaleTolerance = 1.01

    /// - Parameters:
    ///   - unchanged: the targets that are the same before and after the change.
    ///   - changed: the targets before and after the change.
    init(unchanged: [Geometry], changed: [Geometry]) {
        self.unchanged = unchanged.compactMap { geometry in
            Envelope(geometry).map { Target(box: $0, positions: geometry.allPositions) }
        }
        self.changed = changed.compactMap { Envelope($0) }
    }

    /// The cells of `extent` that belong to the region; empty when nothing has changed.
    func cells(in extent: Envelope) -> [Envelope] { changed.isEmpty ? [] : cells(extent, unchanged, Self.depth) }

    private func cells(_ cell: Envelope, _ targets: [Target], _ depth: Int) -> [Envelope] {
        let reach = Self.reach(of: cell, targets) * Self.scaleTolerance
        guard changed.contains(where: { cell.distance(to: $0) <= reach }) else { return [] }
        guard depth > 0 else { return [cell] }
        let near = reach.isFinite ? targets.filter { cell.distance(to: $0.box) <= reach } : targets
        let quarters = cell.quarters.map { cells($0, near, depth - 1) }
        return quarters.allSatisfy { $0.count == 1 }
            && quarters.indices.allSatisfy { quarters[$0] == [cell.quarters[$0]] }
            ? [cell] : quarters.flatMap(\.self)
    }

    /// An upper bound of the distance from any position in the cell to the last of its nearest unchanged targets.
    private static func reach(of cell: Envelope, _ targets: [Target]) -> Double {
        guard targets.count >= AccessLink.nearestCount else { return .infinity }
        var nearest = [Double](repeating: .infinity, count: AccessLink.nearestCount)
        for target in targets {
            let distance = target.positions.lazy.map(cell.farthestDistance).min() ?? .infinity
            guard let place = nearest.firstIndex(where: { distance < $0 }) else { continue }
            nearest.insert(distance, at: place)
            nearest.removeLast()
        }
        return nearest[AccessLink.nearestCount - 1]
    }
}

extension Envelope {
    fileprivate func distance(to other: Envelope) -> Double { squaredDistance(to: other).squareRoot() }

    fileprivate func farthestDistance(to position: Position) -> Double {
        let dx = max(abs(position.x - minX), abs(position.x - maxX))
        let dy = max(abs(position.y - minY), abs(position.y - maxY))
        return (dx * dx + dy * dy).squareRoot()
    }

    fileprivate var quarters: [Envelope] {
        let (x, y) = ((minX + maxX) / 2, (minY + maxY) / 2)
        return [
            Envelope(minX: minX, minY: minY, maxX: x, maxY: y), Envelope(minX: x, minY: minY, maxX: maxX, maxY: y),
            Envelope(minX: minX, minY: y, maxX: x, maxY: maxY), Envelope(minX: x, minY: y, maxX: maxX, maxY: maxY),
        ]
    }
}
