internal import SimpleFeatures

/// One feature of GeoJSON (RFC 7946), taken apart.
struct GeoJSONFeature {
    /// The identifier beside the properties; null for none.
    private(set) var identifier = PropertyValue.null
    private(set) var properties: [(name: String, value: PropertyValue)] = []
    /// Texts that had bytes that are no characters.
    private(set) var damaged: [String] = []
    private var geometryPlace: Range<Int>?
    private let bytes: [UInt8]
    private let decoder: TextDecoder

    /// - Throws: `JSONScanner.Failure` when it is no feature and no geometry.
    init(_ bytes: [UInt8], _ decoder: TextDecoder) throws(JSONScanner.Failure) {
        self.bytes = bytes
        self.decoder = decoder
        var type = ""
        var places: [String: Range<Int>] = [:]
        var scanner = JSONScanner(bytes)
        try scanner.members { (scanner, name) throws(JSONScanner.Failure) in
            let value = try scanner.value()
            let name = String(decoding: name, as: UTF8.self)
            places[name] = value
            if name == "type" { type = String(decoding: bytes[value].dropFirst().dropLast(), as: UTF8.self) }
        }
        guard type == "Feature" else {
            guard Geometry.Kind(rawValue: type) != nil else {
                throw JSONScanner.Failure(reason: "\(type.isEmpty ? "an object without a type" : type) is no feature")
            }
            geometryPlace = 0..<bytes.count
            return
        }
        geometryPlace = places["geometry"]
        if let place = places["id"] { identifier = try value(at: place) }
        if let place = places["properties"], bytes[place.lowerBound] == UInt8(ascii: "{") { try readProperties(place) }
    }

    private mutating func readProperties(_ place: Range<Int>) throws(JSONScanner.Failure) {
        var found: [(Range<Int>, Range<Int>)] = []
        var scanner = JSONScanner(bytes, place)
        try scanner.members { (scanner, name) throws(JSONScanner.Failure) in
            found.append((name.startIndex..<name.endIndex, try scanner.value()))
        }
        for (name, place) in found {
            let value = try value(at: place)
            properties.append((try text(name), value))
        }
    }

    private mutating func value(at place: Range<Int>) throws(JSONScanner.Failure) -> PropertyValue {
        switch bytes[place.lowerBound] {
        case UInt8(ascii: "\""):
            let text = try text(place.dropFirst().dropLast())
            return text.isEmpty ? .null : .string(text)
        case UInt8(ascii: "{"), UInt8(ascii: "["): return .json(String(decoding: bytes[place], as: UTF8.self))
        default: break
        }
        let word = String(decoding: bytes[place], as: UTF8.self)
        switch word {
        case "null": return .null
        case "true": return .boolean(true)
        case "false": return .boolean(false)
        default:
            if let whole = Int64(word) { return .integer(whole) }
            var scanner = JSONScanner(bytes, place)
            return .number(try scanner.number())
        }
    }

    private mutating func text(_ place: Range<Int>) throws(JSONScanner.Failure) -> String {
        let raw = bytes[place]
        let decoded: TextDecoder.Decoded
        if raw.contains(UInt8(ascii: "\\")) {
            decoded = decoder.decode(try raw.unescaped(decoder)[...], isWide: false)
        } else {
            decoded = decoder.decode(raw, isWide: false)
        }
        if decoded.isDamaged { damaged.append(decoded.text) }
        return decoded.text
    }

    /// The geometry, and whether heights were dropped; `nil` for none.
    ///
    /// - Throws: `JSONScanner.Failure` with what is wrong.
    func geometry() throws(JSONScanner.Failure) -> (geometry: Geometry, droppedZM: Bool)? {
        guard let geometryPlace, bytes[geometryPlace.lowerBound] != UInt8(ascii: "n") else { return nil }
        var reader = GeoJSONGeometry()
        let geometry = try reader.geometry(JSONScanner(bytes, geometryPlace), depth: 0)
        return (geometry, reader.droppedHeights)
    }
}

extension ArraySlice<UInt8> {
    /// The bytes of a JSON text with its escapes undone; characters given by their number are in UTF-8.
    fileprivate func unescaped(_ decoder: TextDecoder) throws(JSONScanner.Failure) -> [UInt8] {
        // What is not UTF-8 becomes so first, as the escapes are.
        let text = Array(decoder.decode(self, isWide: false).text.utf8)
        var bytes: [UInt8] = []
        var units: [UInt16] = []
        var index = 0
        func flush() {
            bytes += Array(String(decoding: units, as: UTF16.self).utf8)
            units = []
        }
        while index < text.count {
            guard text[index] == UInt8(ascii: "\\"), index + 1 < text.count else {
                flush()
                bytes.append(text[index])
                index += 1
                continue
            }
            let escape = text[index + 1]
            index += 2
            if escape == UInt8(ascii: "u") {
                guard index + 4 <= text.count,
                    let unit = UInt16(String(decoding: text[index..<index + 4], as: UTF8.self), radix: 16)
                else { throw JSONScanner.Failure(reason: "a text has half an escape in it") }
                units.append(unit)
                index += 4
                continue
            }
            flush()
            bytes.append(Self.escapes[escape] ?? escape)
        }
        flush()
        return bytes
    }

    private static var escapes: [UInt8: UInt8] {
        [0x6E: 0x0A, 0x74: 0x09, 0x72: 0x0D, 0x62: 0x08, 0x66: 0x0C]
    }
}
