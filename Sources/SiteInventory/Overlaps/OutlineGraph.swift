internal import GeometryEngine
internal import SimpleFeatures

/// The outlines of sites, and the pairs of outlines that share land.
struct OutlineGraph {
    /// The outline of one or more sites. Sites in a group with the same outline are one outline.
    struct Outline: Hashable, Sendable, Comparable {
        var group: Int
        /// The first site of the outline by id.
        var first: FeatureID

        static func < (a: Outline, b: Outline) -> Bool { (a.group, a.first) < (b.group, b.first) }
    }

    /// A pair of different outlines that may share land.
    private struct Pair: Sendable {
        var first: (outline: Outline, land: Geometry)
        var second: (outline: Outline, land: Geometry)
    }

    /// The outlines that share land with others or that several sites have, whose overlaps are to be computed. Sorted.
    private(set) var owners: [Outline] = []
    private var neighbours: [Outline: Set<Outline>] = [:]
    private var sites: [Outline: [FeatureID]] = [:]

    private static let groupsPerBatch = 256

    /// - Parameter groupNumbers: the groups whose overlaps are to be computed.
    /// - Throws: the errors of the snapshot.
    init(
        of groupNumbers: [Int], in groups: OutlineGroups, _ snapshot: any InventorySnapshot, _ measures: Measures
    ) throws {
        let own = Set(groupNumbers)
        var ahead = OrderedWorkQueue<[(Outline, Outline)]>()
        for batch in groupNumbers.batches(of: Self.groupsPerBatch) {
            // Each pair of groups is compared once.
            let near = batch.map { number in
                (number, groups.neighbours(of: number).filter { $0 > number || !own.contains($0) })
            }.filter { !$0.1.isEmpty || groups.groups[$0.0].count > 1 }
            guard !near.isEmpty else { continue }
            let outlines = try outlines(Set(near.flatMap { [$0.0] + $0.1 }), in: groups, snapshot)
            let pairs = near.flatMap { Self.pairs($0.0, $0.1, outlines) }
            for pair in try ahead.add({ pairs.compactMap(Self.sharing) }) ?? [] { add(pair) }
        }
        while let done = try ahead.next() { for pair in done { add(pair) } }
        owners = sites.filter { outline, sites in
            own.contains(outline.group) && (sites.count > 1 || neighbours[outline] != nil)
        }.map(\.key).sorted()
    }

    /// The outlines that share land with the outline, sorted.
    func neighbours(of outline: Outline) -> [Outline] { (neighbours[outline] ?? []).sorted() }

    /// The sites of ``owners`` and of the outlines that share land with them.
    var sitesWithNeighbours: [Outline: [FeatureID]] {
        let all = Set(owners).union(neighbours.keys)
        return sites.filter { all.contains($0.key) }
    }

    private mutating func add(_ pair: (Outline, Outline)) {
        neighbours[pair.0, default: []].insert(pair.1)
        neighbours[pair.1, default: []].insert(pair.0)
    }

    /// Reads the outlines of the groups.
    private mutating func outlines(
        _ numbers: Set<Int>, in groups: OutlineGroups, _ snapshot: any InventorySnapshot
    ) throws -> [Int: [(outline: Outline, land: Geometry)]] {
        let lands = try snapshot.geometries(of: numbers.flatMap { groups.groups[$0] }, in: .sites)
        var outlines: [Int: [(outline: Outline, land: Geometry)]] = [:]
        for number in numbers {
            var byLand: [Geometry: [FeatureID]] = [:]
            for site in groups.groups[number] { if let land = lands[site] { byLand[land, default: []].append(site) } }
            outlines[number] = byLand.compactMap { land, ids in
                guard let first = ids.min() else { return nil }
                let outline = Outline(group: number, first: first)
                sites[outline] = ids
                return (outline, land)
            }
        }
        return outlines
    }

    private static func pairs(
        _ number: Int, _ others: [Int], _ outlines: [Int: [(outline: Outline, land: Geometry)]]
    ) -> [Pair] {
        let own = outlines[number] ?? []
        let within = own.indices.flatMap { index in own[..<index].map { Pair(first: $0, second: own[index]) } }
        let across = others.flatMap { outlines[$0] ?? [] }
        return within + own.flatMap { outline in across.map { Pair(first: outline, second: $0) } }
    }

    /// The outlines of the pair when they share more than a sliver.
    private static func sharing(_ pair: Pair) -> (Outline, Outline)? {
        pair.first.land.gridAreaOfIntersection(with: pair.second.land) >= LandPartition.sliverSquareMetres
            ? (pair.first.outline, pair.second.outline) : nil
    }
}
