internal import GeometryEngine
internal import SimpleFeatures

/// Finds the access points of sites and targets on the network.
///
/// Motorways and their ramps have no access points.
struct AccessPointFinder: Sendable {
    /// The maximum distance from a boundary or a target to the network, in metres of the plane.
    static let reachMetres = 500.0
    /// At this distance a road touches a boundary, in metres of the plane.
    private static let touchMetres = 0.01

    private let graph: RoadGraph
    private let edges: [Int]
    private let index: SpatialIndex

    init(_ graph: RoadGraph) {
        self.graph = graph
        edges = (0..<graph.edgeCount).filter { graph.permissions[$0].contains(.frontage) }
        index = SpatialIndex(
            edges.compactMap { Envelope(.lineString(LineString(Array(graph.shape(of: $0).positions)))) })
    }

    /// The points at which roads cross or touch the outline, or else the nearest point within reach; empty when there is none.
    func accessPoints(of outline: [Segment]) -> [NetworkPoint] {
        guard let box = Envelope(outline) else { return [] }
        var meeting: Set<NetworkPoint> = []
        var nearest: (point: NetworkPoint, distance: Double)?
        for edge in index.indices(meeting: box.grown(by: Self.reachMetres)).map({ edges[$0] }) {
            forEachPair(of: edge, outline) { pair, point in
                if pair.distance <= Self.touchMetres {
                    meeting.insert(point())
                } else if pair.distance <= Self.reachMetres, pair.distance < nearest?.distance ?? .infinity {
                    nearest = (point(), pair.distance)
                }
            }
        }
        guard meeting.isEmpty else { return meeting.sorted { ($0.edge, $0.alongMetres) < ($1.edge, $1.alongMetres) } }
        return nearest.map { [$0.point] } ?? []
    }

    /// Calls `body` with the nearest points of each segment of the edge and each segment of the outline.
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
                    return NetworkPoint(edge: edge, alongMetres: along, position: pair.own, origin: pair.other)
                }
                guard pair.distance <= Self.touchMetres else { continue }
                // When the road runs along the boundary, both ends of the common part are access points.
                for (own, other) in piece.touching(side, within: Self.touchMetres) {
                    body((own, other, 0)) {
                        let share = piece.share(of: own)
                        let along = offsets[place] + (offsets[place + 1] - offsets[place]) * share
                        return NetworkPoint(edge: edge, alongMetres: along, position: own, origin: other)
                    }
                }
            }
        }
    }
}

extension Segment {
    /// The ends of either segment that touch the other segment.
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
