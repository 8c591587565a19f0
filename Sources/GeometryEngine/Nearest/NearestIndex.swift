/// A read-only index that finds the nearest of many geometries on the ellipsoid.
public struct NearestIndex: Sendable {
    /// The indexed geometries. Empty ones are never returned.
    public let targets: [GeocentricEdges]
    /// Boxes around neighbouring targets.
    private let groups: [Group]

    private struct Group: Sendable {
        var box = GeocentricBox()
        var members: [Int] = []
    }

    /// A target returned by a search.
    public struct Neighbour: Hashable, Sendable {
        /// The index in ``NearestIndex/targets``.
        public var index: Int
        /// The nearest points: `own` on the searched geometry, `other` on the target.
        public var points: NearestPoints
    }

    private static let groupSize = 16

    /// Builds the index.
    public init(_ targets: [GeocentricEdges]) {
        self.targets = targets
        let order = targets.indices.filter { !targets[$0].isEmpty }.map { ($0, targets[$0].box.middle) }
        // Sort-tile packing: slices along one axis, groups along another within each slice.
        let sliceSize = max(
            Int(saturating: (Double(order.count) * Double(Self.groupSize)).squareRoot().rounded(.up)), 1)
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

    /// The `count` nearest targets, nearest first. Equal distances are sorted by index.
    ///
    /// - Parameters:
    ///   - geometry: the geometry from which distances are measured. An empty geometry gives an empty result.
    ///   - limit: the maximum distance in metres.
    public func nearest(to geometry: GeocentricEdges, count: Int, within limit: Double = .infinity) -> [Neighbour] {
        guard count > 0, !geometry.isEmpty else { return [] }
        var best = Best(count: count, limit: limit)
        let bounds = groups.map { $0.box.squaredDistance(to: geometry.box) }
        // Searches the nearest group first: its distances exclude most of the other groups.
        guard let first = bounds.indices.min(by: { bounds[$0] < bounds[$1] }) else { return [] }
        search(groups[first], from: geometry, &best)
        for (index, bound) in bounds.enumerated() where index != first && bound <= best.squaredReach {
            search(groups[index], from: geometry, &best)
        }
        return best.neighbours
    }

    private func search(_ group: Group, from geometry: GeocentricEdges, _ best: inout Best) {
        let bounds = group.members.map { ($0, targets[$0].box.squaredDistance(to: geometry.box)) }
        for (index, bound) in bounds.sorted(by: { ($0.1, $0.0) < ($1.1, $1.0) }) where bound <= best.squaredReach {
            guard let points = geometry.nearestPoints(to: targets[index], within: best.reach) else { continue }
            best.add(Neighbour(index: index, points: points))
        }
    }

    /// The nearest targets found so far, nearest first.
    private struct Best {
        let count: Int
        private(set) var reach: Double
        private(set) var neighbours: [Neighbour] = []

        init(count: Int, limit: Double) {
            self.count = count
            reach = limit
        }

        var squaredReach: Double { reach * reach }

        mutating func add(_ new: Neighbour) {
            let place =
                neighbours.firstIndex {
                    (new.points.chordMetres, new.index) < ($0.points.chordMetres, $0.index)
                } ?? neighbours.count
            guard place < count else { return }
            neighbours.insert(new, at: place)
            if neighbours.count > count { neighbours.removeLast() }
            if neighbours.count == count, let last = neighbours.last { reach = last.points.chordMetres }
        }
    }
}
