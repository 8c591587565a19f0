internal import GeometryEngine
internal import SimpleFeatures

/// The land of a site, cut into pieces so that each square metre belongs to the first that claims it.
///
/// The order of precedence: outside every usable plot; hard constraints by kind, then id; sold; occupied; not
/// marketable; unknown; reserved for the owner; reserved; conditional; available. Ties go by id. Everything is done
/// in the inventory's plane.
package struct LandPartition {
    /// What one claimant took.
    struct Piece {
        var kind: WaterfallStep.Kind
        var id: FeatureID?
        var constraintKind: ConstraintKind?
        var condition: String?
        /// In the inventory's plane; `nil` when earlier claimants had taken all of it.
        var land: Geometry?
        var hectares: Double
        /// What earlier claimants had taken of its land within the perimeter; `nil` for what nobody claims.
        var alreadyTaken: Double?
    }

    /// The perimeter, parts that overlap counted once.
    private(set) var gross: Geometry?
    /// The usable plots within the perimeter, before constraints.
    private(set) var net: Geometry?
    private(set) var pieces: [Piece] = []
    /// The available land in one geometry, contiguous over the borders of plots; `nil` when there is none.
    private(set) var availableLand: Geometry?
    /// The largest contiguous part of it.
    private(set) var largestAvailableLand: Geometry?
    private(set) var slivers = HectaresStatement.Slivers(count: 0, areaSquareMetres: 0)

    private let measures: Measures
    /// True when no plot sticks out of the perimeter.
    private var plotsLieWithin = false
    /// True when plots overlap each other.
    private var plotsOverlap = false

    /// Overlay parts smaller than this are rounding, not land.
    package static let sliverSquareMetres = 1.0
    /// Gaps in land that are narrower, under a centimetre, are rounding; necks that are narrower, under ten, join nothing.
    ///
    /// Not quite a centimetre and ten: coordinates in whole centimetres must lie on one side.
    static let (gapMetres, neckMetres) = (0.0095, 0.095)
    /// Areas that add up to this are the same land.
    private static let sameLandSquareMetres = 1e-3

    private typealias Claimant = (plot: Plot, area: BoxedLand, kind: WaterfallStep.Kind)

    /// - Parameter conditions: which conditions are met; a plot whose condition is met counts as available.
    init(
        footprint: Geometry, plots: [Plot], constraints: [ConstraintArea], conditions: Conditions, measures: Measures
    ) throws {
        self.measures = measures
        gross = try Self.perimeter(footprint)
        guard let perimeter = BoxedLand(gross) else { return }
        let claimants: [Claimant] = plots.filter(\.isUsable).sorted { $0.id < $1.id }.compactMap { plot in
            BoxedLand(plot.area).map { (plot, $0, conditions.claim(of: plot)) }
        }
        try keepPlots(claimants.map(\.area), within: perimeter)
        let taken = try claimConstraints(constraints, within: perimeter)
        try claimPlots(claimants, outside: taken, within: perimeter, conditions)
        largestAvailableLand = try availableLand?.contiguousParts(gap: Self.gapMetres, neck: Self.neckMetres)
            .max { measures.gridAreaSquareMetres($0) < measures.gridAreaSquareMetres($1) }
    }

    /// The footprint, parts that overlap counted once.
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

    /// Goes on with what lies inside the usable plots; nobody gets what lies outside.
    private mutating func keepPlots(_ areas: [BoxedLand], within perimeter: BoxedLand) throws {
        let outside: BoxedLand?
        if let coverage = PolygonCoverage(areas.flatMap(\.land.polygons), within: perimeter.land.polygons) {
            plotsLieWithin = true
            net = coverage.union
            outside = BoxedLand(coverage.complement)
        } else {
            let plots = try BoxedLand.united(areas)
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

    private func gridArea(_ land: BoxedLand?) -> Double { land.map { measures.gridAreaSquareMetres($0.land) } ?? 0 }

    /// On the ellipsoid, in square metres.
    private func area(_ land: BoxedLand?) throws -> Double {
        try land.map { try measures.areaSquareMetres($0.land) } ?? 0
    }

    /// - Returns: the land of the hard constraints that meet the site.
    private mutating func claimConstraints(
        _ constraints: [ConstraintArea], within perimeter: BoxedLand
    ) throws -> [BoxedLand] {
        var taken: [BoxedLand] = []
        let land = BoxedLand(net)
        for constraint in constraints.filter({ $0.severity == .hard }).sorted() {
            guard let area = BoxedLand(try constraint.effectiveArea()), area.mayMeet(perimeter) else { continue }
            let left = try land.flatMap { try area.inside($0) }?.outside(taken)
            let within = try area.inside(perimeter)
            try record(
                Piece(kind: .hardConstraint, id: constraint.id, constraintKind: constraint.kind, hectares: 0),
                left, of: within)
            taken.append(area)
        }
        return taken
    }

    private mutating func claimPlots(
        _ claimants: [Claimant], outside constraints: [BoxedLand], within perimeter: BoxedLand, _ conditions: Conditions
    ) throws {
        let constraints = try [BoxedLand.united(constraints)].compactMap(\.self)
        var earlier: [BoxedLand] = []
        for kind in Self.claimingPlots {
            let own = claimants.filter { $0.kind == kind }
            let first = constraints + (plotsOverlap ? earlier : [])
            if kind == .available {
                // Taken before it is cut up by plot: rounding would keep the cut pieces apart.
                availableLand = try BoxedLand.united(own.map(\.area))
                    .flatMap { try within($0, perimeter)?.outside(first)?.land }
            }
            for claimant in own {
                let within = try within(claimant.area, perimeter)
                let isAlone = own.count == 1 && kind == .available
                let before = constraints + (plotsOverlap ? earlier : [])
                let left = isAlone ? BoxedLand(availableLand) : try within?.outside(before)
                var piece = Piece(kind: kind, id: claimant.plot.id, hectares: 0)
                if kind == .conditional { piece.condition = conditions.unmetCondition(of: claimant.plot) }
                try record(piece, left, of: within)
                earlier.append(claimant.area)
            }
        }
    }

    /// The part of a plot within the perimeter.
    private func within(_ area: BoxedLand, _ perimeter: BoxedLand) throws -> BoxedLand? {
        plotsLieWithin ? area : try area.inside(perimeter)
    }

    /// Gives the claimant what is left of its land within the perimeter.
    private mutating func record(_ piece: Piece, _ left: BoxedLand?, of within: BoxedLand?) throws {
        var piece = piece
        if let left { (piece.land, piece.hectares) = try withoutSlivers(left.land) }
        // By the plane's areas it is seen whether it got all: the same geometry most of the time.
        let isWhole = abs(gridArea(within) - gridArea(left)) < Self.sameLandSquareMetres
        let alreadyTaken = isWhole ? 0 : try area(within) - area(left)
        piece.alreadyTaken = alreadyTaken < Self.sliverSquareMetres ? 0 : alreadyTaken / squareMetresPerHectare
        if piece.land != nil || piece.alreadyTaken != 0 { pieces.append(piece) }
    }

    /// The parts of the land that are larger than a sliver, with their hectares; counts the others.
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

/// A hectare is 100 m by 100 m.
package let squareMetresPerHectare = 10_000.0
