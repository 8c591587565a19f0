public import SimpleFeatures

extension CoordinateTransformer {
    /// The geometry in the target system, with edges that keep their course in the source system.
    ///
    /// An edge that is straight in the source system is curved in the target system. Where its chord deviates by more
    /// than 1 cm, positions are inserted until the chords deviate by at most 0.25 mm.
    ///
    /// The target system must have metres. Equal edges get equal positions, in either direction.
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
    private static let mostPieces = 4096

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

    func transform(_ positions: [Position]) throws(GeometryError) -> [Position] {
        let moved = try transformer.transform(positions)
        guard let first = moved.first else { return moved }
        var result = [first]
        result.reserveCapacity(moved.count)
        for index in moved.indices.dropFirst() {
            if moved[index - 1].isFarther(than: Self.shortestMetres, from: moved[index]) {
                let edge = Edge(positions[index - 1], positions[index])
                let inner = try innerPositions(of: edge, from: moved[index - 1], to: moved[index])
                result += edge.isReversed ? inner.reversed() : inner
            }
            result.append(moved[index])
        }
        return result
    }

    /// The positions to insert between the two ends, from the edge's start to its end; empty for a straight edge.
    private func innerPositions(
        of edge: Edge, from: Position, to: Position
    ) throws(GeometryError) -> [Position] {
        let samples = try transformer.transform([0.25, 0.5, 0.75].map(edge.at))
        let deviation = samples.map { $0.distance(toLineThrough: from, to) }.max() ?? 0
        guard deviation > Self.toleratedMetres else { return [] }
        // The deviation of a piece decreases with the square of its length.
        let wanted = (deviation / Self.precisionMetres).squareRoot()
        var pieces = 2
        while Double(pieces) < wanted, pieces < Self.mostPieces { pieces *= 2 }
        return try transformer.transform((1..<pieces).map { edge.at(Double($0) / Double(pieces)) })
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
