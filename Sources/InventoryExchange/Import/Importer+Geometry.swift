internal import SimpleFeatures
internal import SiteInventory

/// A geometry that may be kept; none is fine too.
struct CheckedGeometry {
    var geometry: Geometry?
}

extension Importer {
    /// The geometry as it is kept, perhaps none; `nil`, with a finding, when the row must be refused for it.
    mutating func checkedGeometry(of source: SourceFeature, _ id: FeatureID) throws -> CheckedGeometry? {
        guard schema.geometry != .none else { return CheckedGeometry(geometry: nil) }
        guard let geometry = source.geometry, !geometry.isEmpty else {
            if layer.hasGeometry { add(.missingGeometry(row: source.row, id)) }
            return CheckedGeometry(geometry: nil)
        }
        if source.droppedZM { addFirst(.droppedHeights(row: source.row, id)) }
        noteOddVertices(of: geometry, source.row, id)
        switch try geometryCheck.check(geometry) {
        case .kept(let geometry):
            if let place = strayPosition(of: geometry) { add(.outsideRegion(row: source.row, id, at: place)) }
            return CheckedGeometry(geometry: geometry)
        case .united(let geometry, let before, let after):
            add(.overlappingParts(before: before, after: after, row: source.row, id))
            return CheckedGeometry(geometry: geometry)
        case .repaired(let geometry, let repair):
            add(.repairedGeometry(repair, row: source.row, id))
            return CheckedGeometry(geometry: geometry)
        case .refused(let refusal):
            add(.refusedGeometry(refusal, rule: schema.geometry, row: source.row, id))
            return nil
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
    /// How many vertices of lines and rings stand where the one before them stands.
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
