import Codecs
import SiteInventory

/// A stored feature, with the ranges of its parts.
struct GeoJSONFeatureSlices {
    let bytes: [UInt8]
    let id: Range<Int>
    let geometry: Range<Int>
    private let properties: [Property]

    private struct Property {
        let name: Range<Int>
        let value: Range<Int>
    }

    init(_ feature: EncodedFeature) {
        bytes = feature.geoJSON
        var id = 0..<0
        var geometry = 0..<0
        var properties = 0..<0
        var scanner = JSONScanner(feature.geoJSON)
        try? scanner.forEachMember { (name, value) throws(CodecError) in
            if feature.geoJSON[name].elementsEqual("id".utf8) { id = value }
            if feature.geoJSON[name].elementsEqual("geometry".utf8) { geometry = value }
            if feature.geoJSON[name].elementsEqual("properties".utf8) { properties = value }
        }
        var found: [Property] = []
        scanner = JSONScanner(feature.geoJSON, properties)
        try? scanner.forEachMember { (name, value) throws(CodecError) in
            found.append(Property(name: name, value: value))
        }
        self.id = id
        self.geometry = geometry
        self.properties = found
    }

    /// The names of the properties, in the order in which they are stored.
    var names: [String] { properties.map { bytes.jsonText($0.name) } }

    /// `nil` without a geometry.
    var geometryType: String? {
        var type: String?
        var scanner = JSONScanner(bytes, geometry)
        try? scanner.forEachMember { (name, value) throws(CodecError) in
            if bytes[name].elementsEqual("type".utf8) { type = bytes.jsonText(value) }
        }
        return type
    }

    /// The ranges of the values of these properties; `nil` for a property that the feature does not have.
    ///
    /// - Parameter names: fastest in the order in which they are stored.
    func values(of names: [String]) -> [Range<Int>?] {
        var next = 0
        return names.map { name in
            for step in properties.indices {
                let index = (next + step) % properties.count
                guard bytes[properties[index].name].elementsEqual(name.utf8) else { continue }
                next = index + 1
                return properties[index].value
            }
            return nil
        }
    }
}

extension [UInt8] {
    /// The text of the JSON string in this range, with its quotation marks or without; empty when it is malformed.
    func jsonText(_ place: Range<Int>) -> String {
        (try? JSONString.text(in: self, at: place, .tolerant)) ?? ""
    }
}
