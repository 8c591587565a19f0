public import SimpleFeatures

/// GeoJSON (RFC 7946): longitude before latitude on WGS 84, seven decimals, outer rings counter-clockwise.
public enum GeoJSONWriter {
    /// The escaped name of a property, created once for many features.
    public struct Name: Sendable {
        /// The start of a member after another one: `,"name":`.
        fileprivate let member: [UInt8]
        /// The member without a value: `,"name":null`.
        fileprivate let nullMember: [UInt8]

        /// Escapes the name.
        public init(_ name: String) {
            var json = JSONText()
            json.append(byte: UInt8(ascii: ","))
            json.append(string: name)
            json.append(byte: UInt8(ascii: ":"))
            member = json.bytes
            nullMember = member + "null".utf8
        }
    }

    /// A feature with its properties in the given order. The geometry must be in ``CRS/crs84``.
    ///
    /// - Parameter decimals: the maximum number of decimals of a coordinate, 0 to 12.
    public static func feature(
        id: FeatureID, geometry: Geometry?, properties: [(name: String, value: PropertyValue)], decimals: Int = 7
    ) -> [UInt8] {
        feature(
            id: id, geometry: geometry, names: properties.map { Name($0.name) }, values: properties.map(\.value),
            decimals: decimals)
    }

    /// A feature with escaped property names. The geometry must be in ``CRS/crs84``.
    ///
    /// - Parameters:
    ///   - names: the names of the values; `nil` for a value to omit.
    ///   - decimals: the maximum number of decimals of a coordinate, 0 to 12.
    public static func feature(
        id: FeatureID, geometry: Geometry?, names: [Name?], values: [PropertyValue], decimals: Int = 7
    ) -> [UInt8] {
        var json = JSONText(capacity: 4096, coordinateDecimals: decimals)
        json.append(raw: #"{"type":"Feature","id":"#)
        json.append(string: id.text)
        json.append(raw: #","geometry":"#)
        json.append(geometry: geometry)
        json.append(raw: #","properties":{"#)
        json.appendMembers(names, values)
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

extension JSONText {
    fileprivate mutating func appendMembers(_ names: [GeoJSONWriter.Name?], _ values: [PropertyValue]) {
        var isFirst = true
        for (name, value) in zip(names, values) {
            guard let name else { continue }
            let member = value.isNull ? name.nullMember : name.member
            if isFirst { append(raw: member.dropFirst()) } else { append(raw: member) }
            isFirst = false
            if !value.isNull { append(value) }
        }
    }
}
