public import SimpleFeatures

/// Well-known binary: the one door between our values and every C library and store.
///
/// Reads ISO WKB and EWKB in both byte orders; writes ISO WKB, little-endian, two dimensions.
public enum WKB {
    /// The geometry as ISO WKB.
    public static func encode(_ geometry: Geometry) -> [UInt8] {
        var bytes: [UInt8] = []
        append(geometry, to: &bytes)
        return bytes
    }

    /// Writes the geometry as ISO WKB behind what the bytes hold already.
    public static func append(_ geometry: Geometry, to bytes: inout [UInt8]) {
        var writer = WKBWriter(bytes: bytes)
        bytes = []
        writer.write(geometry)
        bytes = writer.bytes
    }

    /// The geometry in the bytes, and whether heights or measures were dropped.
    ///
    /// - Throws: ``WKBError`` when the bytes end early, name an unknown kind, nest too deep, or go on after the end.
    public static func decode(
        _ bytes: some RandomAccessCollection<UInt8>
    ) throws(WKBError) -> (geometry: Geometry, droppedZM: Bool) {
        var reader = WKBReader(bytes: Array(bytes))
        let geometry = try reader.readGeometry(depth: 0)
        guard reader.isAtEnd else { throw WKBError("there are bytes after the geometry's end", at: reader.offset) }
        return (geometry, reader.droppedZM)
    }
}

/// Bytes that are not well-known binary.
public struct WKBError: Error, Hashable, Sendable, CustomStringConvertible {
    public let reason: String
    /// The byte at which reading stopped.
    public let offset: Int

    init(_ reason: String, at offset: Int) {
        self.reason = reason
        self.offset = offset
    }

    public var description: String { "well-known binary, byte \(offset): \(reason)" }
}

extension Geometry.Kind {
    /// The code of the kind in well-known binary.
    fileprivate var wkbCode: UInt32 {
        switch self {
        case .point: 1
        case .lineString: 2
        case .polygon: 3
        case .multiPoint: 4
        case .multiLineString: 5
        case .multiPolygon: 6
        case .geometryCollection: 7
        }
    }

    fileprivate init?(wkbCode: UInt32) {
        guard let kind = Self.allCases.first(where: { $0.wkbCode == wkbCode }) else { return nil }
        self = kind
    }
}

private struct WKBWriter {
    var bytes: [UInt8]

    mutating func write(_ geometry: Geometry) {
        bytes.append(1)
        write(geometry.kind.wkbCode)
        switch geometry {
        case .point(let position): write(position)
        case .lineString(let line): write(line.positions)
        case .polygon(let polygon): writeRings(polygon)
        case .multiPoint(let positions): writeParts(positions, Geometry.point)
        case .multiLineString(let lines): writeParts(lines, Geometry.lineString)
        case .multiPolygon(let polygons): writeParts(polygons, Geometry.polygon)
        case .geometryCollection(let parts): writeParts(parts) { $0 }
        }
    }

    private mutating func writeParts<Part>(_ parts: [Part], _ geometry: (Part) -> Geometry) {
        write(UInt32(parts.count))
        for part in parts { write(geometry(part)) }
    }

    private mutating func writeRings(_ polygon: Polygon) {
        // An empty polygon has no ring, not a ring without positions.
        let rings = polygon.exterior.positions.isEmpty ? [] : polygon.rings
        write(UInt32(rings.count))
        for ring in rings { write(ring.positions) }
    }

    private mutating func write(_ positions: [Position]) {
        write(UInt32(positions.count))
        guard 1.littleEndian == 1 else { return positions.forEach { write($0) } }
        // In memory a position is what it is in the file: two numbers.
        unsafe positions.withUnsafeBytes { unsafe bytes.append(contentsOf: $0) }
    }

    private mutating func write(_ position: Position) {
        write(position.x.bitPattern)
        write(position.y.bitPattern)
    }

    private mutating func write(_ value: some FixedWidthInteger) {
        unsafe withUnsafeBytes(of: value.littleEndian) { unsafe bytes.append(contentsOf: $0) }
    }
}

private struct WKBReader {
    let bytes: [UInt8]
    var offset = 0
    var droppedZM = false
    private var isLittleEndian = true

    /// Deeper nesting of collections is no data, but an attack on the stack.
    private static let maximumDepth = 32

    init(bytes: [UInt8]) { self.bytes = bytes }

    var isAtEnd: Bool { offset == bytes.count }

