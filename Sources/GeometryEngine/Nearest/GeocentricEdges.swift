public import SimpleFeatures

/// The edges of a geometry as chords in geocentric coordinates, indexed for nearest-neighbour searches on the
/// ellipsoid.
///
/// Edges are straight in the plane. They are densified until each chord deviates from the ellipsoid by a few
/// millimetres. The shortest chord between two geometries then has the same ends as the shortest geodesic. The scale of
/// the plane, which varies with the position, has no effect.
public struct GeocentricEdges: Sendable {
    let edges: [Edge]
    /// Boxes around consecutive edges.
    let runs: [Run]
    let box: GeocentricBox
    /// The first position of each part, for containment tests.
    let partStarts: [Position]
    let polygons: [Polygon]
    /// The envelope in the plane; `nil` for an empty geometry.
    public let envelope: Envelope?

    /// True for a geometry without positions.
    public var isEmpty: Bool { edges.isEmpty }

    /// An edge; a point is an edge of length 0.
    struct Edge: Sendable {
        let from: SIMD3<Double>
        let to: SIMD3<Double>
        let planeFrom: Position
        let planeTo: Position
        /// The centre and the radius of the smallest ball around the edge.
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

        /// The position in the plane at a fraction of the edge, 0...1.
        func position(at share: Double) -> Position {
            Position(
                planeFrom.x + (planeTo.x - planeFrom.x) * share, planeFrom.y + (planeTo.y - planeFrom.y) * share)
        }
    }

    struct Run: Sendable {
        var box: GeocentricBox
        var range: Range<Int>
    }

    private static let edgesPerRun = 16
    /// Above the middle of a chord of this length, the ellipsoid is 5 mm high.
    private static let maximumPieceMetres = 500.0
    private static let maximumPieceCount = 100_000.0

    /// Transforms and densifies the edges of a geometry in the plane of `measures`.
    ///
    /// - Throws: ``GeometryError`` when a position has no longitude and latitude, or an edge is longer than 50,000 km.
    public init(_ geometry: Geometry, measures: Measures) throws(GeometryError) {
        var positions: [Position] = []
        /// The index of each part's first position.
        var starts: [Int] = []
        for part in geometry.lines {
            guard let first = part.first else { continue }
            starts.append(positions.count)
            positions.append(first)
            for (a, b) in zip(part, part.dropFirst()) { try Self.densify(a, b, into: &positions) }
        }
        let geocentric = try measures.geocentric(positions)
        var edges: [Edge] = []
        edges.reserveCapacity(positions.count)
        for (start, end) in zip(starts, starts.dropFirst() + [positions.count]) {
            // A point and a line of length 0 have one edge of length 0.
            for index in start..<max(end - 1, start + 1) {
                let next = min(index + 1, end - 1)
                edges.append(
                    Edge(
                        from: geocentric[index], to: geocentric[next], planeFrom: positions[index],
                        planeTo: positions[next]))
            }
        }
        self.edges = edges
        runs = stride(from: 0, to: edges.count, by: Self.edgesPerRun).map { start in
            let range = start..<min(start + Self.edgesPerRun, edges.count)
            return Run(box: GeocentricBox(of: edges[range]), range: range)
        }
        partStarts = starts.map { positions[$0] }
        polygons = geometry.polygons
        envelope = Envelope(geometry)
        let edgeBox = runs.reduce(into: GeocentricBox()) { $0.include($1.box) }
        // The interior of a polygon rises above the box of its edges.
        box = polygons.isEmpty ? edgeBox : edgeBox.grown(by: edgeBox.curvatureHeight)
    }

    private static func densify(_ a: Position, _ b: Position, into positions: inout [Position]) throws(GeometryError) {
        let (dx, dy) = (b.x - a.x, b.y - a.y)
        let pieces = ((dx * dx + dy * dy).squareRoot() / maximumPieceMetres).rounded(.up)
        guard pieces <= maximumPieceCount else {
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

extension Geometry {
    /// The positions of each ring, line and point.
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
