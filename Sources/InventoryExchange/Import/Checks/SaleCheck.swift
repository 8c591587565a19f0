internal import GeometryEngine
internal import SimpleFeatures
internal import SiteInventory

/// Finds plots that are reserved or sold on land that another plot has reserved or sold. Reports each pair once.
///
/// Does not report an overlap that existed before the import. Tolerates slivers along a common boundary, with a notice.
/// Ends after ``mostOverlaps`` overlaps with a finding, so that identical plots are not compared in all pairs.
struct SaleCheck {
    let snapshot: any InventorySnapshot
    let measures: Measures
    let options: ImportOptions
    /// True for a change of one plot.
    let isEdit: Bool

    private static let plotsPerBatch = 256
    /// The number of overlaps after which the check ends. Named pairs are not counted: a confirmation covers only these.
    static let mostOverlaps = ImportReport.mostListed

    func findings(_ taken: [TakenPlot]) throws -> [Finding] {
        let byID = Dictionary(taken.map { ($0.id, $0) }) { _, last in last }
        var findings: [Finding] = []
        var overlaps = 0
        for batch in taken.map(\.id).batches(of: Self.plotsPerBatch) {
            let pairs = try snapshot.neighbours(of: Array(batch), in: .plots, limit: nil)
            guard !pairs.isEmpty else { continue }
            let ids = Array(Set(pairs.flatMap { [$0, $1] }))
            let features = try snapshot.features(ids, in: .plots)
            let plots = features.mapValues(Plot.init)
            for (id, neighbour) in pairs {
                guard let plot = plots[id], let other = plots[neighbour],
                    // A pair of two taken plots occurs twice.
                    byID[other.id] == nil || plot.id < other.id
                else { continue }
                let accuracies = [id, neighbour].map { features[$0]?[.accuracyMetres].number }
                guard let finding = try finding(plot, other, byID, accuracies) else { continue }
                findings.append(finding)
                guard finding.code == .check(.landTakenTwice),
                    finding.severity == .error || options.confirmsOverlap
                else { continue }
                overlaps += 1
                if overlaps == Self.mostOverlaps { return findings + [.salesNotAllChecked(after: overlaps)] }
            }
        }
        return findings
    }

    private func finding(
        _ plot: Plot, _ other: Plot, _ taken: [FeatureID: TakenPlot], _ accuracies: [Double?]
    ) throws -> Finding? {
        guard other.isReservedOrSold, let overlap = try common(plot.area, other.area) else { return nil }
        let otherBefore = taken[other.id].map(\.landBefore) ?? other.area
        let before = try taken[plot.id].flatMap { try common($0.landBefore, otherBefore) }
        let squareMetresBefore = try before.map(measures.areaSquareMetres) ?? 0
        func isNew(_ land: Geometry) throws -> Double? {
            let squareMetres = try measures.areaSquareMetres(land)
            return squareMetres - squareMetresBefore > LandPartition.sliverSquareMetres ? squareMetres : nil
        }
        let width = OverlapWidth(overlap, accuracies: accuracies, measures)
        if let land = width.land, let squareMetres = try isNew(land) {
            return .takenTwice(
                plot, other, hectares: squareMetres / squareMetresPerHectare, at: land.firstPosition,
                isConfirmed: isConfirmed(plot, other), isEdit: isEdit)
        }
        guard width.sliverMetres > 0, let squareMetres = try isNew(overlap) else { return nil }
        return .sliver(plot, other, squareMetres: squareMetres, width, at: overlap.firstPosition)
    }

    private func isConfirmed(_ plot: Plot, _ other: Plot) -> Bool {
        options.confirmsOverlap || options.confirmedOverlaps.contains(PlotPair(plot.id, other.id))
    }

    private func common(_ a: Geometry?, _ b: Geometry?) throws -> Geometry? {
        guard let a, let b else { return nil }
        return try a.intersection(b)
    }
}