    mutating func readGeometry(depth: Int) throws(WKBError) -> Geometry {
        guard depth <= Self.maximumDepth else { throw WKBError("collections nest too deep", at: offset) }
        let (kind, ordinates) = try readHeader()
        switch kind {
        case .point: return .point(try readPosition(ordinates))
        case .lineString: return .lineString(try readLine(ordinates))
        case .polygon: return .polygon(try readPolygon(ordinates))
        case .multiPoint:
            return .multiPoint(
                try readParts(depth) { if case .point(let position) = $0 { position } else { nil } })
        case .multiLineString:
            return .multiLineString(
                try readParts(depth) { if case .lineString(let line) = $0 { line } else { nil } })
        case .multiPolygon:
            return .multiPolygon(
                try readParts(depth) { if case .polygon(let polygon) = $0 { polygon } else { nil } })
        case .geometryCollection:
            return .geometryCollection(try readParts(depth) { $0 })
        }
    }

    /// Byte order, kind and the number of ordinates in a position.
    private mutating func readHeader() throws(WKBError) -> (Geometry.Kind, ordinates: Int) {
        let order: UInt8 = try readInteger()
        guard order <= 1 else { throw WKBError("the byte order is \(order), not 0 or 1", at: offset - 1) }
        isLittleEndian = order == 1
        var code: UInt32 = try readInteger()
        let extended = code & 0xE000_0000
        if extended & 0x2000_0000 != 0 { let _: UInt32 = try readInteger() }  // EWKB's SRID
        code &= 0x1FFF_FFFF
        let dimension = code / 1000
        let extra =
            extended & 0xC000_0000 != 0
            ? (extended & 0xC000_0000).nonzeroBitCount : [0, 1, 1, 2][min(Int(dimension), 3)]
        guard dimension <= 3, let kind = Geometry.Kind(wkbCode: code % 1000) else {
            throw WKBError("\(code) is no kind of geometry that is known here", at: offset - 4)
        }
        if extra > 0 { droppedZM = true }
        return (kind, 2 + extra)
    }

    private mutating func readParts<Part>(
        _ depth: Int, _ part: (Geometry) -> Part?
    ) throws(WKBError) -> [Part] {
        // The smallest part, an empty line, takes nine bytes.
        let count = try readCount(itemSize: 9)
        var parts: [Part] = []
        parts.reserveCapacity(count)
        for _ in 0..<count {
            let start = offset
            guard let next = part(try readGeometry(depth: depth + 1)) else {
                throw WKBError("a part is of another kind than its collection", at: start)
            }
            parts.append(next)
        }
        return parts
    }

    private mutating func readPolygon(_ ordinates: Int) throws(WKBError) -> Polygon {
        let count = try readCount(itemSize: 4)
        var rings: [LineString] = []
        rings.reserveCapacity(count)
        for _ in 0..<count { rings.append(try readLine(ordinates)) }
        guard let exterior = rings.first else { return Polygon(LineString([])) }
        return Polygon(exterior, holes: Array(rings.dropFirst()))
    }

    private mutating func readLine(_ ordinates: Int) throws(WKBError) -> LineString {
        let count = try readCount(itemSize: ordinates * 8)
        let isCopy = ordinates == 2 && isLittleEndian && 1.littleEndian == 1
        if isCopy { return LineString(copyPositions(count)) }
        var positions: [Position] = []
        positions.reserveCapacity(count)
        for _ in 0..<count { positions.append(try readPosition(ordinates)) }
        return LineString(positions)
    }

    /// Positions that lie in the bytes as they lie in memory; there are bytes for so many.
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

    private mutating func readPosition(_ ordinates: Int) throws(WKBError) -> Position {
        let x = Double(bitPattern: try readInteger())
        let y = Double(bitPattern: try readInteger())
        for _ in 2..<ordinates { let _: UInt64 = try readInteger() }
        return Position(x, y)
    }

    /// A count that cannot ask for more than the bytes hold, so that a lying one takes no memory.
    private mutating func readCount(itemSize: Int) throws(WKBError) -> Int {
        let count = Int(try readInteger() as UInt32)
        guard count <= (bytes.count - offset) / itemSize else {
            throw WKBError("it announces \(count) items, more than there are bytes for", at: offset - 4)
        }
        return count
    }

    private mutating func readInteger<Value: FixedWidthInteger>() throws(WKBError) -> Value {
        let size = MemoryLayout<Value>.size
        guard bytes.count - offset >= size else { throw WKBError("the bytes end too early", at: offset) }
        let start = offset
        let value = unsafe bytes.withUnsafeBytes {
            unsafe $0.loadUnaligned(fromByteOffset: start, as: Value.self)
        }
        offset += size
        return isLittleEndian ? Value(littleEndian: value) : Value(bigEndian: value)
    }
}
