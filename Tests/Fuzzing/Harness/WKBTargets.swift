internal import Codecs
internal import Foundation
@testable internal import GeoPackageStore
internal import SimpleFeatures

extension FuzzTarget {
    /// Any bytes.
    static let wkb = FuzzTarget(name: "wkb") { bytes in
        guard let geometry = try? WKB.decode(bytes).geometry else { return }
        try requireRoundTrip(geometry)
        // Where in memory the bytes lie makes no difference.
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
            throw BrokenPromise("what was stored cannot be read")
        }
        try require(WKB.encode(read) == WKB.encode(geometry), "another geometry is read than was stored")
        try require(try GeoPackageGeometry.envelope(stored) == Envelope(geometry), "the box in the head is wrong")
        // A blob is often part of other data.
        let shifted = (Data([0, 1, 2]) + stored).dropFirst(3)
        try require(try GeoPackageGeometry.envelope(shifted) == Envelope(geometry), "a slice has another box")
        try require(
            WKB.encode(try GeoPackageGeometry.decode(shifted)) == WKB.encode(read), "a slice is read differently")
    }
}

/// What is written is read as it was, to the last bit, and is nothing any more when its end is missing.
func requireRoundTrip(_ geometry: Geometry) throws {
    let bytes = WKB.encode(geometry)
    guard let read = try? WKB.decode(bytes).geometry else { throw BrokenPromise("what was written cannot be read") }
    try require(WKB.encode(read) == bytes, "written again it is different")
    try require(count(read) == count(geometry), "positions were lost")
    let cut = Int(bytes.fingerprint % UInt64(bytes.count))
    try require((try? WKB.decode(bytes[..<cut])) == nil, "the first \(cut) bytes are a geometry too")
}

/// How many positions are kept: a hole without an outer ring is no area.
private func count(_ geometry: Geometry) -> Int {
    var count = 0
    geometry.forEachPosition { _ in count += 1 }
    for polygon in geometry.polygons where polygon.exterior.positions.isEmpty {
        count -= polygon.holes.reduce(0) { $0 + $1.positions.count }
    }
    return count
}
