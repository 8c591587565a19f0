internal import SiteInventory

/// Parses numbers with a decimal point or comma, with thousands separators, and with words before or after them.
enum NumberReader {
    struct Number: Hashable {
        var value: Double
        var remark: ValueReader.Remark?

        init(_ value: Double, remark: ValueReader.Remark?) {
            self.value = value
            self.remark = remark
        }
    }

    /// Returns `nil` for text that is not a number or contains several numbers: `>1`, `10-12`.
    static func read(_ text: String) -> Number? {
        guard let joined = joiningGroups(text) else { return plain(text) ?? withText(text) }
        return (plain(joined) ?? withText(joined)).map { Number($0.value, remark: $0.remark ?? .groupedNumber) }
    }

    /// Returns the text without the spaces or apostrophes that separate thousands, as in `1 234,5` and `1'234.5`.
    /// Returns `nil` when it has none.
    private static func joiningGroups(_ text: String) -> String? {
        let grouped = /([0-9]+)((?:[ \u{A0}\u{2009}\u{202F}'\u{2019}][0-9]{3})+)(?![0-9])/
        guard text.contains(where: groupMarks.contains), let match = text.firstMatch(of: grouped),
            match.output.1.count <= 3
        else { return nil }
        return String(text[..<match.range.lowerBound]) + match.output.0.filter(\.isASCIIDigit)
            + text[match.range.upperBound...]
    }

    private static let groupMarks: Set<Character> = [" ", "\u{A0}", "\u{2009}", "\u{202F}", "'", "\u{2019}"]

    private static func plain(_ text: String) -> Number? {
        guard text.utf8.allSatisfy("0123456789+-.,eE".utf8.contains) else { return nil }
        let separators = text.filter { $0 == "." || $0 == "," }
        guard let last = separators.last else { return Double(text).map { Number($0, remark: nil) } }
        let groups = text.split(omittingEmptySubsequences: false) { $0 == "." || $0 == "," }
        // A group of digits has no exponent: 1.2e4.568 is ambiguous.
        let isGrouped =
            (1...3).contains(groups[0].digits) && groups.dropFirst().allSatisfy(\.isAllDigits)
            && groups.dropFirst().dropLast().allSatisfy { $0.count == 3 }
        let first = separators.first
        switch separators.count {
        case 1:
            guard let number = Double(text.replacing(",", with: ".")) else { return nil }
            // 1.234 may be a decimal or a grouped number. 0.234 is a decimal.
            let isAmbiguous =
                groups[1].count == 3 && (1...3).contains(groups[0].digits) && groups[0] != "0" && groups[0] != "-0"
            return Number(number, remark: isAmbiguous ? .ambiguousNumber : nil)
        case _ where separators.dropLast().allSatisfy({ $0 == first }) && last != first && isGrouped:
            // 1.234.567,8 and 1,234,567.8
            let whole = groups.dropLast().joined()
            return Double("\(whole).\(groups[groups.count - 1])").map { Number($0, remark: .groupedNumber) }
        case _ where separators.allSatisfy({ $0 == first }) && isGrouped && groups[groups.count - 1].count == 3:
            return Double(groups.joined()).map { Number($0, remark: .groupedNumber) }
        default: return nil
        }
    }

    /// Words that mark a number as approximate, and units that are the field's own.
    private static let prefixes = ["ca", "circa", "rd", "rund", "etwa", "gut", "about", "approx"]
    private static let units = ["ha", "hektar", "hectares", "m", "kmh"]

    /// Parses one number with a prefix, a unit or a remark in parentheses: `366 (283 outstanding)`, `ca. 12,5 ha`.
    /// Returns `nil` for other words.
    private static func withText(_ text: String) -> Number? {
        var words = text.split(whereSeparator: \.isWhitespace)[...]
        while let first = words.first, prefixes.contains(NameKey(first).text) { words = words.dropFirst() }
        guard let first = words.first, let number = plain(String(first)) else { return nil }
        let rest = words.dropFirst().joined(separator: " ")
        let isRemark = rest.hasPrefix("(") && rest.hasSuffix(")")
        guard rest.isEmpty || isRemark || units.contains(NameKey(rest).text) else { return nil }
        return Number(number.value, remark: .numberWithText)
    }
}

extension Character {
    fileprivate var isASCIIDigit: Bool { ("0"..."9").contains(self) }
}

extension Substring {
    /// The number of digits of an integer with or without a sign; 0 for other text.
    fileprivate var digits: Int {
        let number = hasPrefix("-") || hasPrefix("+") ? dropFirst() : self
        return number.isAllDigits ? number.count : 0
    }
}
