internal import GeometryEngine
internal import SimpleFeatures

extension HectaresStatement {
    /// Computes the statement of a site from its plots and the constraints that meet it.
    ///
    /// - Throws: `GeometryError` when GEOS or PROJ cannot overlay or measure the geometries.
    init(
        of site: Site, plots: [Plot], constraints: [ConstraintArea], conditions: Conditions, measures: Measures,
        crs: CRS
    ) throws {
        self.init(
            siteID: site.id.text, siteName: site.name, figures: HectaresFigures(), reason: nil, conditions: [],
            steps: [], slivers: Slivers(count: 0, areaSquareMetres: 0), method: Method(overlayCRS: crs))
        assumption = conditions.assumption
        figures.declaredGross = site.declaredGrossHectares
        figures.declaredNet = site.declaredNetHectares
        guard let footprint = site.footprint else {
            reason = UnknownReason(withoutFootprint: site)
            return
        }
        if plots.contains(where: { $0.area != nil }) {
            let partition = try LandPartition(
                footprint: footprint, plots: plots, constraints: constraints, conditions: conditions,
                measures: measures)
            try measureGross(partition.gross, measures)
            try measurePlots(partition, constraints, measures)
            self.conditions = Self.conditionalLand(partition, conditions)
            steps = WaterfallStep.steps(partition, gross: figures.gross ?? 0)
            slivers = partition.slivers
            return
        }
        try measureGross(try LandPartition.perimeter(footprint), measures)
        if site.isFullyMarketed {
            reason = .declaredSoldOut
            figures.available = 0
            figures.conditional = 0
        } else {
            reason = .noPlots
        }
    }

    private mutating func measureGross(_ gross: Geometry?, _ measures: Measures) throws {
        guard let gross else { return }
        figures.gross = try measures.areaSquareMetres(gross) / squareMetresPerHectare
        figures.grossUTM32 = measures.gridAreaSquareMetres(gross) / squareMetresPerHectare
    }

    private mutating func measurePlots(
        _ partition: LandPartition, _ constraints: [ConstraintArea], _ measures: Measures
    ) throws {
        figures.net = try partition.net.map { try measures.areaSquareMetres($0) / squareMetresPerHectare } ?? 0
        figures.sold = partition.hectares(of: .sold)
        figures.occupied = partition.hectares(of: .occupied)
        figures.notMarketable = partition.hectares(of: .notMarketable)
        figures.unknown = partition.hectares(of: .unknown)
        let reserved = partition.hectares(of: .reserved) + partition.hectares(of: .reservedForOwner)
        let conditional = partition.hectares(of: .conditional)
        let available = partition.hectares(of: .available)
        figures.reserved = reserved
        figures.conditional = conditional
        figures.available = available
        figures.developable = available + conditional + reserved
        let availableLand = partition.availableLand
        figures.largestPlot =
            try availableLand?.polygons.reduce(0.0) { largest, part in
                max(largest, try measures.areaSquareMetres(.polygon(part)) / squareMetresPerHectare)
            } ?? 0
        figures.restricted = try Self.restrictedHectares(availableLand, constraints, measures)
    }

    private static func restrictedHectares(
        _ availableLand: Geometry?, _ constraints: [ConstraintArea], _ measures: Measures
    ) throws -> Double {
        // In a fixed order: the last digits of a union depend on it.
        let soft = try constraints.filter { [.severe, .minor].contains($0.severity) }.sorted()
            .compactMap { try $0.effectiveArea() }
        guard let availableLand, let soft = try Geometry.union(of: soft),
            let restricted = try availableLand.intersection(soft)
        else { return 0 }
        return try measures.areaSquareMetres(restricted) / squareMetresPerHectare
    }

    private static func conditionalLand(_ partition: LandPartition, _ conditions: Conditions) -> [ConditionalLand] {
        let pieces = partition.pieces.filter { $0.kind == .conditional }
        return Dictionary(grouping: pieces) { $0.condition ?? "" }
            .map { condition, pieces in
                let road = conditions.road(condition)
                return ConditionalLand(
                    condition: condition, hectares: pieces.reduce(0) { $0 + $1.hectares },
                    plots: pieces.compactMap(\.id?.text), roadStatus: road?.status, targetYear: road?.targetYear)
            }
            .sorted { $0.condition < $1.condition }
    }
}

extension HectaresStatement.Method {
    fileprivate init(overlayCRS crs: CRS) {
        self.init(
            area: "geodesic area on the ellipsoid GRS80, edges straight in the plane of the overlay",
            overlayCRS: crs.definition, geos: LibraryVersions.geos, proj: LibraryVersions.proj)
    }
}

extension UnknownReason {
    /// Why a site without a footprint has no hectares.
    fileprivate init(withoutFootprint site: Site) {
        self =
            if site.kind == .programme { .programme } else if site.partOf != nil || site.kind == .part { .partOf } else
            {
                .noFootprint
            }
    }
}

extension WaterfallStep {
    /// Gross, what each claimant took, what was dropped as slivers, and what is available.
    fileprivate static func steps(_ partition: LandPartition, gross: Double) -> [WaterfallStep] {
        let taken = partition.pieces.filter { $0.kind != .available }
        let available = partition.hectares(of: .available)
        // What rounding of the overlay lost or won, slivers included, so that nothing is left unexplained.
        let slivers = gross - taken.reduce(0) { $0 + $1.hectares } - available
        let shown = roundedToHundredths(taken.map(\.hectares) + [slivers, available])
        var running = shown.reduce(0, +).roundedToHundredth
        var steps = [WaterfallStep(kind: .gross, hectares: gross, shown: running, running: running)]
        for (piece, shown) in zip(taken, shown) {
            running = (running - shown).roundedToHundredth
            steps.append(
                WaterfallStep(
                    kind: piece.kind, id: piece.id?.text, constraintKind: piece.constraintKind,
                    condition: piece.condition, hectares: piece.hectares, shown: shown, running: running))
        }
        let shownSlivers = shown[taken.count]
        if partition.slivers.count > 0 || shownSlivers != 0 {
            running = (running - shownSlivers).roundedToHundredth
            steps.append(WaterfallStep(kind: .slivers, hectares: slivers, shown: shownSlivers, running: running))
        }
        steps.append(WaterfallStep(kind: .available, hectares: available, shown: running, running: running))
        return steps
    }
}

extension Double {
    fileprivate var roundedToHundredth: Double { (self * 100).rounded() / 100 }
}
