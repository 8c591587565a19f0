internal import SimpleFeatures

/// A way over the network, the fastest there is; the straight lines at its ends are no part of it.
struct Route: Sendable {
    /// Where it begins.
    var start: NetworkPoint
    var minutes: Double
    /// Geodesic.
    private(set) var length_m = 0.0
    /// In the plane, from its beginning to its end.
    private(set) var path: [Position]
    /// Where it ends.
    private(set) var end: NetworkPoint
    /// The number of the target that it leads to.
    private(set) var target = 0

    init(start: NetworkPoint, minutes: Double) {
        self.start = start
        self.minutes = minutes
        path = [start.position]
        end = start
    }

    /// Goes on along a whole edge.
    mutating func add(_ graph: RoadGraph, _ arc: RoadGraph.Arc) {
        let edge = Int(arc >> 1)
        let length = graph.length_m(of: edge)
        if arc & 1 == 0 { add(graph, edge, from: 0, to: length) } else { add(graph, edge, from: length, to: 0) }
    }

    /// Goes on along a part of an edge; its ends are put in only where they are the edge's own.
    mutating func add(_ graph: RoadGraph, _ edge: Int, from start_m: Double, to end_m: Double) {
        length_m += abs(end_m - start_m)
        let (positions, offsets) = graph.shape(of: edge)
        let ends = zip(positions, offsets)
        append(ends.first { $0.1 == start_m }?.0)
        for position in graph.positions(on: edge, from: start_m, to: end_m) { append(position) }
        append(ends.first { $0.1 == end_m }?.0)
    }

    mutating func end(at point: NetworkPoint, _ number: Int) {
        append(point.position)
        end = point
        target = number
    }

    private mutating func append(_ position: Position?) {
        guard let position, position != path.last else { return }
        path.append(position)
    }

    /// The path; a point when the way begins where it ends.
    var line: Geometry { path.count > 1 ? .lineString(LineString(path)) : .point(path[0]) }
}
