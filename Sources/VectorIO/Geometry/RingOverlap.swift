internal import SimpleFeatures

extension [Position] {
    /// The signed area in square units of the plane: positive for a counter-clockwise ring.
    var signedArea: Double {
        guard let first, var last else { return 0 }
        var sum = 0.0
        // Computed relative to the first position, so that large coordinates lose no digits.
        for position in self {
            sum += (last.x - first.x) * (position.y - first.y) - (position.x - first.x) * (last.y - first.y)
            last = position
        }
        return sum / 2
    }

    /// The share of this ring's area that lies within the other ring. Uses sample positions when all agree, else
    /// measures along horizontal lines.
    func share(within other: [Position]) -> Double {
        let sides = sample.compactMap { other.contains($0) }
        if let first = sides.first, sides.allSatisfy({ $0 == first }), !first || isWithinEnvelope(of: other) {
            return first ? 1 : 0
        }
        return measuredShare(within: other)
    }

    private static var sampleSize: Int { 8 }
    private static var lineCount: Int { 64 }

    /// A sample of positions, spread over the ring.
    private var sample: [Position] {
        let step = Swift.max(1, count / Self.sampleSize)
        return stride(from: 0, to: count, by: step).map { self[$0] }
    }

    private func isWithinEnvelope(of other: [Position]) -> Bool {
        guard let own = Envelope(.multiPoint(self)), let around = Envelope(.multiPoint(other)) else { return false }
        return around.contains(own)
    }

    /// True when the position is inside the ring; `nil` when it is on the ring.
    private func contains(_ position: Position) -> Bool? {
        guard var last else { return false }
        var inside = false
        for next in self {
            defer { last = next }
            let cross = (next.x - last.x) * (position.y - last.y) - (position.x - last.x) * (next.y - last.y)
            if cross == 0, Swift.min(last.x, next.x) <= position.x, position.x <= Swift.max(last.x, next.x),
                Swift.min(last.y, next.y) <= position.y, position.y <= Swift.max(last.y, next.y)
            {
                return nil
            }
            guard (last.y > position.y) != (next.y > position.y) else { continue }
            if (next.y > last.y) == (cross > 0) { inside.toggle() }
        }
        return inside
    }

    private func measuredShare(within other: [Position]) -> Double {
        guard let box = Envelope(.multiPoint(self)), box.height > 0 else { return 0 }
        var (common, own) = (0.0, 0.0)
        for line in 0..<Self.lineCount {
            let y = box.minY + box.height * (Double(line) + 0.5) / Double(Self.lineCount)
            let inside = crossings(atY: y)
            own += inside.totalLength
            common += inside.commonLength(with: other.crossings(atY: y))
        }
        return own > 0 ? common / own : 0
    }

    /// The sorted x-coordinates at which the ring crosses a horizontal line. Each pair encloses an interval inside the
    /// ring.
    private func crossings(atY y: Double) -> [Double] {
        guard var last else { return [] }
        var crossings: [Double] = []
        for next in self {
            if (last.y > y) != (next.y > y) {
                crossings.append(last.x + (next.x - last.x) * (y - last.y) / (next.y - last.y))
            }
            last = next
        }
        return crossings.sorted()
    }
}

extension [Double] {
    /// The total length of all intervals.
    fileprivate var totalLength: Double {
        stride(from: 0, to: count - 1, by: 2).reduce(0) { $0 + self[$1 + 1] - self[$1] }
    }

    /// The length common to the intervals of both lists.
    fileprivate func commonLength(with other: [Double]) -> Double {
        var (length, mine, theirs) = (0.0, 0, 0)
        while mine + 1 < count, theirs + 1 < other.count {
            length += Swift.max(
                0, Swift.min(self[mine + 1], other[theirs + 1]) - Swift.max(self[mine], other[theirs]))
            if self[mine + 1] < other[theirs + 1] { mine += 2 } else { theirs += 2 }
        }
        return length
    }
}
