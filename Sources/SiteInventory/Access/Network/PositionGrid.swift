internal import SimpleFeatures

/// A uniform grid over positions, for searches of near positions.
struct PositionGrid {
    private struct Cell: Hashable {
        var x: Double
        var y: Double
    }

    private let cellSize: Double
    /// The last position added to each cell.
    private var last: [Cell: Int32] = [:]
    /// The previous position in the same cell, by position; -1 for none.
    private var previous: [Int32]

    /// - Parameter cellSize: the side of a cell, in the unit of the positions.
    init(_ positions: [Position], cellSize: Double) {
        self.cellSize = cellSize
        previous = [Int32](repeating: -1, count: positions.count)
        for (number, position) in positions.enumerated() {
            let cell = Cell(x: (position.x / cellSize).rounded(.down), y: (position.y / cellSize).rounded(.down))
            previous[number] = last.updateValue(Int32(number), forKey: cell) ?? -1
        }
    }

    /// Calls `body` with the index of every position in the cell of `position` and in the eight cells around it.
    func forEachNear(_ position: Position, _ body: (Int32) -> Void) {
        let (x, y) = ((position.x / cellSize).rounded(.down), (position.y / cellSize).rounded(.down))
        for (dx, dy) in Self.offsets {
            var index = last[Cell(x: x + dx, y: y + dy)] ?? -1
            while index >= 0 {
                body(index)
                index = previous[Int(index)]
            }
        }
    }

    private static let offsets: [(Double, Double)] = [-1, 0, 1].flatMap { dx in [-1, 0, 1].map { (dx, $0) } }
}
