public import SimpleFeatures

/// Well-known binary (OGC 06-103r4), which all C libraries and stores accept.
///
/// Reads ISO WKB and EWKB in both byte orders. Writes ISO WKB, little-endian, in two dimensions.
public enum WKB {
    /// The geometry as ISO WKB.
    public static func encode(_ geometry: Geometry) -> [UInt8] {
        var bytes: [UInt8] = []
        append(geometry, to: &bytes)
        return bytes
    }

    /// Appends the geometry as ISO WKB to the bytes.
    public static func append(_ geometry: Geometry, to bytes: inout [UInt8]) {
        var writer = WKBWriter(bytes: bytes)
        bytes = []
        writer.write(geometry)
        bytes = writer.bytes
    }

    /// The geometry in the bytes, and whether heights or measures were dropped. Arcs are approximated by lines.
    ///
    /// - Throws: ``CodecError`` when the bytes end early, have an unknown type, nest too deep, or continue after the
    ///   end.
    public static func decode(
        _ bytes: some RandomAccessCollection<UInt8>
    ) throws(CodecError) -> (geometry: Geometry, droppedZM: Bool) {
        let (geometry, droppedZM, _) = try read(bytes)
        return (geometry, droppedZM)
    }

    /// The geometry in the bytes, whether heights or measures were dropped, and whether arcs were approximated by
    /// lines.
    ///
    /// - Throws: the errors of ``decode(_:)``.
    package static func read(
        _ bytes: some RandomAccessCollection<UInt8>
    ) throws(CodecError) -> (geometry: Geometry, droppedZM: Bool, hadArcs: Bool) {
        var reader = WKBReader(bytes: Array(bytes))
        let geometry = try reader.readGeometry(depth: 0)
        guard reader.isAtEnd else { throw CodecError(.bytesAfterEnd, at: reader.offset) }
        return (geometry, reader.droppedZM, reader.hadArcs)
    }
}

extension Geometry.Kind {
    /// The code of the type in WKB.
    var wkbCode: UInt32 {
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

    init?(wkbCode: UInt32) {
        guard let kind = Self.allCases.first(where: { $0.wkbCode == wkbCode }) else { return nil }
        self = kind
    }
}
