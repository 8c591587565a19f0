import SiteInventory

/// A feature as it is stored, and where in it the parts lie that somebody may want otherwise.
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
        var cursor = JSONCursor(feature.geoJSON)
        cursor.forEachMember { name, value in
            if feature.geoJSON[name].elementsEqual("id".utf8) { id = value }
            if feature.geoJSON[name].elementsEqual("geometry".utf8) { geometry = value }
            if feature.geoJSON[name].elementsEqual("properties".utf8) { properties = value }
        }
        var found: [Property] = []
        cursor = JSONCursor(feature.geoJSON, properties)
        cursor.forEachMember { found.append(Property(name: $0, value: $1)) }
        self.id = id
        self.geometry = geometry
        self.properties = found
    }

    /// The places of the values of these properties, `nil` where a property is not there.
    ///
    /// - Parameter names: as a rule in the order in which they are stored, which makes finding them quick.
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
