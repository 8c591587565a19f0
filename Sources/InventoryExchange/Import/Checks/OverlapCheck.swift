internal import GeometryEngine
internal import SimpleFeatures
internal import SiteInventory

/// Finds imported sites that overlap others by more than the tolerance for boundaries digitised twice; each pair once.
///
/// Compares only sites whose envelopes meet. Overlaps beyond the number that the report lists are only counted.
struct OverlapCheck {
    let snapshot: any InventorySnapshot
    let measures: Measures

    private static let toleratedSquareMetres = 10.0
    private static let toleratedShare = 0.001
    private static let sitesPerBatch = 256

    /// - Parameter ids: the imported sites, in the order of the report.
    func check(_ ids: [FeatureID], into report: inout ImportReport, _ places: inout PlaceLocator) throws {
        let numbers = Dictionary(zip(ids, 0...)) { first, _ in first }
        var ahead = OrderedWorkQueue<[Candidate]>()
        for batch in ids.batches(of: Self.sitesPerBatch) {
            // A pair of two imported sites comes twice: with each of them.
            let pairs = try snapshot.neighbours(of: Array(batch), in: .sites).filter { site, other in
                guard let own = numbers[site], let number = numbers[other] else { return true }
                return own < number
            }
            guard !pairs.isEmpty else { continue }
            let lands = try snapshot.geometries(of: Array(Set(pairs.flatMap { [$0, $1] })), in: .sites)
            let measures = measures
            let done = try ahead.add {
                try pairs.compactMap { site, other in
                    guard let own = lands[site], let land = lands[other] else { return nil }
                    // The site whose id comes first is named first.
                    let isSwapped = numbers[other] != nil && other < site
                    return try isSwapped
                        ? Candidate((other, land), (site, own), measures)
                        : Candidate((site, own), (other, land), measures)
                }
            }
            for candidate in done ?? [] { try tell(candidate, &report, &places) }
        }
        while let done = try ahead.next() {
            for candidate in done { try tell(candidate, &report, &places) }
        }
    }

    /// Two sites that probably overlap.
    private struct Candidate: Sendable {
        var site: FeatureID
        var other: FeatureID
        var own: Geometry
        var land: Geometry
        /// The overlap that is tolerated.
        var toleratedSquareMetres: Double
        /// Measured in the plane, then brought to the ellipsoid with the scale at the site: exact to some 1e-5.
        var estimateSquareMetres: Double

        /// `nil` when the overlap is tolerated.
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

    private func tell(_ candidate: Candidate, _ report: inout ImportReport, _ places: inout PlaceLocator) throws {
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
