internal import SimpleFeatures

/// A route on the network, without the straight lines at its ends.
struct Route: Sendable {
    var start: NetworkPoint
    var minutes: Double
    /// The geodesic length in metres.
    private(set) var lengthMetres = 0.0
    /// The positions in the plane, from start to end.
    private(set) var path: [Position]
    private(set) var end: NetworkPoint
    /// The number of the target at the end.
    private(set) var target = 0

    init(start: NetworkPoint, minutes: Double) {
        self.start = start
        self.minutes = minutes
        path = [start.position]
        end = start
    }

    /// Appends a whole edge.
    mutating func add(_ graph: RoadGraph, _ arc: RoadGraph.Arc) {
        let edge = Int(arc >> 1)
        let length = graph.lengthMetres(of: edge)
        if arc & 1 == 0 { add(graph, edge, from: 0, to: length) } else { add(graph, edge, from: length, to: 0) }
    }

    /// Appends a part of an edge. The ends of the part are appended only when they are vertices of the edge.
    mutating func add(_ graph: RoadGraph, _ edge: Int, from startMetres: Double, to endMetres: Double) {
        lengthMetres += abs(endMetres - startMetres)
        let (positions, offsets) = graph.shape(of: edge)
        let ends = zip(positions, offsets)
        append(ends.first { $0.1 == startMetres }?.0)
        for position in graph.positions(on: edge, from: startMetres, to: endMetres) { append(position) }
        append(ends.first { $0.1 == endMetres }?.0)
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

    /// The path as a line; a point when start and end are equal.
    var line: Geometry { path.count > 1 ? .lineString(LineString(path)) : .point(path[0]) }
}
