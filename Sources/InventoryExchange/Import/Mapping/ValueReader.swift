internal import SimpleFeatures
internal import SiteInventory

/// Converts a value of a file to the kind of its schema field.
enum ValueReader {
    /// The value in the kind of the field, and a remark on its conversion.
    struct Reading: Hashable {
        var value: PropertyValue
        var remark: Remark?

        static func certain(_ value: PropertyValue) -> Reading { Reading(value: value, remark: nil) }
        static func unknown(_ remark: Remark) -> Reading { Reading(value: .null, remark: remark) }
    }

    /// A remark on the conversion of a value. A value is never changed without a remark.
    enum Remark: Hashable {
        case unreadable
        case wordUnknown
        case zeroHectares
        /// A number that means "unknown", such as -9999.
        case sentinel
        /// A word that means "unknown", such as "k. A.".
        case unknownWord
        case yearInvalid
        /// A date of zeros or asterisks, such as `00000000`.
        case dateEmpty
        /// The date that a program shows for an empty cell: `30.12.1899`.
        case dateZero
        /// A speed in words or in another unit: `50 mph`, `DE:urban`.
        case speedInWords
        /// The decimal separator is ambiguous: `1.234` may be 1.234 or 1234.
        case ambiguousNumber
        /// A number with thousands separators: `1.234,5`.
        case groupedNumber
        /// A number followed by text: `366 (283 outstanding)`.
        case numberWithText
        case agsPadded
        case agsInvalid

        /// True when the original value must be stored beside the converted one.
        var keepsOriginal: Bool {
            switch self {
            case .unreadable, .wordUnknown, .sentinel, .numberWithText, .agsInvalid, .dateZero, .speedInWords: true
            case .unknownWord, .zeroHectares, .yearInvalid, .dateEmpty, .ambiguousNumber, .groupedNumber, .agsPadded:
                false
            }
        }
    }

    /// Converts a value. An empty value becomes null, which means "unknown".
    static func read(_ value: PropertyValue, as field: CollectionSchema.Field) -> Reading {
        guard let text = value.text?.trimmed, !text.isEmpty else { return .certain(.null) }
        if field.kind != .string, field.kind != .json, meansUnknown(text) { return .unknown(.unknownWord) }
        switch field.kind {
        case .string:
            if field.name == FieldName.municipalityAGS.rawValue { return MunicipalityKey.read(text) }
            if field.allowedValues.isEmpty { return .certain(.string(text.withoutZeros)) }
            return WordSynonyms.word(for: text, among: field.allowedValues).map { .certain(.string($0)) }
                ?? .unknown(.wordUnknown)
        case .number, .integer: return number(value, text, field)
        case .boolean: return boolean(text).map { .certain(.boolean($0)) } ?? .unknown(.unreadable)
        case .date: return DateReader.read(text)
        case .json: return .certain(.json(text))
        }
    }

    private static func number(_ value: PropertyValue, _ text: String, _ field: CollectionSchema.Field) -> Reading {
        guard let read = value.number.map({ NumberReader.Number($0, remark: nil) }) ?? NumberReader.read(text),
            read.value.isFinite
        else { return .unknown(field.unit == .kilometresPerHour ? .speedInWords : .unreadable) }
        if let remark = unknownInDisguise(read.value, field) { return .unknown(remark) }
        if field.unit == .hectares, read.value < 0 { return .unknown(.unreadable) }
        if field.kind == .number { return Reading(value: .number(read.value), remark: read.remark) }
        return Int64(exactly: read.value).map { Reading(value: .integer($0), remark: read.remark) }
            ?? .unknown(.unreadable)
    }

    /// Numbers that mean "unknown", in fields in which they have no other meaning.
    private static let sentinels: Set<Double> = [-9999, -999, -99, -1, 999, 9999, 99_999, 999_999]

    private static func unknownInDisguise(_ number: Double, _ field: CollectionSchema.Field) -> Remark? {
        switch field.unit {
        case .hectares: number == 0 ? .zeroHectares : sentinels.contains(number) ? .sentinel : nil
        // Extracts of OpenStreetMap contain 0 for a road without a recorded limit.
        case .kilometresPerHour: number == 0 || sentinels.contains(number) ? .sentinel : nil
        case .metres: sentinels.contains(number) ? .sentinel : nil
        // A year in the far future is kept: with an unknown year, land that is free in 9999 would be free now.
        case .year: number < 1900 ? .yearInvalid : nil
        default: number == -9999 || number == -999 ? .sentinel : nil
        }
    }

    /// True for a word that means "unknown". Not used for text fields, including closed lists.
    private static func meansUnknown(_ text: String) -> Bool {
        text.allSatisfy { "-–—?".contains($0) }
            || [
                "ka", "keineangabe", "keineangaben", "unbekannt", "unknown", "na", "nv",
                "null", "none", "nb",
            ].contains(NameKey(text).text)
    }

    private static func boolean(_ text: String) -> Bool? {
        switch NameKey(text).text {
        case "ja", "j", "yes", "y", "true", "t", "wahr", "1", "x": true
        case "nein", "n", "no", "false", "f", "falsch", "0": false
        default: nil
        }
    }
}

extension String {
    var trimmed: String {
        // Most values begin and end with a visible ASCII character and need no trimming.
        let printable: ClosedRange<UInt8> = 0x21...0x7E
        if let first = utf8.first, let last = utf8.last, printable ~= first, printable ~= last { return self }
        let isBlank: (Character) -> Bool = { $0.isWhitespace || $0 == "\0" }
        guard let first = firstIndex(where: { !isBlank($0) }), let last = lastIndex(where: { !isBlank($0) }) else {
            return ""
        }
        return String(self[first...last])
    }
}

extension String {
    /// The text with null characters replaced, since SQLite ends a text at one. Readers of files report them; in JSON
    /// they are escaped.
    fileprivate var withoutZeros: String { utf8.contains(0) ? replacing("\0", with: "\u{FFFD}") : self }
}

extension StringProtocol {
    /// True when all characters are ASCII digits, `0` to `9`.
    var isAllDigits: Bool { utf8.allSatisfy { 48...57 ~= $0 } }
}
