internal import GeometryEngine
internal import SimpleFeatures

extension RoadGraph {
    /// Builds the graph of the roads. Roads are joined at common vertices, and where an end of one lies within
    /// ``NetworkNoder/toleranceMetres`` of an end or a vertex of another.
    ///
    /// Lines that cross without a common vertex are not joined, since one is a bridge over the other. Lines of length 0
    /// are omitted. A line that crosses itself is joined to itself only at a vertex that it passes twice.
    ///
    /// - Throws: `GeometryError` when a position has no longitude and latitude.
    init(_ roads: [NetworkRoad], measures: Measures) throws {
        self.init()
        var noder = NetworkNoder()
        let lines = roads.flatMap { road in
            road.lines.compactMap { line -> (road: NetworkRoad, positions: [Position])? in
                let positions = line.withoutRepetitions
                return positions.count > 1 ? (road, positions) : nil
            }
        }
        for line in lines { noder.add(line.positions) }
        noder.join()
        for (index, line) in lines.enumerated() {
            let lengths = try measures.edgeLengthsMetres(of: line.positions)
            let permission = Permission(line.road)
            noder.forEachEdge(ofLine: index) { range, ends in
                let pieces = lengths[range.lowerBound..<range.upperBound]
                // A loop shorter than the tolerance is an artefact of the extract.
                if ends.from == ends.to, pieces.reduce(0, +) <= NetworkNoder.toleranceMetres { return }
                addEdge(ends, speedKmh: line.road.speedKmh, permission, line.positions[range], lengthsMetres: pieces)
            }
        }
        finish(nodeCount: noder.count)
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
    /// The finite positions without consecutive duplicates.
    fileprivate var withoutRepetitions: [Position] {
        var kept: [Position] = []
        kept.reserveCapacity(positions.count)
        for position in positions where position.isFinite && position != kept.last { kept.append(position) }
        return kept
    }
}
