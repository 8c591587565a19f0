public import SimpleFeatures

/// GeoJSON (RFC 7946): longitude before latitude on WGS 84, seven decimals, outer rings counter-clockwise.
public enum GeoJSONWriter {
    /// The escaped name of a property, created once for many features.
    public struct Name: Sendable {
        fileprivate let member: [UInt8]

        /// Escapes the name.
        public init(_ name: String) {
            var json = JSONText()
            json.append(string: name)
            json.append(byte: UInt8(ascii: ":"))
            member = json.bytes
        }
    }

    /// A feature with its properties in the given order. The geometry must be in ``CRS/crs84``.
    ///
    /// - Parameter decimals: the maximum number of decimals of a coordinate, 0 to 12.
    public static func feature(
        id: FeatureID, geometry: Geometry?, properties: [(name: String, value: PropertyValue)], decimals: Int = 7
    ) -> [UInt8] {
        feature(
            id: id, geometry: geometry, properties: properties.map { (name: Name($0.name), value: $0.value) },
            decimals: decimals)
    }

    /// A feature with escaped property names. The geometry must be in ``CRS/crs84``.
    ///
    /// - Parameter decimals: the maximum number of decimals of a coordinate, 0 to 12.
    public static func feature(
        id: FeatureID, geometry: Geometry?, properties: [(name: Name, value: PropertyValue)], decimals: Int = 7
    ) -> [UInt8] {
        var json = JSONText(capacity: 4096, coordinateDecimals: decimals)
        json.append(raw: #"{"type":"Feature","id":"#)
        json.append(string: id.text)
        json.append(raw: #","geometry":"#)
        json.append(geometry: geometry)
        json.append(raw: #","properties":{"#)
        var isFirst = true
        for property in properties {
            if !isFirst { json.append(byte: UInt8(ascii: ",")) }
            isFirst = false
            json.append(raw: property.name.member)
            json.append(property.value)
        }
        json.append(raw: "}}")
        return json.bytes
    }

    /// A geometry; `null` for `nil` and for an empty geometry. The geometry must be in ``CRS/crs84``.
    ///
    /// - Parameter decimals: the maximum number of decimals of a coordinate, 0 to 12.
    public static func geometry(_ geometry: Geometry?, decimals: Int = 7) -> [UInt8] {
        var json = JSONText(coordinateDecimals: decimals)
        json.append(geometry: geometry)
        return json.bytes
    }
}
