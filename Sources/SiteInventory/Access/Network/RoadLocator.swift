internal import GeometryEngine
internal import SimpleFeatures

/// Finds where a site or a target meets the network.
///
/// Motorways and their ramps are no place to turn in from: of them nothing is found.
struct RoadLocator: Sendable {
    /// So far from a boundary, or from a target, a road may pass and still be its way in; in metres of the plane.
    static let reach_m = 500.0
    /// What comes so near touches, in metres of the plane.
    private static let touch_m = 0.01

    private let graph: RoadGraph
    private let edges: [Int]
    private let index: SpatialIndex

    init(_ graph: RoadGraph) {
        self.graph = graph
        edges = (0..<graph.edgeCount).filter { graph.permissions[$0].contains(.frontage) }
        index = SpatialIndex(
            edges.compactMap { Envelope(.lineString(LineString(Array(graph.shape(of: $0).positions)))) })
    }

    /// Where roads cross or touch the outline, else the nearest place within reach; none when no road is near.
    func accessPoints(of outline: [Segment]) -> [NetworkPoint] {
        guard let box = Envelope(outline) else { return [] }
        var meeting: Set<NetworkPoint> = []
        var nearest: (point: NetworkPoint, distance: Double)?
        for edge in index.indices(meeting: box.grown(by: Self.reach_m)).map({ edges[$0] }) {
            forEachPair(of: edge, outline) { pair, point in
                if pair.distance <= Self.touch_m {
                    meeting.insert(point())
                } else if pair.distance <= Self.reach_m, pair.distance < nearest?.distance ?? .infinity {
                    nearest = (point(), pair.distance)
                }
            }
        }
        guard meeting.isEmpty else { return meeting.sorted { ($0.edge, $0.along_m) < ($1.edge, $1.along_m) } }
        return nearest.map { [$0.point] } ?? []
    }

    /// Calls `body` with the nearest places of each piece of the edge and each piece of the outline.
    private func forEachPair(
        of edge: Int, _ outline: [Segment],
        _ body: (_ pair: (own: Position, other: Position, distance: Double), _ point: () -> NetworkPoint) -> Void
    ) {
        let (positions, offsets) = graph.shape(of: edge)
        for place in positions.indices.dropLast() {
            let piece = Segment(from: positions[place], to: positions[place + 1])
            for side in outline {
                let pair = piece.nearest(to: side)
                body(pair) {
                    let share = piece.share(of: pair.own)
                    let along = offsets[place] + (offsets[place + 1] - offsets[place]) * share
                    return NetworkPoint(edge: edge, along_m: along, position: pair.own, origin: pair.other)
                }
                guard pair.distance <= Self.touch_m else { continue }
                // Where the road runs along the boundary, both ends of the common part count.
                for (own, other) in piece.touching(side, within: Self.touch_m) {
                    body((own, other, 0)) {
                        let share = piece.share(of: own)
                        let along = offsets[place] + (offsets[place + 1] - offsets[place]) * share
                        return NetworkPoint(edge: edge, along_m: along, position: own, origin: other)
                    }
                }
            }
        }
    }
}

extension Segment {
    /// The ends of either that touch the other.
    fileprivate func touching(_ other: Segment, within distance: Double) -> [(own: Position, other: Position)] {
        let pairs =
            [from, to].map { (own: $0, other: other.nearest(to: $0)) }
            + [other.from, other.to].map { (own: nearest(to: $0), other: $0) }
        return pairs.filter { $0.own.distance(to: $0.other) <= distance }
    }
}

extension Envelope {
    /// The box around the edges; `nil` when there are none.
    fileprivate init?(_ segments: [Segment]) {
        self.init(.multiPoint(segments.flatMap { [$0.from, $0.to] }))
    }
}
