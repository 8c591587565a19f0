internal import Codecs
internal import InventorySQL
internal import SimpleFeatures
internal import SiteInventory

// Encodes lists as one JSON argument of a statement.

extension [SQLValue] {
    /// The values as one JSON argument, since SQLite limits the number of arguments.
    var json: String {
        var json = JSONText()
        json.append(raw: "[")
        for (index, value) in enumerated() {
            if index > 0 { json.append(raw: ",") }
            switch value {
            case .null, .bytes: json.append(raw: "null")
            case .integer(let number): json.append(raw: String(number))
            case .number(let number): json.append(number: number)
            case .text(let text): json.append(string: text)
            }
        }
        json.append(raw: "]")
        return json.text
    }
}

extension [FeatureVersion] {
    /// An array of objects with `id`, `geojson`, `hectares` and `values`.
    var json: String {
        var json = JSONText()
        json.append(raw: "[")
        for (index, version) in enumerated() {
            json.append(raw: index > 0 ? ",{\"id\":" : "{\"id\":")
            json.append(string: version.feature.id.text)
            json.append(raw: ",\"geojson\":")
            json.append(string: String(decoding: version.geoJSON, as: UTF8.self))
            json.append(raw: ",\"hectares\":")
            json.append(PropertyValue(version.hectaresStatement.map { String(decoding: $0, as: UTF8.self) }))
            json.append(raw: ",\"values\":[")
            for (column, value) in version.values.enumerated() {
                if column > 0 { json.append(raw: ",") }
                json.append(value.stored)
            }
            json.append(raw: "]}")
        }
        json.append(raw: "]")
        return json.text
    }
}

extension PropertyValue {
    /// The value as a column stores it: a boolean as a number, an array or an object as text.
    fileprivate var stored: PropertyValue {
        switch self {
        case .boolean(let truth): .integer(truth ? 1 : 0)
        case .json(let text): .string(text)
        case .null, .string, .integer, .number: self
        }
    }
}
