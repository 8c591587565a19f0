internal import SimpleFeatures

/// Reads ISO WKB and EWKB in both byte orders.
struct WKBReader {
    let bytes: [UInt8]
    var offset = 0
    var droppedZM = false
    var hadArcs = false
    private var isLittleEndian = true

    init(bytes: [UInt8]) { self.bytes = bytes }

    var isAtEnd: Bool { offset == bytes.count }

    mutating func readGeometry(depth: Int) throws(CodecError) -> Geometry {
        guard depth <= GeometryRules.maximumDepth else { throw CodecError(.collectionsTooDeep, at: offset) }
        let (type, ordinates) = try readHeader()
        switch type {
        case .linear(let kind): return try readLinear(kind, ordinates, depth)
        case .curve(let curve): return try readCurve(curve, ordinates, depth)
        }
    }

    private mutating func readLinear(
        _ kind: Geometry.Kind, _ ordinates: Int, _ depth: Int
    ) throws(CodecError) -> Geometry {
        switch kind {
        case .point: return .point(try readPosition(ordinates))
        case .lineString: return .lineString(try readLine(ordinates))
        case .polygon: return .polygon(try readPolygon(ordinates))
        case .multiPoint:
            return .multiPoint(
                try readParts(depth) { if case .point(let position) = $0 { position } else { nil } })
        case .multiLineString: return .multiLineString(try readLines(depth))
        case .multiPolygon: return .multiPolygon(try readPolygons(depth))
        case .geometryCollection:
            return .geometryCollection(try readParts(depth) { $0 })
        }
    }

    /// Reads a type whose segments may be arcs. Approximates arcs by lines.
    private mutating func readCurve(
        _ type: CurveType, _ ordinates: Int, _ depth: Int
    ) throws(CodecError) -> Geometry {
        let start = offset
        switch type {
        case .circularString:
            guard let line = LineString(arcsThrough: try readLine(ordinates).positions) else {
                throw CodecError(.arc, at: start)
            }
            if !line.positions.isEmpty { hadArcs = true }
            return .lineString(line)
        case .compoundCurve:
            guard let line = LineString(joining: try readLines(depth)) else {
                throw CodecError(.curveNotContinuous, at: start)
            }
            return .lineString(line)
        case .curvePolygon: return .polygon(Polygon(rings: try readLines(depth)))
        case .multiCurve: return .multiLineString(try readLines(depth))
        case .multiSurface: return .multiPolygon(try readPolygons(depth))
        }
    }

    private mutating func readLines(_ depth: Int) throws(CodecError) -> [LineString] {
        try readParts(depth) { if case .lineString(let line) = $0 { line } else { nil } }
    }

    private mutating func readPolygons(_ depth: Int) throws(CodecError) -> [Polygon] {
        try readParts(depth) { if case .polygon(let polygon) = $0 { polygon } else { nil } }
    }

    private enum CodedType {
        case linear(Geometry.Kind)
        case curve(CurveType)

        init?(code: UInt32) {
            if let kind = Geometry.Kind(wkbCode: code) {
                self = .linear(kind)
            } else if let curve = CurveType(rawValue: code) {
                self = .curve(curve)
            } else {
                return nil
            }
        }
    }

    /// Reads the byte order, the type and the number of ordinates per position.
    private mutating func readHeader() throws(CodecError) -> (CodedType, ordinates: Int) {
        let order: UInt8 = try readInteger()
        guard order <= 1 else { throw CodecError(.byteOrderUnknown(Int(order)), at: offset - 1) }
        isLittleEndian = order == 1
        var code: UInt32 = try readInteger()
        let extended = code & 0xE000_0000
        if extended & 0x2000_0000 != 0 { let _: UInt32 = try readInteger() }  // The SRID of EWKB.
        code &= 0x1FFF_FFFF
        let dimension = code / 1000
        let extra =
            extended & 0xC000_0000 != 0
            ? (extended & 0xC000_0000).nonzeroBitCount : [0, 1, 1, 2][min(Int(dimension), 3)]
        guard dimension <= 3, let type = CodedType(code: code % 1000) else {
            throw CodecError(.geometryCodeUnknown(Int(code)), at: offset - 4)
        }
        if extra > 0 { droppedZM = true }
        return (type, 2 + extra)
    }

    private mutating func readParts<Part>(
        _ depth: Int, _ part: (Geometry) -> Part?
    ) throws(CodecError) -> [Part] {
        // The smallest part, an empty line, takes nine bytes.
        let count = try readCount(itemSize: 9)
        var parts: [Part] = []
        parts.reserveCapacity(count)
        for _ in 0..<count {
            let start = offset
            guard let next = part(try readGeometry(depth: depth + 1)) else {
                throw CodecError(.partTypeWrong, at: start)
            }
            parts.append(next)
        }
        return parts
    }

    private mutating func readPolygon(_ ordinates: Int) throws(CodecError) -> Polygon {
        let count = try readCount(itemSize: 4)
        var rings: [LineString] = []
        rings.reserveCapacity(count)
        for _ in 0..<count { rings.append(try readLine(ordinates)) }
        return Polygon(rings: rings)
    }

    private mutating func readLine(_ ordinates: Int) throws(CodecError) -> LineString {
        let count = try readCount(itemSize: ordinates * 8)
        let isCopy = ordinates == 2 && isLittleEndian && 1.littleEndian == 1
        if isCopy { return LineString(copyPositions(count)) }
        var positions: [Position] = []
        positions.reserveCapacity(count)
        for _ in 0..<count { positions.append(try readPosition(ordinates)) }
        return LineString(positions)
    }

    /// Copies positions, which have the same layout in memory. The caller checks that the bytes hold `count` of them.
    private mutating func copyPositions(_ count: Int) -> [Position] {
        let size = count * MemoryLayout<Position>.stride
        let positions = unsafe [Position](unsafeUninitializedCapacity: count) { buffer, initialized in
            unsafe bytes.withUnsafeBytes { source in
                unsafe UnsafeMutableRawBufferPointer(buffer).copyMemory(
                    from: UnsafeRawBufferPointer(rebasing: source[offset..<(offset + size)]))
            }
            initialized = count
        }
        offset += size
        return positions
    }

    private mutating func readPosition(_ ordinates: Int) throws(CodecError) -> Position {
        let x = Double(bitPattern: try readInteger())
        let y = Double(bitPattern: try readInteger())
        for _ in 2..<ordinates { let _: UInt64 = try readInteger() }
        return Position(x, y)
    }

    /// Reads a count. Refuses a count that needs more bytes than follow, so that it cannot allocate memory.
    private mutating func readCount(itemSize: Int) throws(CodecError) -> Int {
        let count = Int(try readInteger() as UInt32)
        guard count <= (bytes.count - offset) / itemSize else {
            throw CodecError(.countTooLarge(count), at: offset - 4)
        }
        return count
    }

    private mutating func readInteger<Value: FixedWidthInteger>() throws(CodecError) -> Value {
        let size = MemoryLayout<Value>.size
        guard bytes.count - offset >= size else { throw CodecError(.bytesMissing, at: offset) }
        let start = offset
        let value = unsafe bytes.withUnsafeBytes {
            unsafe $0.loadUnaligned(fromByteOffset: start, as: Value.self)
        }
        offset += size
        return isLittleEndian ? Value(littleEndian: value) : Value(bigEndian: value)
    }
}
