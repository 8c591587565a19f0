internal import Codecs
internal import SimpleFeatures

/// The parts of one feature of GeoJSON (RFC 7946).
struct GeoJSONFeature {
    /// The `id` member of the feature; null when it is missing.
    private(set) var identifier = PropertyValue.null
    private(set) var properties: [(name: String, value: PropertyValue)] = []
    /// The texts with bytes that are invalid in the encoding.
    private(set) var damaged: [String] = []
    /// Properties whose value is not valid JSON, such as `NaN`, with its text. They are read as null.
    private(set) var unreadable: [(name: String, text: String)] = []
    /// The `crs` member of the feature or its geometry; `nil` without one.
    private(set) var crs: GeoJSONCRS?
    private var geometryPlace: Range<Int>?
    private let bytes: [UInt8]
    private let decoder: TextDecoder

    /// - Throws: ``CodecError`` when the bytes are neither a feature nor a geometry.
    init(_ bytes: [UInt8], _ decoder: TextDecoder) throws(CodecError) {
        self.bytes = bytes
        self.decoder = decoder
        var places: [String: Range<Int>] = [:]
        var scanner = JSONScanner(bytes)
        try scanner.forEachMember { (name, value) throws(CodecError) in
            places[String(decoding: bytes[name], as: UTF8.self)] = value
        }
        let type = places["type"].map { String(decoding: bytes[$0].dropFirst().dropLast(), as: UTF8.self) } ?? ""
        guard type == "Feature" else {
            guard Geometry.Kind(rawValue: type) != nil else {
                throw CodecError(type.isEmpty ? .typeMissing : .notAFeature(String(type.prefix(40))), at: 0)
            }
            geometryPlace = 0..<bytes.count
            crs = places["crs"].flatMap { GeoJSONCRS(bytes, at: $0) }
            return
        }
        geometryPlace = places["geometry"]
        crs = places["crs"].flatMap { GeoJSONCRS(bytes, at: $0) } ?? crsOfGeometry
        if let place = places["id"] { identifier = try value(at: place) }
        if let place = places["properties"], bytes[place.lowerBound] == UInt8(ascii: "{") { try readProperties(place) }
    }

    private mutating func readProperties(_ place: Range<Int>) throws(CodecError) {
        var members: [(name: Range<Int>, value: Range<Int>)] = []
        var scanner = JSONScanner(bytes, place)
        try scanner.forEachMember { (name, value) throws(CodecError) in members.append((name, value)) }
        for member in members {
            let name = try text(at: member.name)
            do throws(CodecError) {
                properties.append((name, try value(at: member.value)))
            } catch {
                guard case .notANumber = error.reason else { throw error }
                properties.append((name, .null))
                unreadable.append((name, String(decoding: bytes[member.value].prefix(40), as: UTF8.self)))
            }
        }
    }

    /// The `crs` member inside the geometry. PostGIS writes it right after the type.
    private var crsOfGeometry: GeoJSONCRS? {
        guard let geometryPlace, bytes[geometryPlace].prefix(200).firstRange(of: "\"crs\"".utf8) != nil else {
            return nil
        }
        var crs: GeoJSONCRS?
        var scanner = JSONScanner(bytes, geometryPlace)
        try? scanner.forEachMember { (name, value) throws(CodecError) in
            if bytes[name].elementsEqual("crs".utf8) { crs = GeoJSONCRS(bytes, at: value) }
        }
        return crs
    }

    private mutating func value(at place: Range<Int>) throws(CodecError) -> PropertyValue {
        guard bytes[place.lowerBound] == UInt8(ascii: "\"") else {
            return try PropertyValue(json: bytes, at: place) { _ in "" }
        }
        let text = try text(at: place.lowerBound + 1..<place.upperBound - 1)
        return text.isEmpty ? .null : .string(text)
    }

    /// The text of a string without its quotation marks.
    private mutating func text(at place: Range<Int>) throws(CodecError) -> String {
        var decoded = decoder.decode(bytes[place], isWide: false)
        if bytes[place].contains(UInt8(ascii: "\\")) {
            let isDamaged = decoded.isDamaged
            let utf8 = Array(decoded.text.utf8)
            let text = try JSONString.text(in: utf8, at: 0..<utf8.count, .tolerant)
            // An escape can spell NUL, which the decoder replaces.
            decoded = TextDecoder("UTF-8").decode(Array(text.utf8)[...], isWide: false)
            decoded.isDamaged = decoded.isDamaged || isDamaged
        }
        if decoded.isDamaged { damaged.append(decoded.text) }
        return decoded.text
    }

    /// The geometry, and whether heights were dropped; `nil` when the feature has none.
    ///
    /// - Throws: ``CodecError`` when the geometry is invalid.
    func geometry() throws(CodecError) -> (geometry: Geometry, droppedZM: Bool)? {
        guard let geometryPlace else { return nil }
        var reader = GeoJSONGeometryReader()
        guard let geometry = try reader.geometry(JSONScanner(bytes, geometryPlace)) else { return nil }
        return (geometry, reader.droppedHeights)
    }
}
