internal import GeometryEngine
internal import SimpleFeatures

/// Finds the access points of sites and targets on the network.
///
/// Motorways and their ramps have no access points.
struct AccessPointFinder: Sendable {
    /// The maximum distance from a boundary or a target to the network, in metres of the plane.
    static let reachMetres = 500.0
    /// The distance up to which a road touches a boundary, in metres of the plane.
    fileprivate static let touchMetres = 0.01

    private let graph: RoadGraph
    private let edges: [Int]
    private let index: SpatialIndex

    init(_ graph: RoadGraph) {
        self.graph = graph
        edges = (0..<graph.edgeCount).filter { graph.permissions[$0].contains(.frontage) }
        index = SpatialIndex(
            edges.compactMap { Envelope(.lineString(LineString(Array(graph.shape(of: $0).positions)))) })
    }

    /// The points at which roads cross or touch the outline, else the nearest point within reach; empty when there is
    /// none.
    func accessPoints(of outline: [Segment]) -> [NetworkPoint] {
        guard let box = Envelope(outline) else { return [] }
        var search = Search()
        for edge in index.indices(meeting: box.grown(by: Self.reachMetres)).map({ edges[$0] }) {
            let (positions, offsets) = graph.shape(of: edge)
            for start in positions.indices.dropLast() {
                let piece = EdgePiece(
                    edge: edge, segment: Segment(from: positions[start], to: positions[start + 1]),
                    startMetres: offsets[start], endMetres: offsets[start + 1])
                guard piece.segment.leastDistance(to: box) <= search.limitMetres else { continue }
                for side in outline where piece.segment.leastDistance(to: side) <= search.limitMetres {
                    search.add(piece, side)
                }
            }
        }
        return search.result
    }

    /// The points found so far.
    private struct Search {
        private var touching: Set<NetworkPoint> = []
        private var nearest: NetworkPoint?
        /// A pair of segments farther apart than this cannot change the result.
        private(set) var limitMetres = AccessPointFinder.reachMetres

        var result: [NetworkPoint] {
            guard touching.isEmpty else {
                return touching.sorted { ($0.edge, $0.alongMetres) < ($1.edge, $1.alongMetres) }
            }
            return nearest.map { [$0] } ?? []
        }

        mutating func add(_ piece: EdgePiece, _ side: Segment) {
            let pair = piece.segment.nearest(to: side)
            if pair.distance <= AccessPointFinder.touchMetres {
                limitMetres = AccessPointFinder.touchMetres
                touching.insert(piece.point(at: pair.own, from: pair.other))
                // When the road runs along the boundary, both ends of the common part are access points.
                for (own, other) in piece.segment.touching(side, within: AccessPointFinder.touchMetres) {
                    touching.insert(piece.point(at: own, from: other))
                }
            } else if pair.distance <= limitMetres {
                if nearest == nil || pair.distance < limitMetres {
                    nearest = piece.point(at: pair.own, from: pair.other)
                }
                limitMetres = pair.distance
            }
        }
    }

    /// A segment of an edge, with the distances of its ends from the edge's start.
    private struct EdgePiece {
        var edge: Int
        var segment: Segment
        var startMetres: Double
        var endMetres: Double

        /// The point of the network at `own`. `origin` is the other end of the straight line to the network.
        func point(at own: Position, from origin: Position) -> NetworkPoint {
            NetworkPoint(
                edge: edge, alongMetres: startMetres + (endMetres - startMetres) * segment.share(of: own),
                position: own, origin: origin)
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
