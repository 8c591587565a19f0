internal import Codecs
internal import SiteInventory

/// The paths of figures in a JSON text, and their units.
///
/// Rounding changes only the digits of these figures. The rest of the text is copied unchanged.
struct JSONFigures: Sendable {
    /// The units by path. A path contains the names of members, without list indexes: `properties`, `conditions`,
    /// `conditional_ha`.
    private let units: [[String]: FieldUnit]

    /// Creates the figures of a feature's properties, and those in the lists of a property.
    init(inProperties figures: [String: FieldUnit], lists: [String: [String: FieldUnit]]) {
        var units: [[String]: FieldUnit] = [:]
        for (name, unit) in figures { units[["properties", name]] = unit }
        for (list, members) in lists {
            for (name, unit) in members { units[["properties", list, name]] = unit }
        }
        self.units = units
    }

    /// Creates the figures of the objects in a list.
    init(inLists figures: [String: FieldUnit]) {
        units = Dictionary(uniqueKeysWithValues: figures.map { ([$0.key], $0.value) })
    }

    /// Returns the text with its figures rounded to the precision of their units. Returns a text that is not JSON
    /// unchanged.
    func rounded(_ text: String) -> String {
        let bytes = Array(text.utf8)
        var json = JSONText(capacity: bytes.count)
        var copied = 0
        var scanner = JSONNumberScanner(bytes)
        while let number = scanner.nextMember() {
            guard let unit = units[number.path],
                let value = Double(String(decoding: bytes[number.range], as: UTF8.self))
            else { continue }
            let rounded = unit.rounded(value)
            guard rounded != value else { continue }
            json.append(raw: bytes[copied..<number.range.lowerBound])
            json.append(number: rounded)
            copied = number.range.upperBound
        }
        guard copied > 0 else { return text }
        json.append(raw: bytes[copied...])
        return json.text
    }
}

/// Finds the numbers that are members of objects, in the order of a JSON text.
private struct JSONNumberScanner {
    private let bytes: [UInt8]
    private var position = 0
    /// The open objects and lists: for an object its current member, for a list `nil`.
    private var open: [Container] = []

    private struct Container {
        var isObject: Bool
        var member = ""
    }

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// Returns the next number that is the value of a member, with the path of members. Returns `nil` at the end.
    mutating func nextMember() -> (path: [String], range: Range<Int>)? {
        while position < bytes.count {
            switch bytes[position] {
            case UInt8(ascii: "{"): enter(isObject: true)
            case UInt8(ascii: "["): enter(isObject: false)
            case UInt8(ascii: "}"), UInt8(ascii: "]"):
                if !open.isEmpty { open.removeLast() }
                position += 1
            case UInt8(ascii: "\""): readString()
            case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
                let range = number()
                if open.last?.isObject == true { return (open.filter(\.isObject).map(\.member), range) }
            default: position += 1
            }
        }
        return nil
    }

    private mutating func enter(isObject: Bool) {
        open.append(Container(isObject: isObject))
        position += 1
    }

    /// Skips a string, and stores it as the current member when it is a member's name.
    private mutating func readString() {
        let start = position + 1
        position = start
        while position < bytes.count, bytes[position] != UInt8(ascii: "\"") {
            position += bytes[position] == UInt8(ascii: "\\") ? 2 : 1
        }
        let end = min(position, bytes.count)
        position += 1
        guard position < bytes.count, bytes[position] == UInt8(ascii: ":"), open.last?.isObject == true else { return }
        open[open.count - 1].member = String(decoding: bytes[start..<end], as: UTF8.self)
    }

    private mutating func number() -> Range<Int> {
        let start = position
        while position < bytes.count, Self.isPartOfNumber(bytes[position]) { position += 1 }
        return start..<position
    }

    private static func isPartOfNumber(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "."),
            UInt8(ascii: "e"), UInt8(ascii: "E"):
            true
        default: false
        }
    }
}
