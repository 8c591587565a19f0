internal import Codecs
internal import SimpleFeatures

/// What stands beside the features of a collection.
struct GeoJSONHead {
    private let bytes: [UInt8]

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// What the file states, as people did before RFC 7946; else what that says: longitude and latitude. `nil` for what
    /// cannot be understood.
    var crs: SourceCRS? {
        guard let namedCRS, !namedCRS.hasSuffix("CRS84") else { return SourceCRS(srid: 4326) }
        return namedCRS.split(separator: ":").last.flatMap { Int($0) }.flatMap { SourceCRS(srid: $0) }
    }

    /// The name of the reference system: `urn:ogc:def:crs:EPSG::25832`; `nil` when none is stated.
    var namedCRS: String? {
        guard let crs = member("crs", of: bytes), let properties = member("properties", of: crs),
            let name = member("name", of: properties), name.count > 2
        else { return nil }
        return String(decoding: name.dropFirst().dropLast(), as: UTF8.self)
    }

    private func member(_ wanted: String, of object: [UInt8]) -> [UInt8]? {
        var scanner = JSONScanner(object)
        var found: [UInt8]?
        try? scanner.forEachMember { (name, value) throws(CodecError) in
            if object[name].elementsEqual(wanted.utf8) { found = Array(object[value]) }
        }
        return found
    }
}
