internal import GeometryEngine
internal import SimpleFeatures
internal import SiteInventory

/// The result of the check of a row's geometry.
enum GeometryDecision {
    /// The geometry is accepted; `nil` when the row has none.
    case accepted(Geometry?)
    /// The row of a register has a point. The position is longitude and latitude in degrees.
    case point(Position)
    /// The geometry refuses the row.
    case refused
}

extension RowMapper {
    /// Transforms and checks the geometry of a row, and records findings.
    ///
    /// - Throws: `GeometryError` when GEOS fails.
    mutating func checkGeometry(of source: SourceFeature, _ id: FeatureID) throws -> GeometryDecision {
        guard schema.geometry != .none else { return .accepted(nil) }
        guard let geometry = source.geometry, !geometry.isEmpty else {
            // A row with neither an id nor a geometry is refused when it is matched.
            if layer.hasGeometry, !isMatchedByGeometry { add(.missingGeometry(row: source.row, id)) }
            return .accepted(nil)
        }
        if let registerTransformer, case .point(let position) = geometry {
            return checkPoint(position, registerTransformer, source.row, id)
        }
        if source.droppedZM { addFirst(.droppedHeights(row: source.row, id)) }
        noteOddVertices(of: geometry, source.row, id)
        let dropped = CollectionMembers(geometry, schema.geometry).droppedCounts
        if !dropped.isEmpty { add(.droppedMembers(dropped, rule: schema.geometry, row: source.row, id)) }
        switch try geometryCheck.check(geometry, directionAreaRatio: source.directionAreaRatio) {
        case .kept(let geometry):
            return .accepted(geometry)
        case .united(let geometry, let before, let after):
            // Parts that only touch each other have the same area.
            if (before - after) * squareMetresPerHectare > LandPartition.sliverSquareMetres {
                add(.overlappingParts(before: before, after: after, row: source.row, id))
            }
            return .accepted(geometry)
        case .repaired(let geometry, let repair):
            add(.repairedGeometry(repair, row: source.row, id))
            return .accepted(geometry)
        case .refused(let refusal):
            add(.refusedGeometry(refusal, rule: schema.geometry, row: source.row, id))
            return .refused
        }
    }

    /// Transforms the point of a register's row to the representative point of its site.
    private mutating func checkPoint(
        _ written: Position, _ transformer: CoordinateTransformer, _ row: Int, _ id: FeatureID
    ) -> GeometryDecision {
        let position = geometryCheck.swapsAxes ? written.swapped : written
        do {
            let globe = try transformer.transform([position])[0]
            addFirst(.representativePoint(row: row, id))
            return .point(globe)
        } catch {
            add(.refusedGeometry(.outsideSystem(error.message), rule: schema.geometry, row: row, id))
            return .refused
        }
    }

    private mutating func noteOddVertices(of geometry: Geometry, _ row: Int, _ id: FeatureID) {
        let count = geometry.repeatedVertexCount
        if count > 0 { add(.repeatedVertices(count, row: row, id)) }
    }

    /// Records in the row whether its geometry lies outside the region.
    ///
    /// An accepted geometry is outside when its envelope does not meet the region. A refused one is outside when its
    /// first position is.
    func judgePlace(of source: SourceFeature, _ row: inout ImportRow) {
        guard let region, let written = source.geometry?.firstPosition else { return }
        let first = geometryCheck.swapsAxes ? written.swapped : written
        let box = row.feature?.geometry.flatMap { Envelope($0) } ?? plane(first).flatMap { Envelope(.point($0)) }
        row.isStray = box.map { !$0.meets(region) } ?? true
        row.fitsSwapped = row.isStray && (plane(first.swapped).map(region.contains) ?? false)
    }

    /// Transforms the position to the inventory's plane. Returns `nil` when that is not possible.
    private func plane(_ position: Position) -> Position? {
        guard let transformer else { return position }
        return try? transformer.transform([position]).first
    }
}

extension Geometry {
    /// The number of vertices of lines and rings that repeat the preceding vertex.
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

extension Position {
    fileprivate var swapped: Position { Position(y, x) }
}

extension LineString {
    fileprivate var repeatedVertexCount: Int {
        zip(positions, positions.dropFirst()).count { $0 == $1 }
    }
}
