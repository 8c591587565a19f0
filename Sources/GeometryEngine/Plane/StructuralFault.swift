import SimpleFeatures

// Faults in sequences of positions that make a geometry unreadable for GEOS.

extension Geometry {
    private var firstNonFinitePosition: Position? {
        var found: Position?
        forEachPosition { if found == nil, !$0.isFinite { found = $0 } }
        return found
    }

    /// The first fault: a position that is not finite, a line or ring that is too short, or an open ring; `nil` for
    /// none.
    var structuralFault: ValidityFault? {
        if let position = firstNonFinitePosition {
            return ValidityFault(reason: "position \(position.text) is not finite", location: nil)
        }
        return switch self {
        case .point, .multiPoint: nil
        case .lineString(let line): line.faultAsLine
        case .multiLineString(let lines): lines.firstResult(\.faultAsLine)
        case .polygon(let polygon): polygon.structuralFault
        case .multiPolygon(let polygons): polygons.firstResult(\.structuralFault)
        case .geometryCollection(let parts): parts.firstResult(\.structuralFault)
        }
    }

    /// The geometry with closed rings, without lines and rings that are too short; `nil` when nothing remains.
    var withClosedRings: Geometry? {
        switch self {
        case .point, .multiPoint: self
        case .lineString(let line): line.faultAsLine == nil ? self : nil
        case .multiLineString(let lines): .multiLineString(lines.filter { $0.faultAsLine == nil })
        case .polygon(let polygon): polygon.withClosedRings.map(Geometry.polygon)
        case .multiPolygon(let polygons): .multiPolygon(polygons.compactMap(\.withClosedRings))
        case .geometryCollection(let parts): .geometryCollection(parts.compactMap(\.withClosedRings))
        }
    }
}

extension Polygon {
    fileprivate var structuralFault: ValidityFault? {
        // An empty polygon is valid.
        if exterior.positions.isEmpty && holes.isEmpty { return nil }
        return rings.firstResult(\.faultAsRing)
    }

    fileprivate var withClosedRings: Polygon? {
        guard let exterior = exterior.closedRing else { return nil }
        return Polygon(exterior, holes: holes.compactMap(\.closedRing))
    }
}

extension LineString {
    fileprivate var faultAsLine: ValidityFault? {
        guard positions.count == 1 else { return nil }
        return ValidityFault(reason: "a line has 1 position, fewer than 2", location: positions.first)
    }

    fileprivate var faultAsRing: ValidityFault? {
        if positions.count < 4 {
            return ValidityFault(
                reason: "a ring has \(positions.count) positions, fewer than 4", location: positions.first)
        }
        guard positions.first != positions.last else { return nil }
        return ValidityFault(reason: "a ring is not closed", location: positions.last)
    }

    /// The ring with its first position repeated at its end; `nil` for fewer than four positions.
    fileprivate var closedRing: LineString? {
        guard let first = positions.first else { return nil }
        let closed = first == positions.last ? self : LineString(positions + [first])
        return closed.positions.count < 4 ? nil : closed
    }
}

extension Array {
    fileprivate func firstResult<Result>(_ result: (Element) -> Result?) -> Result? {
        lazy.compactMap(result).first
    }
}
