import CGEOS
import Codecs
import SimpleFeatures

// Conversion between our values and GEOS handles, through well-known binary.

extension GEOSGeometry {
    /// Creates a GEOS geometry from a value.
    ///
    /// - Throws: ``GeometryError`` when a position is not finite, a ring is open, or a ring or a line is too short.
    ///   GEOS accepts some of these and fails later.
    init(_ geometry: Geometry, in context: GEOSContext) throws(GeometryError) {
        if let fault = geometry.structuralFault { throw GeometryError("GEOSWKBReader_read_r", fault.description) }
        let reader = try context.call("GEOSWKBReader_create_r") { unsafe GEOSWKBReader_create_r($0) }
        defer { context.release { unsafe GEOSWKBReader_destroy_r($0, reader) } }
        let bytes = WKB.encode(geometry)
        self = try context.make("GEOSWKBReader_read_r") { handle in
            unsafe bytes.withUnsafeBufferPointer {
                unsafe GEOSWKBReader_read_r(handle, reader, $0.baseAddress, $0.count)
            }
        }
    }

    /// The geometry as a value; `nil` when it is empty.
    func value() throws(GeometryError) -> Geometry? {
        let isEmpty = try context.test("GEOSisEmpty_r") { unsafe GEOSisEmpty_r($0, handle) }
        if isEmpty { return nil }
        do {
            return try WKB.decode(try wellKnownBinary()).geometry
        } catch let error as CodecError {
            throw GeometryError("GEOSWKBWriter_write_r", error.description)
        } catch let error as GeometryError {
            throw error
        } catch {
            throw GeometryError("GEOSWKBWriter_write_r", "\(error)")
        }
    }

    private func wellKnownBinary() throws(GeometryError) -> [UInt8] {
        let writer = try context.call("GEOSWKBWriter_create_r") { unsafe GEOSWKBWriter_create_r($0) }
        defer { context.release { unsafe GEOSWKBWriter_destroy_r($0, writer) } }
        var count = 0
        let bytes = try context.call("GEOSWKBWriter_write_r") { handle in
            unsafe GEOSWKBWriter_setOutputDimension_r(handle, writer, 2)
            return unsafe GEOSWKBWriter_write_r(handle, writer, self.handle, &count)
        }
        defer { context.release { unsafe GEOSFree_r($0, bytes) } }
        return unsafe Array(UnsafeBufferPointer(start: bytes, count: count))
    }
}

extension Geometry {
    /// True when the geometry consists only of one or more polygons.
    var isAreal: Bool {
        switch self {
        case .polygon: true
        case .multiPolygon(let polygons): !polygons.isEmpty
        case .geometryCollection(let parts): !parts.isEmpty && parts.allSatisfy(\.isAreal)
        case .point, .lineString, .multiPoint, .multiLineString: false
        }
    }

    /// The polygons of the geometry as a polygon or a multipolygon; `nil` when there are none.
    var arealPart: Geometry? {
        let polygons = polygons.filter { !$0.exterior.positions.isEmpty }
        guard let first = polygons.first else { return nil }
        return polygons.count == 1 ? .polygon(first) : .multiPolygon(polygons)
    }
}

extension Position {
    /// The position in messages: `(371676.0, 5715050.0)`.
    var text: String { "(\(x), \(y))" }
}
