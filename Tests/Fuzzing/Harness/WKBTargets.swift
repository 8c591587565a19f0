internal import Codecs
internal import Foundation
@testable internal import GeoPackageStore
internal import SimpleFeatures

extension FuzzTarget {
    /// Any bytes.
    static let wkb = FuzzTarget(name: "wkb") { bytes in
        guard let geometry = try? WKB.decode(bytes).geometry else { return }
        try requireRoundTrip(geometry)
        // The result must not depend on the offset of the bytes.
        let shifted = ([0, 1, 2] + bytes).dropFirst(3)
        try require(
            (try? WKB.decode(shifted).geometry).map(WKB.encode) == WKB.encode(geometry), "a slice is read differently")
    }

    /// Any bytes.
    static let geoPackageGeometry = FuzzTarget(name: "geopackage-geometry") { bytes in
        let blob = Data(bytes)
        _ = try? GeoPackageGeometry.envelope(blob)
        guard let geometry = try? GeoPackageGeometry.decode(blob) else { return }
        let stored = GeoPackageGeometry.encode(geometry, srsID: 25832)
        guard let read = try? GeoPackageGeometry.decode(stored) else {
            throw BrokenPromise("the stored geometry cannot be read")
        }
        try require(WKB.encode(read) == WKB.encode(geometry), "the geometry changes when stored")
        try require(
            try GeoPackageGeometry.envelope(stored) == Envelope(geometry), "the envelope in the header is wrong")
        // A blob is often a slice of a larger buffer.
        let shifted = (Data([0, 1, 2]) + stored).dropFirst(3)
        try require(try GeoPackageGeometry.envelope(shifted) == Envelope(geometry), "a slice has another envelope")
        try require(
            WKB.encode(try GeoPackageGeometry.decode(shifted)) == WKB.encode(read), "a slice is read differently")
    }
}

/// Requires that the geometry survives encoding unchanged, and that truncated bytes are rejected.
func requireRoundTrip(_ geometry: Geometry) throws {
    let bytes = WKB.encode(geometry)
    guard let read = try? WKB.decode(bytes).geometry else { throw BrokenPromise("the written geometry cannot be read") }
    try require(WKB.encode(read) == bytes, "encoding it again gives different bytes")
    try require(count(read) == count(geometry), "positions were lost")
    let cut = Int(truncatingIfNeeded: bytes.fingerprint % UInt64(bytes.count))
    try require((try? WKB.decode(bytes[..<cut])) == nil, "the first \(cut) bytes are a geometry too")
}

/// The number of positions in WKB. Holes without a shell are not encoded.
private func count(_ geometry: Geometry) -> Int {
    var count = 0
    geometry.forEachPosition { _ in count += 1 }
    for polygon in geometry.polygons where polygon.exterior.positions.isEmpty {
        count -= polygon.holes.reduce(0) { $0 + $1.positions.count }
    }
    return count
}
