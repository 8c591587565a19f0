internal import SimpleFeatures

extension RoadGraph {
    /// The nodes from which the point is reached along its edge, with the driving time in minutes.
    func approaches(to point: NetworkPoint) -> [(node: Int32, minutes: Double)] {
        var found: [(node: Int32, minutes: Double)] = []
        if permissions[point.edge].contains(.forward) {
            found.append((from[point.edge], minutes(of: point.edge, along: point.alongMetres)))
        }
        if permissions[point.edge].contains(.backward) {
            let rest = lengthMetres(of: point.edge) - point.alongMetres
            found.append((to[point.edge], minutes(of: point.edge, along: rest)))
        }
        return found
    }

    /// The nodes that are reached from the point along its edge, with the driving time in minutes.
    func departures(from point: NetworkPoint) -> [(node: Int32, minutes: Double)] {
        var found: [(node: Int32, minutes: Double)] = []
        if permissions[point.edge].contains(.forward) {
            let rest = lengthMetres(of: point.edge) - point.alongMetres
            found.append((to[point.edge], minutes(of: point.edge, along: rest)))
        }
        if permissions[point.edge].contains(.backward) {
            found.append((from[point.edge], minutes(of: point.edge, along: point.alongMetres)))
        }
        return found
    }

    /// The position along the edge at which a drive from `startMetres` reaches the node: 0 or the edge's length.
    ///
    /// On an edge from a node to itself, the shorter permitted direction is driven.
    func exitMetres(of edge: Int, at node: Int32, from startMetres: Double) -> Double {
        let length = lengthMetres(of: edge)
        guard from[edge] == to[edge] else { return node == to[edge] ? length : 0 }
        guard permissions[edge].contains(.forward) else { return 0 }
        return permissions[edge].contains(.backward) && startMetres < length - startMetres ? 0 : length
    }

    /// The position along the edge at which a drive from the node to `endMetres` starts: 0 or the edge's length.
    ///
    /// On an edge from a node to itself, the shorter permitted direction is driven.
    func entryMetres(of edge: Int, at node: Int32, to endMetres: Double) -> Double {
        let length = lengthMetres(of: edge)
        guard from[edge] == to[edge] else { return node == from[edge] ? 0 : length }
        guard permissions[edge].contains(.forward) else { return length }
        return permissions[edge].contains(.backward) && length - endMetres < endMetres ? length : 0
    }
}
