internal import SimpleFeatures
internal import SiteInventory

/// The parts of a geometry that its collection accepts, and the number of others.
struct CollectionMembers {
    /// The accepted parts, in the geometry type of the collection; `nil` when there are none.
    let kept: Geometry?
    /// The number of parts that the collection does not accept, by kind; empty when it accepts no part.
    let droppedCounts: [Geometry.Kind: Int]

    init(_ geometry: Geometry, _ rule: CollectionSchema.GeometryRule) {
        let parts = geometry.parts
        switch rule {
        case .none: kept = nil
        case .any: kept = geometry
        case .multiPolygon:
            let polygons = geometry.polygons
            kept = polygons.isEmpty ? nil : .multiPolygon(polygons)
        case .multiLineString:
            let lines = parts.compactMap { if case .lineString(let line) = $0 { line } else { nil } }
            kept = lines.isEmpty ? nil : .multiLineString(lines)
        }
        guard kept != nil, let wanted = rule.partKind else {
            droppedCounts = [:]
            return
        }
        let others = parts.filter { $0.kind != wanted && !$0.isEmpty }
        droppedCounts = Dictionary(grouping: others, by: \.kind).mapValues(\.count)
    }
}

extension CollectionSchema.GeometryRule {
    /// The kind of the parts that the collection accepts; `nil` for all and for none.
    fileprivate var partKind: Geometry.Kind? {
        switch self {
        case .none, .any: nil
        case .multiPolygon: .polygon
        case .multiLineString: .lineString
        }
    }
}

extension Geometry {
    /// The points, lines and polygons in the geometry.
    fileprivate var parts: [Geometry] {
        switch self {
        case .point, .lineString, .polygon: [self]
        case .multiPoint(let positions): positions.map(Geometry.point)
        case .multiLineString(let lines): lines.map(Geometry.lineString)
        case .multiPolygon(let polygons): polygons.map(Geometry.polygon)
        case .geometryCollection(let members): members.flatMap(\.parts)
        }
    }
}
