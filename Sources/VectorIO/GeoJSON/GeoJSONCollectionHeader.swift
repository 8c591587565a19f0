internal import Codecs
internal import SimpleFeatures

/// The members of a feature collection besides its features.
struct GeoJSONCollectionHeader {
    private let bytes: [UInt8]

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// The system in the `crs` member, as before RFC 7946, else longitude and latitude. `nil` for a name that
    /// is unknown.
    var crs: SourceCRS? {
        guard let namedCRS, !namedCRS.hasSuffix("CRS84") else { return SourceCRS(srid: 4326) }
        return namedCRS.split(separator: ":").last.flatMap { Int($0) }.flatMap { SourceCRS(srid: $0) }
    }

    /// The name in the `crs` member, such as `urn:ogc:def:crs:EPSG::25832`; `nil` without one.
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
