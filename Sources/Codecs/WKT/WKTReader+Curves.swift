internal import SimpleFeatures

extension WKTReader {
    /// Reads the content of a type whose segments may be arcs, such as `MULTISURFACE`. Approximates arcs by lines.
    ///
    /// - Throws: ``CodecError`` for an arc without three positions, and for a curve whose segments do not join.
    mutating func curve(_ type: CurveType, depth: Int) throws(CodecError) -> Geometry {
        skipSpace()
        let start = offset
        switch type {
        case .circularString:
            guard let line = LineString(arcsThrough: try line().positions) else { throw CodecError(.arc, at: start) }
            if !line.positions.isEmpty { hadArcs = true }
            return .lineString(line)
        case .compoundCurve:
            guard let line = LineString(joining: try lines(depth)) else {
                throw CodecError(.curveNotContinuous, at: start)
            }
            return .lineString(line)
        case .curvePolygon: return .polygon(Polygon(rings: try lines(depth)))
        case .multiCurve: return .multiLineString(try lines(depth))
        case .multiSurface:
            return .multiPolygon(
                try list { (reader) throws(CodecError) in
                    if reader.isAtCoordinates { return try reader.polygon() }
                    let start = reader.offset
                    guard case .polygon(let polygon) = try reader.geometry(depth: depth + 1) else {
                        throw CodecError(.partTypeWrong, at: start)
                    }
                    return polygon
                })
        }
    }

    /// Lines in parentheses, each with or without its type name.
    private mutating func lines(_ depth: Int) throws(CodecError) -> [LineString] {
        try list { (reader) throws(CodecError) in
            if reader.isAtCoordinates { return try reader.line() }
            let start = reader.offset
            guard case .lineString(let line) = try reader.geometry(depth: depth + 1) else {
                throw CodecError(.partTypeWrong, at: start)
            }
            return line
        }
    }

    /// True before coordinates in parentheses and before `EMPTY`; false before a type name.
    private var isAtCoordinates: Bool {
        mutating get {
            skipSpace()
            let start = offset
            defer { offset = start }
            return next == UInt8(ascii: "(") || word() == "EMPTY"
        }
    }
}
