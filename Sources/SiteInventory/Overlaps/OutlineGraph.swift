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

    private typealias Land = (outline: Outline, land: Geometry)

    /// The outlines of a group and those that each of them is compared with.
    private struct Comparison: Sendable {
        var own: [Land]
        var others: [Land]
        /// False for a group with many neighbours. The comparison of its outlines ends when they are crowded.
        var isComplete: Bool
    }

    /// The result of comparisons.
    private struct Result: Sendable {
        var pairs: [(Outline, Outline)] = []
        var crowded: [Outline] = []

        mutating func add(_ other: Result) {
            pairs += other.pairs
            crowded += other.crowded
        }
    }

    /// The outlines that share land with others or that several sites have, whose overlaps are to be computed. Sorted.
    private(set) var owners: [Outline] = []
    /// The sites whose outlines share land with more than ``SiteOverlap/mostNeighbours`` others, or in groups that are
    /// too dense to be compared.
    private(set) var crowded: Set<FeatureID> = []
    private var neighbours: [Outline: Set<Outline>] = [:]
    private var sites: [Outline: [FeatureID]] = [:]
    private var crowdedOutlines: Set<Outline> = []

    private static let groupsPerBatch = 256
    /// The number of groups that are compared with those of a batch. It bounds the memory.
    private static let mostComparedGroups = 4096

    /// - Parameter groupNumbers: the groups whose overlaps are to be computed.
    /// - Throws: the errors of the snapshot.
    init(of groupNumbers: [Int], in groups: OutlineGroups, _ snapshot: any InventorySnapshot) throws {
        let own = Set(groupNumbers)
        let density = OutlineDensity(groups)
        var ahead = OrderedWorkQueue<Result>()
        for batch in Self.batches(groupNumbers, groups, density) {
            let near = batch.map { number in
                // Each pair of groups with few neighbours is compared once.
                let others =
                    density.hasMany(number)
                    ? groups.neighbours(of: number)
                    : groups.neighbours(of: number)
                        .filter { $0 > number || !own.contains($0) || density.hasMany($0) }
                return (number, others)
            }.filter { !$0.1.isEmpty || groups.groups[$0.0].count > 1 }
            guard !near.isEmpty else { continue }
            let outlines = try outlines(Set(near.flatMap { [$0.0] + $0.1 }), in: groups, snapshot)
            var comparisons: [Comparison] = []
            for (number, others) in near {
                let land = outlines[number] ?? []
                if land.count > SiteOverlap.mostNeighbours + 1 {
                    crowdedOutlines.formUnion(land.map(\.outline))
                } else {
                    comparisons.append(
                        Comparison(
                            own: land, others: others.flatMap { outlines[$0] ?? [] },
                            isComplete: !density.hasMany(number)))
                }
            }
            let work = comparisons
            if let done = try ahead.add({ work.reduce(into: Result()) { $0.add(Self.compare($1)) } }) { add(done) }
        }
        while let done = try ahead.next() { add(done) }
        crowdedOutlines.formUnion(
            neighbours.filter { own.contains($0.key.group) && $0.value.count > SiteOverlap.mostNeighbours }.map(\.key))
        crowded = Set(crowdedOutlines.flatMap { sites[$0] ?? [] })
        for number in groupNumbers where density.isTooDense(number) { crowded.formUnion(groups.groups[number]) }
        owners = sites.filter { outline, sites in
            own.contains(outline.group) && !crowded.contains(outline.first)
                && (sites.count > 1 || neighbours[outline] != nil)
        }.map(\.key).sorted()
    }

    /// Divides the groups that are compared.
    private static func batches(
        _ numbers: [Int], _ groups: OutlineGroups, _ density: OutlineDensity
    ) -> [[Int]] {
        var batches: [[Int]] = [[]]
        var compared = 0
        for number in numbers where !density.isTooDense(number) {
            let count = density.hasMany(number) ? groups.neighbours(of: number).count : OutlineDensity.few
            if batches[batches.count - 1].count >= groupsPerBatch
                || compared + count > max(mostComparedGroups, groupsPerBatch * OutlineDensity.few)
            {
                batches.append([])
                compared = 0
            }
            batches[batches.count - 1].append(number)
            compared += count
        }
        return batches
    }

    /// The outlines that share land with the outline, sorted.
    func neighbours(of outline: Outline) -> [Outline] { (neighbours[outline] ?? []).sorted() }

    /// The sites of the outline.
    func sites(of outline: Outline) -> [FeatureID] { sites[outline] ?? [] }

    /// The sites of ``owners`` and of the outlines that share land with them.
    var sitesWithNeighbours: [Outline: [FeatureID]] {
        let all = Set(owners).union(owners.flatMap { neighbours[$0] ?? [] })
        return sites.filter { all.contains($0.key) }
    }

    private mutating func add(_ result: Result) {
        for (first, second) in result.pairs {
            neighbours[first, default: []].insert(second)
            neighbours[second, default: []].insert(first)
        }
        crowdedOutlines.formUnion(result.crowded)
    }

    /// Reads the outlines of the groups.
    private mutating func outlines(
        _ numbers: Set<Int>, in groups: OutlineGroups, _ snapshot: any InventorySnapshot
    ) throws -> [Int: [Land]] {
        let lands = try snapshot.geometries(of: numbers.flatMap { groups.groups[$0] }, in: .sites)
        var outlines: [Int: [Land]] = [:]
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

    private static func compare(_ comparison: Comparison) -> Result {
        var result = Result()
        for (index, own) in comparison.own.enumerated() {
            let within = comparison.isComplete ? comparison.own[..<index] : comparison.own[...]
            var count = 0
            for other in within + comparison.others where other.outline != own.outline && share(own.land, other.land) {
                result.pairs.append((own.outline, other.outline))
                count += 1
                if !comparison.isComplete, count > SiteOverlap.mostNeighbours {
                    result.crowded.append(own.outline)
                    break
                }
            }
        }
        return result
    }

    /// True when the lands share more than a sliver.
    private static func share(_ first: Geometry, _ second: Geometry) -> Bool {
        first.gridAreaOfIntersection(with: second) >= LandPartition.sliverSquareMetres
    }
}
