internal import Codecs
internal import SimpleFeatures

/// The members of a feature collection besides its features.
struct GeoJSONCollectionHeader {
    /// The `crs` member; `nil` without one.
    let crs: GeoJSONCRS?

    init(_ bytes: [UInt8]) {
        var crs: GeoJSONCRS?
        var scanner = JSONScanner(bytes)
        try? scanner.forEachMember { (name, value) throws(CodecError) in
            if bytes[name].elementsEqual("crs".utf8) { crs = GeoJSONCRS(bytes, at: value) }
        }
        self.crs = crs
    }
}

/// A `crs` member, as before RFC 7946, in each form that programs write: by name, by code, or as a string.
struct GeoJSONCRS: Hashable {
    /// The name of the system as written: `urn:ogc:def:crs:EPSG::25832`.
    let name: String

    /// `nil` for `null` and for a value of another form.
    init?(_ bytes: [UInt8], at place: Range<Int>) {
        if let text = Self.text(bytes, place) {
            name = text
            return
        }
        let crs = Self.members(of: bytes, at: place)
        guard let properties = crs["properties"].map({ Self.members(of: bytes, at: $0) }) else { return nil }
        func text(_ name: String) -> String? { properties[name].flatMap { Self.text(bytes, $0) } }
        if let name = text("name") ?? text("urn") ?? text("href") {
            self.name = name
        } else if let code = text("code") {
            let authority = crs["type"].flatMap { Self.text(bytes, $0) } ?? "EPSG"
            name = code.contains(":") ? code : "\(authority):\(code)"
        } else {
            return nil
        }
    }

    /// The system; `nil` when the name is unknown.
    var system: SourceCRS? { identifier.flatMap { SourceCRS($0) } }

    /// Authority and code; `nil` for a name of another form. Returns EPSG:4326 for longitude and latitude on WGS 84.
    var identifier: CRS? {
        guard let crs = CRSName.parse(name) else { return nil }
        return crs == .crs84 ? .epsg(4326) : crs
    }

    private static func members(of bytes: [UInt8], at place: Range<Int>) -> [String: Range<Int>] {
        var members: [String: Range<Int>] = [:]
        var scanner = JSONScanner(bytes, place)
        try? scanner.forEachMember { (name, value) throws(CodecError) in
            members[String(decoding: bytes[name], as: UTF8.self)] = value
        }
        return members
    }

    /// The text of a string, or the digits of a number; `nil` for other values.
    private static func text(_ bytes: [UInt8], _ place: Range<Int>) -> String? {
        let isString = bytes[place.lowerBound] == UInt8(ascii: "\"")
        guard isString || bytes[place.lowerBound].isDigit else { return nil }
        guard let text = try? JSONString.text(in: bytes, at: place, .tolerant), !text.isEmpty else { return nil }
        return text
    }
}
