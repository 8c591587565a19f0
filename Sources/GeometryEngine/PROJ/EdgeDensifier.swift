public import SimpleFeatures

extension CoordinateTransformer {
    /// The geometry in the target system, with edges that keep their course in the source system.
    ///
    /// An edge that is straight in the source system is curved in the target system. Where its chord deviates by more
    /// than 1 cm, positions are inserted until the chords deviate by at most 0.25 mm. An edge gets at most 255 positions,
    /// a line or ring at most 4,096, or 16 times its own number where that is more.
    ///
    /// The target system must have metres. Below the limit of a line, equal edges get equal positions in either direction.
    ///
    /// - Throws: ``GeometryError`` with the first position that PROJ cannot transform.
    public func transformKeepingEdges(_ geometry: Geometry) throws(GeometryError) -> Geometry {
        switch geometry {
        case .point, .multiPoint: return try transform(geometry)
        case .geometryCollection(let parts):
            var moved: [Geometry] = []
            for part in parts { moved.append(try transformKeepingEdges(part)) }
            return .geometryCollection(moved)
        case .lineString, .multiLineString, .polygon, .multiPolygon:
            return try geometry.mapPositions(EdgeDensifier(transformer: self).transform)
        }
    }
}

/// Transforms the positions of a line or ring and inserts positions in its curved edges.
private struct EdgeDensifier {
    let transformer: CoordinateTransformer

    /// Shorter edges deviate by less than a millimetre in every system of the region.
    private static let shortestMetres = 100.0
    private static let toleratedMetres = 0.01
    /// The maximum distance in metres between an edge and its chords after insertion.
    private static let precisionMetres = 0.000_25
    /// The largest number of pieces of an edge. An edge of 160 km is within 1 cm then.
    private static let mostPieces = 256

    /// An edge in the source system. `start` is the smaller end by x, then y.
    private struct Edge {
        var start: Position
        var end: Position
        var isReversed: Bool

        init(_ from: Position, _ to: Position) {
            isReversed = (to.x, to.y) < (from.x, from.y)
            (start, end) = isReversed ? (to, from) : (from, to)
        }

        func at(_ share: Double) -> Position {
            Position(start.x + (end.x - start.x) * share, start.y + (end.y - start.y) * share)
        }
    }

    /// A curved edge of a line, from the position at `index` to the next.
    private struct CurvedEdge {
        var index: Int
        var edge: Edge
        var pieces: Int
    }

    func transform(_ positions: [Position]) throws(GeometryError) -> [Position] {
        let moved = try transformer.transform(positions)
        let curved = try curvedEdges(positions, moved)
        guard !curved.isEmpty else { return moved }
        var result: [Position] = []
        var start = 0
        for edge in curved {
            result += moved[start...edge.index]
            result += try innerPositions(of: edge)
            start = edge.index + 1
        }
        return result + moved[start...]
    }

    /// Returns the edges that need positions, with the number of their pieces.
    ///
    /// A line with many long edges gets fewer positions, so that the result grows with the line and not with its length.
    private func curvedEdges(_ positions: [Position], _ moved: [Position]) throws(GeometryError) -> [CurvedEdge] {
        var curved: [CurvedEdge] = []
        for index in moved.indices.dropLast()
        where moved[index].isFarther(than: Self.shortestMetres, from: moved[index + 1]) {
            let edge = Edge(positions[index], positions[index + 1])
            let pieces = try pieces(of: edge, from: moved[index], to: moved[index + 1])
            if pieces > 1 { curved.append(CurvedEdge(index: index, edge: edge, pieces: pieces)) }
        }
        let budget = max(4096, 16 * moved.count)
        while curved.reduce(0, { $0 + $1.pieces }) > budget {
            for place in curved.indices { curved[place].pieces = max(1, curved[place].pieces / 2) }
        }
        return curved
    }

    /// Returns the number of pieces whose chords are within the precision; 1 for an edge that stays straight.
    private func pieces(of edge: Edge, from: Position, to: Position) throws(GeometryError) -> Int {
        let samples = try transformer.transform([0.25, 0.5, 0.75].map(edge.at))
        let deviation = samples.map { $0.distance(toLineThrough: from, to) }.max() ?? 0
        guard deviation > Self.toleratedMetres else { return 1 }
        // The deviation of a piece falls with the square of its length.
        let wanted = (deviation / Self.precisionMetres).squareRoot()
        var pieces = 2
        while Double(pieces) < wanted, pieces < Self.mostPieces { pieces *= 2 }
        return pieces
    }

    /// Returns the positions to insert, in the direction of the line.
    private func innerPositions(of curved: CurvedEdge) throws(GeometryError) -> [Position] {
        let shares = (1..<curved.pieces).map { Double($0) / Double(curved.pieces) }
        let inner = try transformer.transform(shares.map(curved.edge.at))
        return curved.edge.isReversed ? inner.reversed() : inner
    }
}

extension Position {
    fileprivate func isFarther(than distance: Double, from other: Position) -> Bool {
        let (dx, dy) = (other.x - x, other.y - y)
        return dx * dx + dy * dy > distance * distance
    }

    /// The distance to the straight line through two different positions.
    fileprivate func distance(toLineThrough a: Position, _ b: Position) -> Double {
        let (dx, dy) = (b.x - a.x, b.y - a.y)
        return abs(dx * (y - a.y) - dy * (x - a.x)) / (dx * dx + dy * dy).squareRoot()
    }
}
