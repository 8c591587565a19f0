internal import GeometryEngine
internal import SimpleFeatures

/// The land of a site, cut into pieces so that each square metre belongs to the first claim on it.
///
/// The order of precedence is: outside every usable plot; hard constraints by kind, then id; sold; occupied; not
/// marketable; unknown; reserved for the owner; reserved; conditional; available. Equal claims are sorted by id. All
/// overlays are computed in the inventory's plane.
package struct LandPartition {
    /// The land assigned to one claimant.
    struct Piece {
        var kind: WaterfallStep.Kind
        var id: FeatureID?
        var constraintKind: ConstraintKind?
        var condition: String?
        /// The land in the inventory's plane; `nil` when earlier claims took all of it.
        var land: Geometry?
        var hectares: Double
        /// The part of its land within the perimeter that earlier claims took, in hectares; `nil` without a claimant.
        var alreadyTaken: Double?
    }

    /// The perimeter; overlapping parts count once.
    private(set) var gross: Geometry?
    /// The usable plots within the perimeter, before constraints.
    private(set) var net: Geometry?
    private(set) var pieces: [Piece] = []
    /// The union of the available land, contiguous across plot borders; `nil` when there is none.
    private(set) var availableLand: Geometry?
    /// The largest contiguous part of the available land.
    private(set) var largestAvailableLand: Geometry?
    private(set) var slivers = HectaresStatement.Slivers(count: 0, areaSquareMetres: 0)

    private let measures: Measures
    /// True when all plots lie within the perimeter.
    private var plotsLieWithin = false
    /// True when plots overlap each other.
    private var plotsOverlap = false

    /// Smaller overlay parts are rounding errors, not land.
    package static let sliverSquareMetres = 1.0
    /// Narrower gaps, under 1 cm, are rounding errors. Narrower necks, under 10 cm, do not connect land.
    ///
    /// The values are slightly smaller than 1 cm and 10 cm, so that coordinates in whole centimetres are not on the
    /// limit.
    static let (gapMetres, neckMetres) = (0.0095, 0.095)
    /// Areas whose difference is smaller are the same land.
    private static let sameLandSquareMetres = 1e-3

    private typealias Claimant = (plot: Plot, area: GeometryWithEnvelope, kind: WaterfallStep.Kind)

    /// - Parameter conditions: a plot whose condition is met counts as available.
    /// - Throws: `GeometryError` when the land cannot be overlaid or measured; ``ReadRefusal/tookTooLong`` and
    ///   `CancellationError` at the end of the budget.
    init(
        footprint: Geometry, plots: [Plot], constraints: [ConstraintArea], conditions: Conditions, measures: Measures
    ) throws {
        self.measures = measures
        gross = try Self.perimeter(footprint)
        guard let perimeter = GeometryWithEnvelope(gross) else { return }
        let claimants: [Claimant] = plots.filter(\.isUsable).sorted { $0.id < $1.id }.compactMap { plot in
            GeometryWithEnvelope(plot.area).map { (plot, $0, conditions.claim(of: plot)) }
        }
        try keepPlots(claimants.map(\.area), within: perimeter)
        let taken = try claimConstraints(constraints, within: perimeter)
        try claimPlots(claimants, outside: taken, within: perimeter, conditions)
        largestAvailableLand = try availableLand?.contiguousParts(gap: Self.gapMetres, neck: Self.neckMetres)
            .max { measures.gridAreaSquareMetres($0) < measures.gridAreaSquareMetres($1) }
    }

    /// The footprint; overlapping parts count once.
    static func perimeter(_ footprint: Geometry) throws -> Geometry? {
        let polygons = footprint.polygons
        return !polygons.isEmpty && polygons.areApart ? footprint : try Geometry.union(of: [footprint])
    }

    /// The claims of plots, in the order of precedence.
    private static let claimingPlots: [WaterfallStep.Kind] = [
        .sold, .occupied, .notMarketable, .unknown, .reservedForOwner, .reserved, .conditional, .available,
    ]

    func hectares(of kind: WaterfallStep.Kind) -> Double {
        pieces.reduce(0) { $1.kind == kind ? $0 + $1.hectares : $0 }
    }

    /// Records the land outside usable plots, and keeps the net land for the other claims.
    private mutating func keepPlots(_ areas: [GeometryWithEnvelope], within perimeter: GeometryWithEnvelope) throws {
        let outside: GeometryWithEnvelope?
        if let coverage = PolygonCoverage(areas.flatMap(\.land.polygons), within: perimeter.land.polygons) {
            plotsLieWithin = true
            net = coverage.union
            outside = GeometryWithEnvelope(coverage.complement)
        } else {
            let plots = try GeometryWithEnvelope.united(areas)
            outside = try plots.map { try perimeter.outside([$0]) } ?? perimeter
            if let plots {
                let area = gridArea(plots)
                plotsLieWithin = abs(gridArea(outside) + area - gridArea(perimeter)) < Self.sameLandSquareMetres
                plotsOverlap = areas.reduce(0) { $0 + gridArea($1) } - area > Self.sameLandSquareMetres
                net = plotsLieWithin ? plots.land : try plots.inside(perimeter)?.land
            }
        }
        guard let outside else { return }
        let (land, hectares) = try withoutSlivers(outside.land)
        if land != nil { pieces.append(Piece(kind: .notInUsablePlot, land: land, hectares: hectares)) }
    }

    private func gridArea(_ land: GeometryWithEnvelope?) -> Double {
        land.map { measures.gridAreaSquareMetres($0.land) } ?? 0
    }

    /// The area on the ellipsoid, in square metres.
    private func area(_ land: GeometryWithEnvelope?) throws -> Double {
        try land.map { try measures.areaSquareMetres($0.land) } ?? 0
    }

    /// - Returns: the land of the hard constraints that meet the site.
    private mutating func claimConstraints(
        _ constraints: [ConstraintArea], within perimeter: GeometryWithEnvelope
    ) throws -> ClaimedLand {
        var taken = ClaimedLand()
        let land = GeometryWithEnvelope(net)
        for constraint in constraints.filter({ $0.severity == .hard }).sorted() {
            try ReadBudget.check()
            guard let area = GeometryWithEnvelope(try constraint.effectiveArea()), area.mayMeet(perimeter) else {
                continue
            }
            let left = try land.flatMap { try area.inside($0) }.flatMap(taken.outside)
            let within = try area.inside(perimeter)
            try record(
                Piece(kind: .hardConstraint, id: constraint.id, constraintKind: constraint.kind, hectares: 0),
                left, of: within)
            try taken.add(area)
        }
        return taken
    }

    private mutating func claimPlots(
        _ claimants: [Claimant], outside constraints: ClaimedLand, within perimeter: GeometryWithEnvelope,
        _ conditions: Conditions
    ) throws {
        var claimed = try constraints.united()
        for kind in Self.claimingPlots {
            let own = claimants.filter { $0.kind == kind }
            if kind == .available {
                // Computed before the cut by plot, since rounding would separate the pieces.
                availableLand = try GeometryWithEnvelope.united(own.map(\.area))
                    .flatMap { try within($0, perimeter) }.flatMap(claimed.outside)?.land
            }
            for claimant in own {
                try ReadBudget.check()
                let within = try within(claimant.area, perimeter)
                let isAlone = own.count == 1 && kind == .available
                let left = isAlone ? GeometryWithEnvelope(availableLand) : try within.flatMap(claimed.outside)
                var piece = Piece(kind: kind, id: claimant.plot.id, hectares: 0)
                if kind == .conditional { piece.condition = conditions.unmetCondition(of: claimant.plot) }
                try record(piece, left, of: within)
                if plotsOverlap { try claimed.add(claimant.area) }
            }
        }
    }

    /// The part of a plot within the perimeter.
    private func within(_ area: GeometryWithEnvelope, _ perimeter: GeometryWithEnvelope) throws -> GeometryWithEnvelope?
    {
        plotsLieWithin ? area : try area.inside(perimeter)
    }

    /// Records the remaining part of the claimant's land within the perimeter.
    private mutating func record(_ piece: Piece, _ left: GeometryWithEnvelope?, of within: GeometryWithEnvelope?) throws
    {
        var piece = piece
        if let left { (piece.land, piece.hectares) = try withoutSlivers(left.land) }
        // Compares areas in the plane to detect that the claimant gets all of its land, which is the usual case.
        let isWhole = abs(gridArea(within) - gridArea(left)) < Self.sameLandSquareMetres
        let alreadyTaken = isWhole ? 0 : try area(within) - area(left)
        piece.alreadyTaken = alreadyTaken < Self.sliverSquareMetres ? 0 : alreadyTaken / squareMetresPerHectare
        if piece.land != nil || piece.alreadyTaken != 0 { pieces.append(piece) }
    }

    /// The parts of the land that are larger than slivers, with their hectares. Counts the slivers.
    private mutating func withoutSlivers(_ land: Geometry) throws -> (land: Geometry?, hectares: Double) {
        var kept: [Polygon] = []
        var squareMetres = 0.0
        for part in land.polygons {
            let area = try measures.areaSquareMetres(.polygon(part))
            if area < Self.sliverSquareMetres {
                slivers.count += 1
                slivers.areaSquareMetres += area
            } else {
                kept.append(part)
                squareMetres += area
            }
        }
        return (kept.isEmpty ? nil : .multiPolygon(kept), squareMetres / squareMetresPerHectare)
    }
}

/// The number of square metres in a hectare.
package let squareMetresPerHectare = 10_000.0
