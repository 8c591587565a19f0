internal import SimpleFeatures

/// Assembles the rings of a shapefile polygon into polygons by containment.
///
/// A ring within no other is a shell, a ring within a shell is a hole, and a ring within a hole is a shell. By the
/// specification, shells are clockwise and holes counter-clockwise. Programs do not write the direction reliably, so it
/// is used only for a ring that crosses another.
struct RingAssembly {
    private struct Ring {
        var line: LineString
        var area: Double
        var isClockwise: Bool
        var envelope: Envelope
        /// The index of the ring that contains or crosses it; `nil` for none.
        var container: Int?
        var isOuter = true
        /// The index of the outermost ring around it.
        var root: Int
    }

    private var rings: [Ring]

    /// The share of a ring's area from which the ring counts as contained. It allows for a border that was digitised
    /// twice.
    private static let containedShare = 0.99
    /// The share of a ring's area from which two rings count as crossing.
    private static let crossingShare = 0.01
    /// The share of the containing ring's area from which a ring counts as a copy of the same outline.
    private static let repeatedShare = 0.999

    init(_ lines: [[Position]]) {
        rings = lines.enumerated().map { index, positions in
            let area = positions.signedArea
            return Ring(
                line: LineString(positions), area: abs(area), isClockwise: area < 0,
                envelope: Envelope(.multiPoint(positions)) ?? .nowhere, root: index)
        }
        guard rings.count > 1 else { return }
        let bySize = rings.indices.sorted { rings[$0].area > rings[$1].area }
        for (rank, index) in bySize.enumerated() { place(index, among: bySize[..<rank]) }
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
            if let place = ring.container.flatMap({ places[$0] }) { polygons[place].holes.append(ring.line) }
        }
        return polygons
    }

    /// The first position of each shell that lies outside all other rings and has the direction of a hole.
    var reversedRings: [Position] {
        guard rings.count > 1 else { return [] }
        return rings.filter { ring in
            ring.container == nil && !ring.isClockwise && ring.area > 0 && ring.line.positions.count > 3
        }.map { $0.line.positions[0] }
    }

    /// The first position of each contained ring whose direction is that of the other role.
    var misdirectedRings: [Position] {
        rings.filter { $0.container != nil && $0.area > 0 && !hasDirection(of: $0.isOuter, $0) }
            .map { $0.line.positions[0] }
    }

    /// The area by the directions of the rings, divided by the area by containment; 1 when they agree.
    var directionAreaRatio: Double {
        guard let largest = rings.max(by: { $0.area < $1.area }) else { return 1 }
        var (byDirection, byContainment) = (0.0, 0.0)
        for ring in rings {
            byContainment += ring.isOuter ? ring.area : -ring.area
            if ring.container != nil {
                byDirection += hasDirection(of: true, ring) ? ring.area : -ring.area
            } else if ring.isClockwise == largest.isClockwise {
                byDirection += ring.area
            }
        }
        return byContainment > 0 ? byDirection / byContainment : 1
    }

    /// True when the ring has the direction of a shell (or of a hole) relative to its outermost ring.
    private func hasDirection(of isOuter: Bool, _ ring: Ring) -> Bool {
        (ring.isClockwise == rings[ring.root].isClockwise) == isOuter
    }

    /// - Parameter larger: the rings with a larger area, the largest first. Their roles are known.
    private mutating func place(_ index: Int, among larger: ArraySlice<Int>) {
        let ring = rings[index]
        var crossed: (ring: Int, share: Double)?
        for other in larger.reversed() where rings[other].envelope.meets(ring.envelope) {
            let share = ring.line.positions.share(within: rings[other].line.positions)
            let isAlike = ring.isClockwise == rings[other].isClockwise
            if share >= Self.containedShare {
                let isRepeated = isAlike && ring.area >= Self.repeatedShare * rings[other].area
                let isOuter = isRepeated == rings[other].isOuter
                // An island that crosses the border of its hole also lies within the shell around the hole.
                let isExpected = (ring.isClockwise == rings[rings[other].root].isClockwise) == isOuter
                if isExpected || crossed == nil { return put(index, in: other, isOuter: isOuter) }
                break
            }
            if share > max(Self.crossingShare, crossed?.share ?? 0), !isAlike { crossed = (other, share) }
        }
        if let crossed { put(index, in: crossed.ring, isOuter: !rings[crossed.ring].isOuter) }
    }

    private mutating func put(_ index: Int, in container: Int, isOuter: Bool) {
        rings[index].root = rings[container].root
        rings[index].isOuter = isOuter
        // A copy of a hole's outline belongs to the same shell.
        let isRepeatedHole = !isOuter && !rings[container].isOuter
        rings[index].container = isRepeatedHole ? rings[container].container : container
    }
}

extension Envelope {
    /// An empty envelope. It intersects no other.
    fileprivate static let nowhere = Envelope(minX: .infinity, minY: .infinity, maxX: -.infinity, maxY: -.infinity)
}
