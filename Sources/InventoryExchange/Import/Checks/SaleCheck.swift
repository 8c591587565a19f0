internal import GeometryEngine
internal import SimpleFeatures
internal import SiteInventory

/// Finds plots that are reserved or sold on land that another plot has reserved or sold. Reports each pair once.
///
/// Does not report an overlap that existed before the import. Tolerates slivers along a common boundary, with a notice.
/// Ends after ``mostOverlaps`` overlaps with a finding, and compares a plot with at most ``neighboursPerPlot`` others.
/// The time therefore grows linearly with the number of plots.
struct SaleCheck {
    let snapshot: any InventorySnapshot
    let measures: Measures
    let options: ImportOptions
    let client: Client

    /// The origin of the plots, which decides how an overlap is confirmed.
    enum Client {
        case file
        /// A change of one plot.
        case edit
        /// A new plot, which has no id before it is stored.
        case newPlot
    }

    private static let plotsPerBatch = 256
    /// The number of overlaps after which the check ends. Named pairs are not counted: a confirmation covers only these.
    static let mostOverlaps = ImportReport.mostListed
    /// The number of other plots with which a plot is compared.
    static let neighboursPerPlot = 256

    /// - Parameter taken: the plots that the import has newly reserved or sold, in the order of the report.
    func check(_ taken: [TakenPlot], into report: inout ImportReport, _ places: inout PlaceLocator) throws {
        let byID = Dictionary(taken.map { ($0.id, $0) }) { _, last in last }
        var pairing = Pairing()
        var overlaps = 0
        for batch in taken.map(\.id).batches(of: Self.plotsPerBatch) {
            let near = try snapshot.neighbours(of: Array(batch), in: .plots, limit: Self.neighboursPerPlot + 1)
            guard !near.isEmpty else { continue }
            let features = try snapshot.features(Array(Set(near.flatMap { [$0, $1] })), in: .plots)
            let plots = features.mapValues(Plot.init)
            for (id, neighbours) in near.grouped {
                for neighbour in pairing.newNeighbours(of: id, among: neighbours) {
                    guard let plot = plots[id], let other = plots[neighbour] else { continue }
                    let accuracies = [id, neighbour].map { features[$0]?[.accuracyMetres].number }
                    // In a pair of two taken plots, the first is that with the smaller id.
                    let isOrdered = byID[neighbour] == nil || id < neighbour
                    guard
                        let finding = try finding(
                            isOrdered ? plot : other, isOrdered ? other : plot, byID, accuracies),
                        pairing.isNew(id, neighbour)
                    else { continue }
                    report.add(places.located(finding))
                    guard finding.code == .check(.landTakenTwice),
                        finding.severity == .error || options.confirmsOverlap
                    else { continue }
                    overlaps += 1
                    guard overlaps < Self.mostOverlaps else {
                        report.add(.salesNotAllChecked(after: overlaps))
                        return
                    }
                }
            }
        }
        if let example = pairing.crowded.min() {
            report.add(.salesNotAllChecked(plots: pairing.crowded.count, example: example))
        }
    }

    /// Selects each pair of plots once.
    private struct Pairing {
        /// The plots that were compared with all their neighbours.
        private var compared: Set<FeatureID> = []
        /// The plots with more neighbours than are compared.
        private(set) var crowded: Set<FeatureID> = []
        /// The reported pairs of crowded plots, which may be compared twice.
        private var reported: Set<PlotPair> = []

        mutating func newNeighbours(of plot: FeatureID, among neighbours: [FeatureID]) -> [FeatureID] {
            if neighbours.count > SaleCheck.neighboursPerPlot {
                crowded.insert(plot)
            } else {
                compared.insert(plot)
            }
            return neighbours.prefix(SaleCheck.neighboursPerPlot).filter { !compared.contains($0) }
        }

        mutating func isNew(_ plot: FeatureID, _ other: FeatureID) -> Bool {
            guard crowded.contains(plot), crowded.contains(other) else { return true }
            return reported.insert(PlotPair(plot, other)).inserted
        }
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
                isConfirmed: isConfirmed(plot, other), by: client)
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

extension [(id: FeatureID, neighbour: FeatureID)] {
    /// The neighbours of each feature, in the order of the features.
    fileprivate var grouped: [(id: FeatureID, neighbours: [FeatureID])] {
        var groups: [(id: FeatureID, neighbours: [FeatureID])] = []
        for (id, neighbour) in self {
            if groups.last?.id != id { groups.append((id, [])) }
            groups[groups.count - 1].neighbours.append(neighbour)
        }
        return groups
    }
}
