internal import GeometryEngine
internal import SimpleFeatures

/// The land of a site, partitioned by claims.
struct SiteLand {
    /// The perimeter; `nil` for a site without a footprint.
    var gross: Geometry?
    /// `nil` for a site without plots.
    var partition: LandPartition?
    var restricted: RestrictedLand?

    /// - Throws: `GeometryError` when GEOS or PROJ cannot overlay or measure the geometries.
    init(
        of site: Site, plots: [Plot], constraints: [ConstraintArea], conditions: Conditions, measures: Measures
    ) throws {
        guard let footprint = site.footprint else { return }
        guard plots.contains(where: { $0.area != nil }) else {
            gross = try LandPartition.perimeter(footprint)
            return
        }
        let partition = try LandPartition(
            footprint: footprint, plots: plots, constraints: constraints, conditions: conditions, measures: measures)
        gross = partition.gross
        self.partition = partition
        restricted = try RestrictedLand(partition.availableLand, constraints)
    }
}

extension HectaresStatement {
    /// Computes the statement of a site from its plots and the constraints that meet it.
    ///
    /// - Throws: `GeometryError` when GEOS or PROJ cannot overlay or measure the geometries.
    init(
        of site: Site, plots: [Plot], constraints: [ConstraintArea], conditions: Conditions, measures: Measures,
        crs: CRS
    ) throws {
        let land = try SiteLand(
            of: site, plots: plots, constraints: constraints, conditions: conditions, measures: measures)
        try self.init(of: site, land: land, conditions: conditions, measures: measures, crs: crs)
    }

    /// Computes the statement of land that is already partitioned.
    ///
    /// - Throws: `GeometryError` when GEOS or PROJ cannot measure the land.
    init(of site: Site, land: SiteLand, conditions: Conditions, measures: Measures, crs: CRS) throws {
        self.init(
            siteID: site.id.text, siteName: site.name, figures: HectaresFigures(), reason: nil, conditions: [],
            steps: [], slivers: Slivers(count: 0, areaSquareMetres: 0), method: Method(overlayCRS: crs))
        assumption = conditions.assumption
        figures.declaredGross = site.declaredGrossHectares
        figures.declaredNet = site.declaredNetHectares
        guard site.footprint != nil else {
            reason = UnknownReason(withoutFootprint: site)
            return
        }
        try measureGross(land.gross, measures)
        if let partition = land.partition {
            try measurePlots(partition, land.restricted, measures)
            self.conditions = Self.conditionalLand(partition, conditions)
            steps = WaterfallStep.steps(partition, gross: figures.gross ?? 0)
            slivers = partition.slivers
        } else if site.isFullyMarketed {
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
        figures.grossUTM32 = try measures.utm32AreaSquareMetres(gross) / squareMetresPerHectare
    }

    private mutating func measurePlots(
        _ partition: LandPartition, _ restricted: RestrictedLand?, _ measures: Measures
    ) throws {
        figures.net = try measures.hectares(partition.net)
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
        figures.largestPlot = try measures.hectares(partition.largestAvailableLand)
        let (severe, minor) = (try measures.hectares(restricted?.severe), try measures.hectares(restricted?.minor))
        (figures.restrictedSevere, figures.restrictedMinor) = (severe, minor)
        figures.restricted = severe + minor
    }

    private static func conditionalLand(_ partition: LandPartition, _ conditions: Conditions) -> [ConditionalLand] {
        let pieces = partition.pieces.filter { $0.kind == .conditional && $0.land != nil }
        return Dictionary(grouping: pieces) { $0.condition ?? "" }
            .map { condition, pieces in
                let road = conditions.road(condition)
                return ConditionalLand(
                    condition: condition, kind: conditions.kind(of: condition),
                    hectares: pieces.reduce(0) { $0 + $1.hectares },
                    plots: pieces.compactMap(\.id?.text), roadStatus: road?.status, targetYear: road?.targetYear)
            }
            .sorted { $0.condition < $1.condition }
    }
}

extension Measures {
    /// The geodesic area of the polygons in hectares; 0 for `nil`.
    func hectares(_ geometry: Geometry?) throws -> Double {
        try geometry.map { try areaSquareMetres($0) / squareMetresPerHectare } ?? 0
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
    /// The reason why a site without a footprint has no hectares.
    fileprivate init(withoutFootprint site: Site) {
        self =
            if site.kind == .programme { .programme } else if site.partOf != nil || site.kind == .part { .partOf } else
            {
                .noFootprint
            }
    }
}

extension WaterfallStep {
    /// The steps: gross, the land of each claimant, the dropped slivers, and the available land.
    fileprivate static func steps(_ partition: LandPartition, gross: Double) -> [WaterfallStep] {
        let taken = partition.pieces.filter { $0.kind != .available }
        let available = partition.hectares(of: .available)
        // Includes land gained or lost by rounding in overlays, so that the steps add up to gross.
        let slivers = gross - taken.reduce(0) { $0 + $1.hectares } - available
        let shown = roundedToHundredths(taken.map(\.hectares) + [slivers, available])
        var running = shown.reduce(0, +).roundedToHundredth
        var steps = [WaterfallStep(kind: .gross, hectares: gross, shown: running, running: running)]
        for (piece, shown) in zip(taken, shown) {
            running = (running - shown).roundedToHundredth
            steps.append(
                WaterfallStep(
                    kind: piece.kind, id: piece.id?.text, constraintKind: piece.constraintKind,
                    condition: piece.condition, hectares: piece.hectares,
                    alreadyTaken: piece.alreadyTaken, shown: shown, running: running))
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
