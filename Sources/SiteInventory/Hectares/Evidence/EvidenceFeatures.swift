internal import Codecs
internal import Foundation
internal import SimpleFeatures

/// The input features of one collection, in full precision and in the inventory's plane.
struct EvidenceFeatures: Codable {
    var crs: String
    var features: [Item]

    struct Item: Codable {
        var id: String
        var version: Int64
        /// Well-known binary in hexadecimal digits; `nil` without a geometry.
        var wkb: String?
        /// The declared properties, without derived and confidential ones.
        var properties: [String: EvidenceValue]
    }

    init(_ features: [VersionedFeature], in collection: CollectionID, crs: CRS) {
        self.crs = crs.definition
        let fields = CollectionSchema.of(collection).published.filter { !$0.isDerived }
        self.features = features.map { versioned in
            let feature = versioned.feature
            let known = fields.map { ($0.name, feature[$0.name]) }.filter { !$0.1.isNull }
            return Item(
                id: feature.id.text, version: versioned.version,
                wkb: feature.geometry.map { WKB.encode($0).map(\.hexadecimal).joined() },
                properties: Dictionary(uniqueKeysWithValues: known.map { ($0.0, EvidenceValue($0.1)) }))
        }
    }

    /// - Throws: ``EvidenceFault`` when a geometry is not valid WKB.
    func versioned(_ path: String) throws -> [VersionedFeature] {
        try features.map { item in
            var geometry: Geometry?
            if let text = item.wkb {
                guard let bytes = [UInt8](hexadecimal: text), let decoded = try? WKB.decode(bytes) else {
                    throw EvidenceFault.unreadable(path, "the geometry of \(item.id)")
                }
                geometry = decoded.geometry
            }
            return VersionedFeature(
                Feature(id: FeatureID(item.id), geometry: geometry, properties: item.properties.mapValues(\.value)),
                version: item.version)
        }
    }
}

/// A property's value in JSON; lists and objects as text.
struct EvidenceValue: Codable {
    let value: PropertyValue

    init(_ value: PropertyValue) { self.value = value }

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let truth = try? container.decode(Bool.self) {
            value = .boolean(truth)
        } else if let number = try? container.decode(Int64.self) {
            value = .integer(number)
        } else if let number = try? container.decode(Double.self) {
            value = .number(number)
        } else {
            value = .string(try container.decode(String.self))
        }
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch value {
        case .null: try container.encodeNil()
        case .string(let text), .json(let text): try container.encode(text)
        case .integer(let number): try container.encode(number)
        case .number(let number): try container.encode(number)
        case .boolean(let truth): try container.encode(truth)
        }
    }
}

extension [UInt8] {
    /// Returns `nil` unless the text consists of pairs of hexadecimal digits.
    fileprivate init?(hexadecimal text: String) {
        let digits = Array(text.utf8)
        guard digits.count.isMultiple(of: 2), digits.allSatisfy("0123456789abcdefABCDEF".utf8.contains) else {
            return nil
        }
        self = []
        reserveCapacity(digits.count / 2)
        for start in stride(from: 0, to: digits.count, by: 2) {
            guard let byte = UInt8(String(decoding: digits[start..<start + 2], as: UTF8.self), radix: 16) else {
                return nil
            }
            append(byte)
        }
    }
}
