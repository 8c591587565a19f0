internal import SimpleFeatures

/// Assembles the rings of a shapefile polygon: shells are clockwise, holes counter-clockwise.
///
/// The direction alone is not trusted: a ring inside another is a shell or a hole like that one when it has the same
/// direction, else the opposite; a ring inside no other is a shell. So files with all rings reversed are read correctly.
struct RingAssembly {
    private struct Ring {
        var line: LineString
        var area: Double
        var envelope: Box
        var isOuter = true
        var outer = 0
    }

    private var rings: [Ring]
    /// The first position of each shell that has the direction of a hole.
    private(set) var reversedRings: [Position] = []

    init(_ lines: [[Position]]) {
        rings = lines.map {
            Ring(line: LineString($0), area: signedArea(of: $0), envelope: Box(of: $0))
        }
        assignParts()
    }

    /// One polygon for each shell, in the order of the file.
    var polygons: [Polygon] {
        var polygons: [Polygon] = []
        var places: [Int: Int] = [:]
        for (index, ring) in rings.enumerated() where ring.isOuter {
            places[index] = polygons.count
            polygons.append(Polygon(ring.line))
        }
        for ring in rings where !ring.isOuter {
            if let place = places[ring.outer] { polygons[place].holes.append(ring.line) }
        }
        return polygons
    }

    private mutating func assignParts() {
        guard rings.count > 1 else { return }
        let bySize = rings.indices.sorted { abs(rings[$0].area) > abs(rings[$1].area) }
        for (rank, index) in bySize.enumerated() {
            let container = bySize[..<rank].last { contains($0, index) }
            guard let container else {
                rings[index].outer = index
                if rings[index].area > 0, rings[index].line.positions.count > 3 {
                    reversedRings.append(rings[index].line.positions[0])
                }
                continue
            }
            let turnsAlike = (rings[index].area < 0) == (rings[container].area < 0)
            rings[index].isOuter = turnsAlike == rings[container].isOuter
            rings[index].outer = rings[index].isOuter ? index : rings[container].outer
        }
    }

    /// True when the first ring contains the second.
    private func contains(_ outer: Int, _ inner: Int) -> Bool {
        guard rings[outer].envelope.contains(rings[inner].envelope) else { return false }
        let ring = rings[outer].line.positions
        for position in rings[inner].line.positions {
            if let side = isInside(position, of: ring) { return side }
        }
        // Every vertex is on the outer ring: the midpoints of the edges decide.
        for (from, to) in zip(rings[inner].line.positions, rings[inner].line.positions.dropFirst()) {
            if let side = isInside(Position((from.x + to.x) / 2, (from.y + to.y) / 2), of: ring) { return side }
        }
        return true
    }
}

private struct Box {
    var low: Position
    var high: Position

    init(of positions: [Position]) {
        low = Position(.infinity, .infinity)
        high = Position(-.infinity, -.infinity)
        for position in positions {
            low = Position(min(low.x, position.x), min(low.y, position.y))
            high = Position(max(high.x, position.x), max(high.y, position.y))
        }
    }

    func contains(_ other: Box) -> Bool {
        low.x <= other.low.x && low.y <= other.low.y && high.x >= other.high.x && high.y >= other.high.y
    }
}

/// The signed area in square units of the plane: positive for a counter-clockwise ring.
private func signedArea(of ring: [Position]) -> Double {
    guard let first = ring.first, var last = ring.last else { return 0 }
    var sum = 0.0
    // Relative to the first position, so that large coordinates lose no digits.
    for position in ring {
        sum += (last.x - first.x) * (position.y - first.y) - (position.x - first.x) * (last.y - first.y)
        last = position
    }
    return sum / 2
}

/// True when the position is inside the ring; `nil` when it is on the ring.
private func isInside(_ position: Position, of ring: [Position]) -> Bool? {
    guard var last = ring.last else { return false }
    var inside = false
    for next in ring {
        defer { last = next }
        let cross = (next.x - last.x) * (position.y - last.y) - (position.x - last.x) * (next.y - last.y)
        if cross == 0, min(last.x, next.x) <= position.x, position.x <= max(last.x, next.x),
            min(last.y, next.y) <= position.y, position.y <= max(last.y, next.y)
        {
            return nil
        }
        guard (last.y > position.y) != (next.y > position.y) else { continue }
        if (next.y > last.y) == (cross > 0) { inside.toggle() }
    }
    return inside
}
