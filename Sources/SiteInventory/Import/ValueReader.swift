internal import SimpleFeatures

/// Reads a value as somebody wrote it into the kind that the schema wants.
enum ValueReader {
    /// The value in the field's kind; `nil` when it cannot be read as that.
    ///
    /// Null stays null: unknown is a value.
    static func read(_ value: PropertyValue, as field: CollectionSchema.Field) -> PropertyValue? {
        guard let text = value.text?.trimmed, !text.isEmpty else { return .null }
        switch field.kind {
        case .string:
            if field.allowedValues.isEmpty { return .string(text) }
            return WordSynonyms.word(for: text, among: field.allowedValues).map(PropertyValue.string)
        case .number:
            guard let number = number(value), field.unit != "ha" || number >= 0 else { return nil }
            return .number(number)
        case .integer: return number(value).flatMap { Int64(exactly: $0) }.map(PropertyValue.integer)
        case .boolean: return boolean(text).map(PropertyValue.boolean)
        case .date: return date(text).map(PropertyValue.string)
        case .json: return .json(text)
        }
    }

    /// Numbers with a decimal point or a decimal comma; never with both, which could mean either.
    private static func number(_ value: PropertyValue) -> Double? {
        if let number = value.number { return number.isFinite ? number : nil }
        guard let text = value.text?.trimmed, !(text.contains(",") && text.contains(".")),
            text.utf8.allSatisfy("0123456789+-.,eE".utf8.contains)
        else { return nil }
        guard let number = Double(text.replacing(",", with: ".")), number.isFinite else { return nil }
        return number
    }

    private static func boolean(_ text: String) -> Bool? {
        switch NameKey(text).text {
        case "ja", "j", "yes", "y", "true", "wahr", "1": true
        case "nein", "n", "no", "false", "falsch", "0": false
        default: nil
        }
    }

    /// A date as `2024-06-30`, from that form or from `30.06.2024`; `nil` for a day that no calendar has.
    private static func date(_ text: String) -> String? {
        let isISO = text.contains("-")
        let words = text.split(separator: isISO ? "-" : ".", omittingEmptySubsequences: false)
        let parts = (isISO ? words : words.reversed()).compactMap { Int($0) }
        guard parts.count == 3, words.count == 3, (isISO ? words.first : words.last)?.count == 4,
            (1...9999).contains(parts[0]), (1...12).contains(parts[1]),
            (1...days(inMonth: parts[1], of: parts[0])).contains(parts[2])
        else { return nil }
        return [(parts[0], 4), (parts[1], 2), (parts[2], 2)]
            .map { number, width in
                let digits = String(number)
                return String(repeating: "0", count: width - digits.count) + digits
            }
            .joined(separator: "-")
    }

    private static func days(inMonth month: Int, of year: Int) -> Int {
        switch month {
        case 2: year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400)) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }
}

extension String {
    var trimmed: String {
        let isBlank: (Character) -> Bool = { $0.isWhitespace || $0 == "\0" }
        guard let first = firstIndex(where: { !isBlank($0) }), let last = lastIndex(where: { !isBlank($0) }) else {
            return ""
        }
        return String(self[first...last])
    }
}
