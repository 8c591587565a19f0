internal import GeometryEngine
internal import SimpleFeatures

extension RoadGraph {
    /// The graph of the roads: they are joined where they have a vertex in common, and where an end of one lies within
    /// ``VertexNodes/tolerance_m`` of an end or a vertex of another.
    ///
    /// Lines that cross without a common vertex are not joined: one is a bridge over the other. A line without length is
    /// left out; one that crosses itself is joined to itself only at a vertex that it visits twice.
    ///
    /// - Throws: `GeometryError` when a position has no longitude and latitude.
    init(_ roads: [NetworkRoad], measures: Measures) throws {
        self.init()
        var nodes = VertexNodes()
        let lines = roads.flatMap { road in
            road.lines.compactMap { line -> (road: NetworkRoad, positions: [Position])? in
                let positions = line.withoutRepetitions
                return positions.count > 1 ? (road, positions) : nil
            }
        }
        for line in lines { nodes.add(line.positions) }
        nodes.join()
        for (index, line) in lines.enumerated() {
            let lengths = try measures.edgeLengthsMetres(of: line.positions)
            let permission = Permission(line.road)
            nodes.forEachPiece(ofLine: index) { range, ends in
                let pieces = lengths[range.lowerBound..<range.upperBound]
                // What begins and ends at one node and is shorter than what is joined is no road.
                if ends.from == ends.to, pieces.reduce(0, +) <= VertexNodes.tolerance_m { return }
                addEdge(ends, speed_kmh: line.road.speed_kmh, permission, line.positions[range], lengths_m: pieces)
            }
        }
        finish(nodeCount: nodes.count)
    }
}

extension RoadGraph.Permission {
    fileprivate init(_ road: NetworkRoad) {
        self = road.hasFrontage ? .frontage : []
        if road.direction != .backward { insert(.forward) }
        if road.direction != .forward { insert(.backward) }
    }
}

extension LineString {
    /// Without positions that repeat the one before, and without those that are no place.
    fileprivate var withoutRepetitions: [Position] {
        var kept: [Position] = []
        kept.reserveCapacity(positions.count)
        for position in positions where position.isFinite && position != kept.last { kept.append(position) }
        return kept
    }
}
