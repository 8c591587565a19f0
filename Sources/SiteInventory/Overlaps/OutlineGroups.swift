internal import GeometryEngine
internal import SimpleFeatures

/// The sites of an area in groups with the same envelope, and the groups whose envelopes meet.
///
/// Sites with the same outline are in one group, so that a pile of them costs no more than one site.
struct OutlineGroups {
    private(set) var groups: [[FeatureID]] = []
    private let boxes: [Envelope]
    private let index: SpatialIndex
    private var groupOfSite: [FeatureID: Int] = [:]

    init(_ sites: [FeatureID: Envelope]) {
        var numbers: [Envelope: Int] = [:]
        for (site, box) in sites.sorted(by: { $0.key < $1.key }) {
            let number = numbers[box] ?? groups.count
            if number == groups.count {
                groups.append([])
                numbers[box] = number
            }
            groups[number].append(site)
            groupOfSite[site] = number
        }
        boxes = numbers.sorted { $0.value < $1.value }.map(\.key)
        index = SpatialIndex(boxes)
    }

    /// The other groups whose envelopes meet the group's.
    func neighbours(of group: Int) -> [Int] { index.indices(meeting: boxes[group]).filter { $0 != group } }

    /// Counts the other groups whose envelopes meet the group's and that `counts` accepts, up to a limit.
    func countNeighbours(of group: Int, atMost limit: Int, where counts: (Int) -> Bool) -> Int {
        var count = 0
        index.forEachIndex(meeting: boxes[group]) { number in
            if number != group, counts(number) { count += 1 }
            return count < limit
        }
        return count
    }

    /// True when the group or one whose envelope meets its own is accepted.
    func contains(around group: Int, where isAccepted: (Int) -> Bool) -> Bool {
        isAccepted(group) || countNeighbours(of: group, atMost: 1, where: isAccepted) > 0
    }

    /// The groups and those whose envelopes meet them, sorted.
    func withNeighbours(_ numbers: [Int]) -> [Int] {
        numbers.count == groups.count ? numbers : Set(numbers + numbers.flatMap(neighbours)).sorted()
    }

    /// The groups of the sites, sorted. Omits sites without an envelope.
    func groups(of sites: Set<FeatureID>) -> [Int] { Set(sites.compactMap { groupOfSite[$0] }).sorted() }
}
