internal import GeometryEngine
internal import SimpleFeatures

/// The land of a site, cut into pieces so that each square metre belongs to the first that claims it.
///
/// The order of precedence: outside every usable plot; hard constraints by kind, then id; sold; occupied; not
/// marketable; unknown; reserved for the owner; reserved; conditional; available. Ties go by id. Everything is done
/// in the inventory's plane.
struct LandPartition {
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
    private(set) var slivers = HectaresStatement.Slivers(count: 0, areaSquareMetres: 0)

    private var rest: Geometry?
    private let measures: Measures

    /// Overlay parts smaller than this are rounding, not land.
    static let sliverSquareMetres = 1.0

    /// - Parameter conditions: which conditions are met; a plot whose condition is met counts as available.
    init(
        footprint: Geometry, plots: [Plot], constraints: [ConstraintArea], conditions: Conditions, measures: Measures
    ) throws {
        self.measures = measures
        gross = try Self.perimeter(footprint)
        let usable = plots.filter { $0.isUsable && $0.area != nil }.sorted { $0.id < $1.id }
        try keepOnly(try Geometry.union(of: usable.compactMap(\.area)))
        for constraint in constraints.filter({ $0.severity == .hard }).sorted() {
            guard let area = try constraint.effectiveArea() else { continue }
            try claim(area, as: .hardConstraint) {
                $0.id = constraint.id
                $0.constraintKind = constraint.kind
            }
        }
        for kind in Self.claimingPlots {
            let claimants = usable.filter { conditions.claim(of: $0) == kind }
            // Taken before it is cut up by plot: rounding would keep the cut pieces apart.
            if kind == .available { availableLand = try unclaimedLand(in: claimants.compactMap(\.area)) }
            for plot in claimants {
                guard let area = plot.area else { continue }
                try claim(area, as: kind) {
                    $0.id = plot.id
                    $0.condition = kind == .conditional ? conditions.unmetCondition(of: plot) : nil
                }
            }
        }
    }

    /// The footprint, parts that overlap counted once.
    static func perimeter(_ footprint: Geometry) throws -> Geometry? {
        // Nothing to do for one polygon, and for a few that lie apart.
        let boxes = footprint.polygons.compactMap { Envelope(.polygon($0)) }
        let mayOverlap =
            !(1...16 ~= boxes.count)
            || boxes.indices.contains { index in boxes[..<index].contains(where: boxes[index].meets) }
        return mayOverlap ? try Geometry.union(of: [footprint]) : footprint
    }

    /// The claims of plots, in the order of precedence.
    private static let claimingPlots: [WaterfallStep.Kind] = [
        .sold, .occupied, .notMarketable, .unknown, .reservedForOwner, .reserved, .conditional, .available,
    ]

    func hectares(of kind: WaterfallStep.Kind) -> Double {
        pieces.reduce(0) { $1.kind == kind ? $0 + $1.hectares : $0 }
    }

    private func unclaimedLand(in areas: [Geometry]) throws -> Geometry? {
        guard let rest, let land = try Geometry.union(of: areas) else { return nil }
        return try rest.intersection(land)
    }

    /// Goes on with what lies inside the usable plots; nobody gets what lies outside.
    private mutating func keepOnly(_ usableLand: Geometry?) throws {
        guard let gross else { return }
        net = try usableLand.flatMap { try gross.intersection($0) }
        rest = net
        guard let outside = try usableLand.map({ try gross.difference($0) }) ?? gross else { return }
        let (land, hectares) = try withoutSlivers(outside)
        if land != nil { pieces.append(Piece(kind: .notInUsablePlot, land: land, hectares: hectares)) }
    }

    /// Gives the rest within `area` to `kind`.
    private mutating func claim(
        _ area: Geometry, as kind: WaterfallStep.Kind, _ describe: (inout Piece) -> Void
    ) throws {
        var piece = Piece(kind: kind, hectares: 0)
        var takenSquareMetres = 0.0
        if let before = rest, before.mayMeet(area), let taken = try before.intersection(area) {
            rest = try before.difference(area)
            takenSquareMetres = try measures.areaSquareMetres(taken)
            (piece.land, piece.hectares) = try withoutSlivers(taken)
        }
        let within = try squareMetresWithin(area, atLeast: takenSquareMetres)
        let alreadyTaken = within - takenSquareMetres
        piece.alreadyTaken = alreadyTaken < Self.sliverSquareMetres ? 0 : alreadyTaken / squareMetresPerHectare
        guard piece.land != nil || piece.alreadyTaken != 0 else { return }
        describe(&piece)
        pieces.append(piece)
    }

    /// How much of a claimant's land lies within the perimeter.
    private func squareMetresWithin(_ area: Geometry, atLeast taken: Double) throws -> Double {
        guard let gross, gross.mayMeet(area) else { return 0 }
        // It got all that it has: then all of it lies within.
        let whole = try measures.areaSquareMetres(area)
        if abs(whole - taken) < 1e-3 { return taken }
        return try gross.intersection(area).map(measures.areaSquareMetres) ?? 0
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

extension Geometry {
    /// False when their boxes lie apart.
    func mayMeet(_ other: Geometry) -> Bool {
        guard let own = Envelope(self), let box = Envelope(other) else { return false }
        return own.meets(box)
    }
}

/// A hectare is 100 m by 100 m.
let squareMetresPerHectare = 10_000.0
