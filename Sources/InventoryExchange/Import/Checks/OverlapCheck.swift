internal import GeometryEngine
internal import SimpleFeatures
internal import SiteInventory

/// Finds imported sites that overlap other sites by more than the tolerance for digitised boundaries. Reports each pair
/// once.
///
/// Compares only sites whose envelopes meet, and a site with at most ``neighboursPerSite`` others. The time therefore
/// grows linearly with the number of sites. Overlaps beyond the limit of the report are only counted.
struct OverlapCheck {
    let snapshot: any InventorySnapshot
    let measures: Measures

    static let neighboursPerSite = SiteOverlap.mostNeighbours
    private static let toleratedSquareMetres = 10.0
    private static let toleratedShare = 0.001
    private static let sitesPerBatch = 256

    /// - Parameter imported: the imported sites, in the order of the report.
    func check(_ imported: [FeatureID], into report: inout ImportReport, _ places: inout PlaceLocator) throws {
        let ids = try sitesWithNeighbours(imported)
        var pairing = Pairing(ids)
        var ahead = OrderedWorkQueue<[Candidate]>()
        for batch in ids.batches(of: Self.sitesPerBatch) {
            let pairs = pairing.newPairs(
                try snapshot.neighbours(of: Array(batch), in: .sites, limit: Self.neighboursPerSite + 1))
            guard !pairs.isEmpty else { continue }
            let lands = try snapshot.geometries(of: Array(Set(pairs.flatMap { [$0.first, $0.second] })), in: .sites)
            let measures = measures
            let done = try ahead.add {
                try pairs.compactMap { pair in
                    guard let first = lands[pair.first], let second = lands[pair.second] else { return nil }
                    return try Candidate((pair.first, first), (pair.second, second), measures)
                }
            }
            for candidate in done ?? [] { try add(candidate, &report, &places) }
        }
        while let done = try ahead.next() {
            for candidate in done { try add(candidate, &report, &places) }
        }
        if let example = pairing.crowded.min() {
            report.add(.overlapsNotAllChecked(sites: pairing.crowded.count, example: example))
        }
    }

    /// The sites that may have neighbours, in the same order.
    private func sitesWithNeighbours(_ ids: [FeatureID]) throws -> [FeatureID] {
        guard let near = try snapshot.featuresWithNeighbours(in: .sites) else { return ids }
        let known = Set(near)
        return ids.filter(known.contains)
    }

    /// Selects each pair of neighbours once.
    private struct Pairing {
        /// The imported sites, numbered in the order of the report.
        private let numbers: [FeatureID: Int]
        /// The compared pairs of crowded sites. In any other pair, each site is a neighbour of the other.
        private var pairsOfCrowded: [FeatureID: Set<FeatureID>] = [:]

        /// The sites with more neighbours than are compared.
        var crowded: some Collection<FeatureID> { pairsOfCrowded.keys }

        init(_ ids: [FeatureID]) { numbers = Dictionary(zip(ids, 0...)) { first, _ in first } }

        /// - Parameter neighbours: all pairs of neighbours of some of the sites.
        mutating func newPairs(
            _ neighbours: [(id: FeatureID, neighbour: FeatureID)]
        ) -> [(first: FeatureID, second: FeatureID)] {
            let limit = OverlapCheck.neighboursPerSite
            for (site, pairs) in Dictionary(grouping: neighbours, by: \.id) where pairs.count > limit {
                pairsOfCrowded[site] = Set(pairs.prefix(limit).map(\.neighbour))
            }
            return neighbours.filter { site, other in
                pairsOfCrowded[site].map { $0.contains(other) } ?? true && isNew(site, other)
            }
            .map { ordered($0.id, $0.neighbour) }
        }

        private func isNew(_ site: FeatureID, _ other: FeatureID) -> Bool {
            guard let own = numbers[site], let number = numbers[other], number < own else { return true }
            return pairsOfCrowded[other].map { !$0.contains(site) } ?? false
        }

        /// Orders two imported sites by their ids. Otherwise the imported site is the first.
        private func ordered(_ site: FeatureID, _ other: FeatureID) -> (first: FeatureID, second: FeatureID) {
            numbers[other] != nil && other < site ? (other, site) : (site, other)
        }
    }

    /// Two sites that may overlap.
    private struct Candidate: Sendable {
        var site: FeatureID
        var other: FeatureID
        var own: Geometry
        var land: Geometry
        /// The tolerated overlap.
        var toleratedSquareMetres: Double
        /// The area measured in the plane, scaled to the ellipsoid at the site. The relative error is about 1e-5.
        var estimateSquareMetres: Double

        /// Returns `nil` when the overlap is tolerated.
        init?(
            _ site: (id: FeatureID, geometry: Geometry), _ other: (id: FeatureID, geometry: Geometry),
            _ measures: Measures
        ) throws {
            let (own, land) = (site.geometry, other.geometry)
            let ownArea = measures.gridAreaSquareMetres(own)
            guard ownArea > 0 else { return nil }
            let shared = own.gridAreaOfIntersection(with: land)
            toleratedSquareMetres = max(
                OverlapCheck.toleratedSquareMetres,
                OverlapCheck.toleratedShare * min(ownArea, measures.gridAreaSquareMetres(land)))
            estimateSquareMetres = try shared > 0 ? shared * measures.areaSquareMetres(own) / ownArea : 0
            guard estimateSquareMetres > toleratedSquareMetres * (1 - Self.uncertainty) else { return nil }
            (self.site, self.other, self.own, self.land) = (site.id, other.id, own, land)
        }

        private static let uncertainty = 0.01

        var isCertain: Bool { estimateSquareMetres > toleratedSquareMetres * (1 + Self.uncertainty) }
    }

    private func add(_ candidate: Candidate, _ report: inout ImportReport, _ places: inout PlaceLocator) throws {
        if candidate.isCertain, !report.lists(.check(.sitesOverlap), .warning) {
            return report.addUnlisted(.check(.sitesOverlap))
        }
        guard let common = try candidate.own.intersection(candidate.land) else { return }
        let area = try measures.areaSquareMetres(common)
        guard area > candidate.toleratedSquareMetres else { return }
        let finding = Finding.overlappingSites(
            candidate.site, candidate.other, hectares: area / squareMetresPerHectare, at: common.firstPosition)
        report.add(places.located(finding))
    }
}
