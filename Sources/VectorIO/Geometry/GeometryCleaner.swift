internal import SimpleFeatures

/// Closes rings, drops parts that are too short, and refuses positions that are not finite.
///
/// The domain checks for topological faults, such as self-intersections.
struct GeometryCleaner {
    let file: String
    let row: Int
    private(set) var faults: [SourceFault] = []

    init(file: String, row: Int) {
        self.file = file
        self.row = row
    }

    /// The geometry, closed and without parts that are too short.
    ///
    /// - Throws: ``SourceFault`` that refuses the row.
    mutating func cleaned(_ geometry: Geometry) throws(SourceFault) -> Geometry {
        if isComplete(geometry) { return geometry }
        var lastFinite: Position?
        var isFinite = true
        geometry.forEachPosition { position in
            if !position.isFinite { isFinite = false } else if isFinite { lastFinite = position }
        }
        guard isFinite else { throw SourceFault(.coordinatesNotFinite, file: file, row: row, place: lastFinite) }
        let place = geometry.isEmpty ? nil : lastFinite
        guard let cleaned = closed(geometry), !cleaned.isEmpty || geometry.isEmpty else {
            throw SourceFault(.geometryDegenerate, file: file, row: row, place: place)
        }
        return cleaned
    }

    /// True for a geometry that needs no change; checked first to avoid copies.
    private func isComplete(_ geometry: Geometry) -> Bool {
        switch geometry {
        case .point(let position): position.isFinite
        case .multiPoint(let positions): positions.allSatisfy(\.isFinite)
        case .lineString(let line): line.isComplete(atLeast: 2)
        case .multiLineString(let lines): lines.allSatisfy { $0.isComplete(atLeast: 2) }
        case .polygon(let polygon): polygon.isComplete
        case .multiPolygon(let polygons): polygons.allSatisfy(\.isComplete)
        case .geometryCollection(let parts): parts.allSatisfy(isComplete)
        }
    }

    private mutating func closed(_ geometry: Geometry) -> Geometry? {
        switch geometry {
        case .point, .multiPoint: return geometry
        case .lineString(let line): return longEnough(line, 2).map(Geometry.lineString)
        case .multiLineString(let lines):
            return .multiLineString(lines.compactMap { longEnough($0, 2) })
        case .polygon(let polygon): return closed(polygon).map(Geometry.polygon)
        case .multiPolygon(let polygons):
            return .multiPolygon(polygons.compactMap { closed($0) })
        case .geometryCollection(let parts):
            return .geometryCollection(parts.compactMap { closed($0) })
        }
    }

    private mutating func closed(_ polygon: Polygon) -> Polygon? {
        guard !polygon.exterior.positions.isEmpty else { return polygon }
        guard let exterior = closed(polygon.exterior) else { return nil }
        return Polygon(exterior, holes: polygon.holes.compactMap { closed($0) })
    }

    private mutating func closed(_ ring: LineString) -> LineString? {
        guard let first = ring.positions.first, let last = ring.positions.last, first != last else {
            return longEnough(ring, 4)
        }
        guard let closed = longEnough(LineString(ring.positions + [first]), 4) else { return nil }
        let gap = ((last.x - first.x) * (last.x - first.x) + (last.y - first.y) * (last.y - first.y)).squareRoot()
        faults.append(SourceFault(.ringUnclosed, file: file, row: row, value: gap.description, place: last))
        return closed
    }

    private mutating func longEnough(_ line: LineString, _ count: Int) -> LineString? {
        guard !line.positions.isEmpty, line.positions.count < count else { return line }
        faults.append(
            SourceFault(
                .partTooShort, file: file, row: row, value: String(line.positions.count), place: line.positions[0]))
        return nil
    }
}

extension LineString {
    fileprivate func isComplete(atLeast count: Int) -> Bool {
        (positions.count >= count || positions.isEmpty) && positions.allSatisfy(\.isFinite)
    }
}

extension Polygon {
    fileprivate var isComplete: Bool {
        exterior.isCompleteRing && holes.allSatisfy(\.isCompleteRing)
    }
}

extension LineString {
    fileprivate var isCompleteRing: Bool { positions.first == positions.last && isComplete(atLeast: 4) }
}
