/// Finds the nearest of many geometries on the ground: made once, then only asked.
public struct NearestIndex: Sendable {
    public let targets: [SpaceEdges]
    /// Boxes of runs of targets that lie near each other.
    private let groups: [Group]

    private struct Group: Sendable {
        var box = SpaceBox()
        var members: [Int] = []
    }

    /// One of the targets, with the way to it.
    public struct Found: Hashable, Sendable {
        /// Its place in the list of targets.
        public var index: Int
        public var ends: NearestEnds
    }

    private static let groupSize = 16

    public init(_ targets: [SpaceEdges]) {
        self.targets = targets
        let order = targets.indices.filter { !targets[$0].isEmpty }.map { ($0, targets[$0].box.middle) }
        // Slices by one axis, in each of them runs by another: near targets come to share a box.
        let sliceSize = max(Int((Double(order.count) * Double(Self.groupSize)).squareRoot().rounded(.up)), 1)
        let sorted = order.sorted { ($0.1.x, $0.0) < ($1.1.x, $1.0) }
        var groups: [Group] = []
        for start in stride(from: 0, to: sorted.count, by: sliceSize) {
            let slice = sorted[start..<min(start + sliceSize, sorted.count)].sorted { ($0.1.y, $0.0) < ($1.1.y, $1.0) }
            for first in stride(from: 0, to: slice.count, by: Self.groupSize) {
                var group = Group()
                for (index, _) in slice[first..<min(first + Self.groupSize, slice.count)] {
                    group.members.append(index)
                    group.box.include(targets[index].box)
                }
                groups.append(group)
            }
        }
        self.groups = groups
    }

    /// The `count` targets nearest to the place, the nearest first; of equally near ones the first in the list.
    ///
    /// - Parameter limit: only those that are no farther, in metres.
    public func nearest(to place: SpaceEdges, count: Int, within limit: Double = .infinity) -> [Found] {
        guard count > 0, !place.isEmpty else { return [] }
        var best = Best(count: count, limit: limit)
        let bounds = groups.map { $0.box.squaredDistance(to: place.box) }
        // The nearest group gives a bound that spares most of the others.
        guard let first = bounds.indices.min(by: { bounds[$0] < bounds[$1] }) else { return [] }
        search(groups[first], from: place, &best)
        for (index, bound) in bounds.enumerated() where index != first && bound <= best.squaredReach {
            search(groups[index], from: place, &best)
        }
        return best.found
    }

    private func search(_ group: Group, from place: SpaceEdges, _ best: inout Best) {
        let bounds = group.members.map { ($0, targets[$0].box.squaredDistance(to: place.box)) }
        for (index, bound) in bounds.sorted(by: { ($0.1, $0.0) < ($1.1, $1.0) }) where bound <= best.squaredReach {
            guard let ends = place.nearestEnds(to: targets[index], within: best.reach) else { continue }
            best.add(Found(index: index, ends: ends))
        }
    }

    /// The nearest so far, the nearest first.
    private struct Best {
        let count: Int
        private(set) var reach: Double
        private(set) var found: [Found] = []

        init(count: Int, limit: Double) {
            self.count = count
            reach = limit
        }

        var squaredReach: Double { reach * reach }

        mutating func add(_ new: Found) {
            let place = found.firstIndex { (new.ends.chord, new.index) < ($0.ends.chord, $0.index) } ?? found.count
            guard place < count else { return }
            found.insert(new, at: place)
            if found.count > count { found.removeLast() }
            if found.count == count, let last = found.last { reach = last.ends.chord }
        }
    }
}

extension SpaceBox {
    fileprivate var middle: SIMD3<Double> { (low + high) / 2 }
}
