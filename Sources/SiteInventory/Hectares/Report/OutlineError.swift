internal import GeometryEngine
internal import SimpleFeatures

/// The standard error of an area whose outline was digitised with errors.
///
/// Uses the model of Chrisman and Yandell (1988, Surveying and Mapping 48, 241-246). The corners of the outline have
/// independent normal errors, equal in x and y. With sᵢ the standard deviation of corner i and dᵢ the distance between
/// its neighbours, the area has the variance ¼ Σ sᵢ² dᵢ² + ¼ Σ sᵢ² (sᵢ₋₁² + sᵢ₊₁²). A shift of the whole outline does
/// not change the area and is not part of the error.
struct OutlineError {
    private let outlines: [Outline]

    /// The outline of a site, a plot or a constraint, with its accuracy.
    private struct Outline {
        let edges: [(from: Position, to: Position)]
        let index: SpatialIndex
        let accuracyMetres: Double?

        init(_ land: Geometry, accuracyMetres: Double?) {
            edges = land.polygons.flatMap(\.rings).flatMap { ring in
                zip(ring.positions, ring.positions.dropFirst()).map { ($0, $1) }
            }
            index = SpatialIndex(
                edges.map { edge in
                    var box = Envelope(minX: edge.from.x, minY: edge.from.y, maxX: edge.from.x, maxY: edge.from.y)
                    box.include(edge.to)
                    return box
                })
            self.accuracyMetres = accuracyMetres
        }

        func passes(_ corner: Position) -> Bool {
            let box = Envelope(minX: corner.x, minY: corner.y, maxX: corner.x, maxY: corner.y)
            return index.indices(meeting: box.grown(by: OutlineError.roundingMetres)).contains { number in
                corner.distance(toEdge: edges[number].from, edges[number].to) <= OutlineError.roundingMetres
            }
        }
    }

    /// The largest shift of a corner by an overlay.
    private static let roundingMetres = 0.002
    /// A position closer to the line between its neighbours is an inserted vertex, not a corner.
    private static let straightnessMetres = 0.001

    /// - Parameter outlines: the land of all inputs with the mean error of their positions; `nil` when it is unknown.
    init(_ outlines: [(land: Geometry, accuracyMetres: Double?)]) {
        self.outlines = outlines.map { Outline($0.land, accuracyMetres: $0.accuracyMetres) }
    }

    /// The standard error of the area in square metres; `nil` when the accuracy of one of its corners is unknown.
    func standardErrorSquareMetres(of land: Geometry) -> Double? {
        var variance = 0.0
        for ring in land.polygons.flatMap(\.rings) {
            let corners = ring.corners(straightnessMetres: Self.straightnessMetres)
            let deviations = corners.compactMap(standardDeviationMetres)
            guard deviations.count == corners.count else { return nil }
            variance += Self.variance(corners, deviations)
        }
        return variance.squareRoot()
    }

    static func variance(_ corners: [Position], _ deviations: [Double]) -> Double {
        let count = corners.count
        return corners.indices.reduce(0.0) { variance, index in
            let (before, after) = ((index + count - 1) % count, (index + 1) % count)
            let (dx, dy) = (corners[after].x - corners[before].x, corners[after].y - corners[before].y)
            let (own, first, second) = (deviations[index], deviations[before], deviations[after])
            return variance + own * own * (dx * dx + dy * dy + first * first + second * second) / 4
        }
    }

    /// The standard deviation in x and y of the least accurate outline through the corner; without one, of all
    /// outlines.
    private func standardDeviationMetres(of corner: Position) -> Double? {
        let passing = outlines.filter { $0.passes(corner) }
        let relevant = passing.isEmpty ? outlines : passing
        let known = relevant.compactMap(\.accuracyMetres)
        guard known.count == relevant.count, let worst = known.max() else { return nil }
        // A mean error of position (Helmert's) is √(sx² + sy²).
        return worst / 2.0.squareRoot()
    }
}

extension LineString {
    /// The open ring without positions that repeat their neighbour or lie on the line between their neighbours.
    func corners(straightnessMetres: Double) -> [Position] {
        var ring: [Position] = []
        for position in positions where position != ring.last { ring.append(position) }
        if ring.count > 1, ring.first == ring.last { ring.removeLast() }
        let count = ring.count
        guard count > 3 else { return ring }
        let corners = ring.indices.filter { index in
            let (before, after) = (ring[(index + count - 1) % count], ring[(index + 1) % count])
            return ring[index].distance(toEdge: before, after) > straightnessMetres
        }
        return corners.count < 3 ? ring : corners.map { ring[$0] }
    }
}

extension Position {
    /// The distance to the edge in the unit of the coordinates.
    fileprivate func distance(toEdge from: Position, _ to: Position) -> Double {
        let (dx, dy) = (to.x - from.x, to.y - from.y)
        let square = dx * dx + dy * dy
        let share = square > 0 ? min(max(((x - from.x) * dx + (y - from.y) * dy) / square, 0), 1) : 0
        let (a, b) = (x - from.x - dx * share, y - from.y - dy * share)
        return (a * a + b * b).squareRoot()
    }
}
