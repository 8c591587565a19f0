internal import GeometryEngine
internal import SimpleFeatures
internal import SiteInventory

/// Finds plots that are reserved or sold on land that another plot has reserved or sold; each pair once.
///
/// An overlap that the inventory had before the import is not reported.
struct SaleCheck {
    let snapshot: any InventorySnapshot
    let measures: Measures
    /// True when the import confirms overlaps.
    let isConfirmed: Bool

    private static let plotsPerBatch = 256

    func findings(_ taken: [TakenPlot]) throws -> [Finding] {
        let byID = Dictionary(taken.map { ($0.id, $0) }) { _, last in last }
        var findings: [Finding] = []
        for batch in taken.map(\.id).batches(of: Self.plotsPerBatch) {
            let pairs = try snapshot.neighbours(of: Array(batch), in: .plots, limit: nil)
            guard !pairs.isEmpty else { continue }
            let ids = Array(Set(pairs.flatMap { [$0, $1] }))
            let plots = try snapshot.features(ids, in: .plots).mapValues(Plot.init)
            for (id, neighbour) in pairs {
                guard let plot = plots[id], let other = plots[neighbour],
                    // Of two that are new the pair comes up twice.
                    byID[other.id] == nil || plot.id < other.id
                else { continue }
                if let finding = try finding(plot, other, byID) { findings.append(finding) }
            }
        }
        return findings
    }

    private func finding(_ plot: Plot, _ other: Plot, _ taken: [FeatureID: TakenPlot]) throws -> Finding? {
        guard other.isReservedOrSold, let overlap = try common(plot.area, other.area) else { return nil }
        let otherBefore = taken[other.id].map(\.landBefore) ?? other.area
        let before = try taken[plot.id].flatMap { try common($0.landBefore, otherBefore) }
        guard overlap.squareMetres - (before?.squareMetres ?? 0) > LandPartition.sliverSquareMetres else { return nil }
        return .takenTwice(
            plot, other, hectares: overlap.squareMetres / squareMetresPerHectare, at: overlap.place,
            isConfirmed: isConfirmed)
    }

    private func common(_ a: Geometry?, _ b: Geometry?) throws -> (squareMetres: Double, place: Position?)? {
        guard let a, let b, let common = try a.intersection(b) else { return nil }
        return (try measures.areaSquareMetres(common), common.firstPosition)
    }
}
