/// How many other groups the groups of outlines meet. Bounds the number of comparisons.
final class OutlineDensity {
    private let groups: OutlineGroups
    /// The numbers of neighbours, counted up to ``dense`` + 1.
    private var counts: [Int: Int] = [:]
    private var tooDense: [Int: Bool] = [:]

    /// The number of neighbours up to which each pair of groups is compared once.
    static let few = 64
    /// The number of dense neighbours up to which a group is compared.
    private static let dense = 256

    init(_ groups: OutlineGroups) { self.groups = groups }

    /// True for a group with more than ``few`` neighbours.
    func hasMany(_ group: Int) -> Bool { count(group) > Self.few }

    /// True for a group with more than ``dense`` neighbours that have as many themselves. Its outlines count as crowded
    /// without a comparison, since the number of comparisons would grow with the square of the number of outlines.
    func isTooDense(_ group: Int) -> Bool {
        if let known = tooDense[group] { return known }
        let isTooDense =
            count(group) > Self.dense
            && groups.countNeighbours(of: group, atMost: Self.dense + 1) { self.count($0) > Self.dense } > Self.dense
        tooDense[group] = isTooDense
        return isTooDense
    }

    private func count(_ group: Int) -> Int {
        if let known = counts[group] { return known }
        let count = groups.countNeighbours(of: group, atMost: Self.dense + 1) { _ in true }
        counts[group] = count
        return count
    }
}
