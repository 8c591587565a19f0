internal import SimpleFeatures
internal import SiteInventory

/// What the check of a row's geometry decides.
enum GeometryDecision {
    /// The geometry is accepted; `nil` when the row has none.
    case accepted(Geometry?)
    /// The row is refused for its geometry.
    case refused
}

extension RowMapper {
    /// Transforms and checks the geometry of a row, and notes what is wrong with it.
    ///
    /// - Throws: `GeometryError` when GEOS fails.
    mutating func checkGeometry(of source: SourceFeature, _ id: FeatureID) throws -> GeometryDecision {
        guard schema.geometry != .none else { return .accepted(nil) }
        guard let geometry = source.geometry, !geometry.isEmpty else {
            // A row that has no id either is refused.
            if layer.hasGeometry, !isMatchedByGeometry { add(.missingGeometry(row: source.row, id)) }
            return .accepted(nil)
        }
        if source.droppedZM { addFirst(.droppedHeights(row: source.row, id)) }
        noteOddVertices(of: geometry, source.row, id)
        switch try geometryCheck.check(geometry) {
        case .kept(let geometry):
            if let place = strayPosition(of: geometry) { add(.outsideRegion(row: source.row, id, at: place)) }
            return .accepted(geometry)
        case .united(let geometry, let before, let after):
            add(.overlappingParts(before: before, after: after, row: source.row, id))
            return .accepted(geometry)
        case .repaired(let geometry, let repair):
            add(.repairedGeometry(repair, row: source.row, id))
            return .accepted(geometry)
        case .refused(let refusal):
            add(.refusedGeometry(refusal, rule: schema.geometry, row: source.row, id))
            return .refused
        }
    }

    private mutating func noteOddVertices(of geometry: Geometry, _ row: Int, _ id: FeatureID) {
        let count = geometry.repeatedVertexCount
        if count > 0 { add(.repeatedVertices(count, row: row, id)) }
    }

    /// A position of a geometry that lies wholly outside the region; `nil` for one that does not.
    private func strayPosition(of geometry: Geometry) -> Position? {
        guard let region, let box = Envelope(geometry), !box.meets(region) else { return nil }
        return geometry.firstPosition
    }
}

extension Geometry {
    /// The number of vertices of lines and rings that equal the vertex before.
    fileprivate var repeatedVertexCount: Int {
        switch self {
        case .point, .multiPoint: 0
        case .lineString(let line): line.repeatedVertexCount
        case .multiLineString(let lines): lines.reduce(0) { $0 + $1.repeatedVertexCount }
        case .polygon(let polygon): polygon.rings.reduce(0) { $0 + $1.repeatedVertexCount }
        case .multiPolygon(let polygons): polygons.reduce(0) { $0 + Geometry.polygon($1).repeatedVertexCount }
        case .geometryCollection(let parts): parts.reduce(0) { $0 + $1.repeatedVertexCount }
        }
    }
}

extension LineString {
    fileprivate var repeatedVertexCount: Int {
        zip(positions, positions.dropFirst()).count { $0 == $1 }
    }
}
