internal import GeometryEngine
internal import SimpleFeatures

/// The hectares by which the sum over sites exceeds the land where sites are crowded, from the unions of their lands.
struct CrowdedDiscount {
    private struct Place: Hashable {
        var group: String?
        var figure: SiteFigure
    }

    /// The lands of one group in one figure.
    private struct Lands {
        /// The sum over crowded sites, unrounded.
        var hectares = 0.0
        var crowded: Set<Geometry> = []
        var beside: Set<Geometry> = []
        var count = 0
    }

    private var lands: [Place: Lands] = [:]

    /// - Parameter figures: the figures that include the land.
    mutating func add(_ land: CrowdedLand, to group: String?, in figures: [SiteFigure]) {
        for figure in figures {
            let place = Place(group: group, figure: figure)
            if land.isCrowded {
                lands[place, default: Lands()].crowded.insert(land.geometry)
                lands[place, default: Lands()].hectares += land.hectares
            } else {
                lands[place, default: Lands()].beside.insert(land.geometry)
            }
            lands[place, default: Lands()].count += 1
        }
    }

    /// The hectares by group and figure. Omits figures whose overlaps are smaller than a sliver.
    ///
    /// - Throws: `GeometryError` when lands cannot be united or measured; ``ReadRefusal`` after the deadline of the read.
    func hectares(_ measures: Measures) throws -> [String?: [SiteFigure: Double]] {
        var sums: [String?: [SiteFigure: Double]] = [:]
        for (place, lands) in lands where lands.count > 1 && !lands.crowded.isEmpty {
            try ReadBudget.check()
            let beside = Array(lands.beside)
            let united = try Self.hectares(Array(lands.crowded) + beside, measures) - Self.hectares(beside, measures)
            let overlap = lands.hectares - united
            guard overlap * squareMetresPerHectare >= LandPartition.sliverSquareMetres else { continue }
            sums[place.group, default: [:]][place.figure] = overlap
        }
        return sums
    }

    /// The area of the union.
    private static func hectares(_ lands: [Geometry], _ measures: Measures) throws -> Double {
        guard let united = try Geometry.union(of: lands) else { return 0 }
        return try measures.areaSquareMetres(united) / squareMetresPerHectare
    }
}
