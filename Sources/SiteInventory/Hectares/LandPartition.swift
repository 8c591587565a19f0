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
        var land: Geometry
        var hectares: Double
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
        rest = gross
        let usable = plots.filter { $0.isUsable && $0.area != nil }.sorted { $0.id < $1.id }
        let usableLand = try Geometry.union(of: usable.compactMap(\.area))
        net = try usableLand.flatMap { try gross?.intersection($0) }
        try keepOnly(usableLand, kind: .notInUsablePlot)
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

    /// Gives what lies outside `land` to `kind`, and goes on with what lies inside.
    private mutating func keepOnly(_ land: Geometry?, kind: WaterfallStep.Kind) throws {
        guard let before = rest else { return }
        guard let land else {
            rest = nil
            return try record(before, as: kind) { _ in }
        }
        rest = try before.intersection(land)
        if let outside = try before.difference(land) { try record(outside, as: kind) { _ in } }
    }

    /// Gives the rest within `area` to `kind`.
    private mutating func claim(
        _ area: Geometry, as kind: WaterfallStep.Kind, _ describe: (inout Piece) -> Void
    ) throws {
        guard let before = rest, let taken = try before.intersection(area) else { return }
        rest = try before.difference(area)
        try record(taken, as: kind, describe)
    }

    /// Keeps the parts of the land that are larger than a sliver, and counts the others.
    private mutating func record(
        _ land: Geometry, as kind: WaterfallStep.Kind, _ describe: (inout Piece) -> Void
    ) throws {
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
        guard !kept.isEmpty else { return }
        var piece = Piece(kind: kind, land: .multiPolygon(kept), hectares: squareMetres / squareMetresPerHectare)
        describe(&piece)
        pieces.append(piece)
    }
}

/// A hectare is 100 m by 100 m.
let squareMetresPerHectare = 10_000.0
