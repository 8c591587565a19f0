internal import Codecs
internal import Foundation
internal import SimpleFeatures

/// The geometry format of GeoPackages: a header with reference system and envelope, then well-known binary (WKB).
///
/// GeoPackage 1.3, clause 2.1.3.
enum GeoPackageGeometry {
    /// The magic `GP`, version 0, and flags: little-endian, with an envelope of x and y.
    private static let header: [UInt8] = [0x47, 0x50, 0, 0b0000_0011]
    private static let headerOfEmpty: [UInt8] = [0x47, 0x50, 0, 0b0001_0001]

    static func encode(_ geometry: Geometry, srsID: Int32) -> Data {
        var bytes: [UInt8] = []
        append(geometry, Envelope(geometry), srsID: srsID, to: &bytes)
        return Data(bytes)
    }

    /// Appends the geometry to the bytes.
    ///
    /// - Parameter envelope: the envelope of the geometry; `nil` when it is empty.
    static func append(_ geometry: Geometry, _ envelope: Envelope?, srsID: Int32, to bytes: inout [UInt8]) {
        bytes += envelope == nil ? headerOfEmpty : header
        bytes.append(littleEndian: UInt32(bitPattern: srsID))
        if let envelope {
            for value in [envelope.minX, envelope.maxX, envelope.minY, envelope.maxY] {
                bytes.append(littleEndian: value.bitPattern)
            }
        }
        WKB.append(geometry, to: &bytes)
    }

    /// - Throws: ``StoreError`` for a blob that is not a GeoPackage geometry.
    static func decode(_ blob: Data) throws -> Geometry {
        do {
            return try WKB.decode(blob.dropFirst(try headerLength(blob))).geometry
        } catch let error as CodecError {
            throw StoreError("a stored geometry is damaged: \(error)")
        }
    }

    /// Reads the envelope from the header. Returns `nil` for an empty geometry.
    static func envelope(_ blob: Data) throws -> Envelope? {
        guard try headerLength(blob) >= 40, let minX = blob.double(at: 8), let maxX = blob.double(at: 16),
            let minY = blob.double(at: 24), let maxY = blob.double(at: 32)
        else { return nil }
        return Envelope(minX: minX, minY: minY, maxX: maxX, maxY: maxY)
    }

    /// Returns the geometry as well-known binary, without the header.
    static func wellKnownBinary(_ blob: Data) throws -> [UInt8] { Array(blob.dropFirst(try headerLength(blob))) }

    /// Reads the identifier of the reference system from the header.
    static func srsID(_ blob: Data) throws -> Int32 {
        _ = try headerLength(blob)
        return (4..<8).reduce(0) { $0 | Int32(blob.byte($1)) << (8 * ($1 - 4)) }
    }

    private static func headerLength(_ blob: Data) throws -> Int {
        let envelopeLengths = [0, 32, 48, 48, 64]
        guard blob.count >= 8, blob.byte(0) == 0x47, blob.byte(1) == 0x50, blob.byte(3) & 1 == 1,
            case let kind = Int(blob.byte(3) >> 1 & 7), kind < envelopeLengths.count,
            blob.count >= 8 + envelopeLengths[kind]
        else { throw StoreError("a stored geometry has no GeoPackage header") }
        return 8 + envelopeLengths[kind]
    }
}

extension [UInt8] {
    fileprivate mutating func append(littleEndian value: some FixedWidthInteger & UnsignedInteger) {
        var rest = value
        for _ in 0..<(value.bitWidth / 8) {
            append(UInt8(truncatingIfNeeded: rest))
            rest >>= 8
        }
    }
}

extension Data {
    fileprivate func byte(_ offset: Int) -> UInt8 { self[startIndex + offset] }

    fileprivate func double(at offset: Int) -> Double? {
        guard count >= offset + 8 else { return nil }
        var bits: UInt64 = 0
        for index in (offset..<(offset + 8)).reversed() { bits = bits << 8 | UInt64(byte(index)) }
        return Double(bitPattern: bits)
    }
}
