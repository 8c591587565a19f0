/// The geometry of a stored feature as well-known text, digit by digit as it is stored.
enum WellKnownText {
    /// - Parameter place: of the GeoJSON geometry in the bytes.
    /// - Returns: `nil` for `null`.
    static func text(_ bytes: [UInt8], _ place: Range<Int>) -> [UInt8]? {
        var type: Range<Int>?
        var coordinates: Range<Int>?
        var geometries: [Range<Int>] = []
        var cursor = JSONCursor(bytes, place)
        cursor.forEachMember { name, value in
            if bytes[name].elementsEqual("type".utf8) { type = value }
            if bytes[name].elementsEqual("coordinates".utf8) { coordinates = value }
            guard bytes[name].elementsEqual("geometries".utf8) else { return }
            var parts = JSONCursor(bytes, value)
            parts.forEachItem { geometries.append($0) }
        }
        guard let type else { return nil }
        let word = bytes.jsonText(type)
        var content: [UInt8] = []
        if let coordinates { append(coordinates: bytes[coordinates], to: &content) }
        for part in geometries.compactMap({ text(bytes, $0) }) {
            if !content.isEmpty { content.append(UInt8(ascii: ",")) }
            content += part
        }
        let isBare = word == "Point" || coordinates == nil
        let opening = Array("\(word.uppercased()) \(isBare ? "(" : "")".utf8)
        return opening + content + (isBare ? [UInt8(ascii: ")")] : [])
    }

    /// A list of lists becomes parentheses; the innermost ones, which are positions, lose their brackets.
    private static func append(coordinates json: ArraySlice<UInt8>, to text: inout [UInt8]) {
        text.reserveCapacity(text.count + json.count)
        var isInPosition = false
        for (index, byte) in zip(json.indices, json) {
            switch byte {
            case UInt8(ascii: "["):
                isInPosition = index + 1 < json.endIndex && json[index + 1] != UInt8(ascii: "[")
                if !isInPosition { text.append(UInt8(ascii: "(")) }
            case UInt8(ascii: "]"):
                if !isInPosition { text.append(UInt8(ascii: ")")) }
                isInPosition = false
            case UInt8(ascii: ",") where isInPosition: text.append(UInt8(ascii: " "))
            default: text.append(byte)
            }
        }
    }
}
