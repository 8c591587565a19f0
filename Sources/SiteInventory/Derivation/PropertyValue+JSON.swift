internal import Codecs
package import SimpleFeatures

// JSON objects and lists as property values.

extension PropertyValue {
    /// A JSON object with the members in the given order.
    package static func json(object members: [(name: String, value: PropertyValue)]) -> PropertyValue {
        var json = JSONText()
        json.append(raw: "{")
        for (index, member) in members.enumerated() {
            if index > 0 { json.append(raw: ",") }
            json.append(string: member.name)
            json.append(raw: ":")
            json.append(member.value)
        }
        json.append(raw: "}")
        return .json(json.text)
    }

    static func json(list items: [[(name: String, value: PropertyValue)]]) -> PropertyValue {
        items.isEmpty
            ? .json("[]")
            : .json("[" + items.map { PropertyValue.json(object: $0).text ?? "{}" }.joined(separator: ",") + "]")
    }

    static func json(strings: [String]) -> PropertyValue {
        var json = JSONText()
        json.append(raw: "[")
        for (index, text) in strings.enumerated() {
            if index > 0 { json.append(raw: ",") }
            json.append(string: text)
        }
        json.append(raw: "]")
        return .json(json.text)
    }
}
