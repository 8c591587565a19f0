public import SimpleFeatures

/// The edges of a geometry as chords in space, laid out for finding what is nearest to them on the ground.
///
/// An edge is straight in the plane. It is cut so short that its chord lies on the ground but for some millimetres, so
/// that the shortest chord between two geometries ends where the shortest geodesic does: the scale of the plane, which
/// differs from place to place, plays no part.
public struct SpaceEdges: Sendable {
    let edges: [Edge]
    /// Boxes around runs of edges.
    let runs: [Run]
    let box: SpaceBox
    /// One position of each part, to tell whether it lies inside of something.
    let partStarts: [Position]
    let polygons: [Polygon]
    /// In the plane; `nil` for an empty geometry.
    public let envelope: Envelope?

    public var isEmpty: Bool { edges.isEmpty }

    /// An edge, or a point as one without length.
    struct Edge: Sendable {
        let from: SIMD3<Double>
        let to: SIMD3<Double>
        let planeFrom: Position
        let planeTo: Position
        /// The ball around the edge.
        let middle: SIMD3<Double>
        let radius: Double

        init(from: SIMD3<Double>, to: SIMD3<Double>, planeFrom: Position, planeTo: Position) {
            self.from = from
            self.to = to
            self.planeFrom = planeFrom
            self.planeTo = planeTo
            middle = (from + to) / 2
            radius = (to - from).length / 2
        }

        /// The position in the plane at this share of the edge.
        func position(at share: Double) -> Position {
            Position(
                planeFrom.x + (planeTo.x - planeFrom.x) * share, planeFrom.y + (planeTo.y - planeFrom.y) * share)
        }
    }

    struct Run: Sendable {
        var box: SpaceBox
        var range: Range<Int>
    }

    /// Up to so many edges share a box.
    private static let runLength = 16
    /// The longest piece of an edge, in metres: its middle lies 5 mm above its chord.
    private static let longestPiece = 500.0
    private static let mostPieces = 100_000.0

    /// - Throws: ``GeometryError`` when a position has no longitude and latitude, or an edge is longer than 50,000 km.
    public init(_ geometry: Geometry, measures: Measures) throws(GeometryError) {
        var positions: [Position] = []
        /// Where each part begins in the list of positions.
        var starts: [Int] = []
        for part in geometry.lines {
            guard let first = part.first else { continue }
            starts.append(positions.count)
            positions.append(first)
            for (a, b) in zip(part, part.dropFirst()) { try Self.cut(a, b, into: &positions) }
        }
        let space = try measures.inSpace(positions)
        var edges: [Edge] = []
        edges.reserveCapacity(positions.count)
        for (start, end) in zip(starts, starts.dropFirst() + [positions.count]) {
            // A point, and a line of no length, is an edge of no length.
            for index in start..<max(end - 1, start + 1) {
                let next = min(index + 1, end - 1)
                edges.append(
                    Edge(
                        from: space[index], to: space[next], planeFrom: positions[index], planeTo: positions[next]))
            }
        }
        self.edges = edges
        runs = stride(from: 0, to: edges.count, by: Self.runLength).map { start in
            let range = start..<min(start + Self.runLength, edges.count)
            return Run(box: SpaceBox(of: edges[range]), range: range)
        }
        partStarts = starts.map { positions[$0] }
        polygons = geometry.polygons
        envelope = Envelope(geometry)
        let around = runs.reduce(into: SpaceBox()) { $0.include($1.box) }
        // The land between the edges bulges out of their box.
        box = polygons.isEmpty ? around : around.grown(by: around.bulge)
    }

    private static func cut(_ a: Position, _ b: Position, into positions: inout [Position]) throws(GeometryError) {
        let (dx, dy) = (b.x - a.x, b.y - a.y)
        let pieces = ((dx * dx + dy * dy).squareRoot() / longestPiece).rounded(.up)
        guard pieces <= mostPieces else {
            throw GeometryError("proj_trans_generic", "the edge from \(a.text) to \(b.text) is too long")
        }
        for piece in stride(from: 1, to: pieces, by: 1) {
            positions.append(Position(a.x + dx * piece / pieces, a.y + dy * piece / pieces))
        }
        positions.append(b)
    }

    /// True when the position lies in one of the polygons.
    func contains(_ position: Position) -> Bool {
        guard let envelope, !polygons.isEmpty, envelope.contains(position) else { return false }
        return polygons.contains { $0.contains(position) }
    }
}

/// A box in space, its sides along the axes.
struct SpaceBox: Sendable {
    var low = SIMD3<Double>(repeating: .infinity)
    var high = SIMD3<Double>(repeating: -.infinity)

    init() {}

    init(of edges: some Sequence<SpaceEdges.Edge>) {
        for edge in edges {
            low = pointwiseMin(low, pointwiseMin(edge.from, edge.to))
            high = pointwiseMax(high, pointwiseMax(edge.from, edge.to))
        }
    }

    mutating func include(_ other: SpaceBox) {
        low = pointwiseMin(low, other.low)
        high = pointwiseMax(high, other.high)
    }

    func grown(by margin: Double) -> SpaceBox {
        var grown = self
        grown.low -= margin
        grown.high += margin
        return grown
    }

    func squaredDistance(to other: SpaceBox) -> Double {
        let gap = pointwiseMax(pointwiseMax(low - other.high, other.low - high), SIMD3(repeating: 0))
        return gap.squaredLength
    }

    /// By how much the ground rises above a chord through the box.
    fileprivate var bulge: Double { low.x <= high.x ? (high - low).squaredLength / 50e6 : 0 }
}

extension Geometry {
    /// Rings, lines and points, each as a sequence of positions.
    fileprivate var lines: [[Position]] {
        switch self {
        case .point(let position): [[position]]
        case .multiPoint(let positions): positions.map { [$0] }
        case .lineString(let line): [line.positions]
        case .multiLineString(let lines): lines.map(\.positions)
        case .polygon(let polygon): polygon.rings.map(\.positions)
        case .multiPolygon(let polygons): polygons.flatMap { $0.rings.map(\.positions) }
        case .geometryCollection(let parts): parts.flatMap(\.lines)
        }
    }
}
