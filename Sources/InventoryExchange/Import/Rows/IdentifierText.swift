internal import SimpleFeatures
internal import SiteInventory

/// The text of an identifier in a file.
struct IdentifierText {
    /// The text without surrounding blanks; never empty.
    let text: String
    /// The reason why the text cannot identify a feature; `nil` for a valid identifier.
    let fault: Fault?

    enum Fault {
        /// The text contains characters that are reserved in ids or URLs.
        case malformed
        /// A spreadsheet or a floating-point number has rounded the digits.
        case rounded
    }

    /// The maximum number of characters of an identifier.
    static let mostCharacters = CollectionSchema.maximumIdentifierCharacters

    /// Returns `nil` for an empty cell.
    init?(_ value: PropertyValue) {
        guard let text = value.text?.trimmed, !text.isEmpty else { return nil }
        self.text = text
        fault = Self.isMalformed(text) ? .malformed : Self.isRounded(value, text) ? .rounded : nil
    }

    /// Returns the id of the feature, which is unique in the inventory.
    ///
    /// - Parameter source: the source within which the text is unique; `nil` when it is unique in the inventory.
    func id(within source: String?) -> FeatureID {
        FeatureID(source.map { Self.prefix(of: $0) + text } ?? text)
    }

    /// Returns the prefix of ids that are unique only within the source.
    static func prefix(of source: String) -> String { source.replacing("~", with: "-") + ":" }

    /// True for reserved text. A tilde joins the ids of a link; names of dots are relative path segments in URLs.
    private static func isMalformed(_ text: String) -> Bool {
        text.contains("~") || !text.contains { $0 != "." }
            || text.unicodeScalars.contains { $0.value < 32 || $0.value == 127 }
    }

    /// True for numbers in Excel's notation of long numbers, `5.51331E+14`, and for floating-point numbers from 2^53.
    static func isRounded(_ value: PropertyValue, _ text: String) -> Bool {
        if case .number(let number) = value { return abs(number) >= 0x1p53 }
        return isScientific(text)
    }

    /// True for digits with an optional fraction, and an exponent of one to three digits with its sign.
    ///
    /// Called for every row; a regular expression takes half of the time of an import.
    private static func isScientific(_ text: String) -> Bool {
        guard text.utf8.contains(where: { $0 | 0x20 == UInt8(ascii: "e") }) else { return false }
        let parts = text.split(maxSplits: 1, omittingEmptySubsequences: false) { $0 == "e" || $0 == "E" }
        guard parts.count == 2, let sign = parts[1].first, sign == "+" || sign == "-" else { return false }
        let exponent = parts[1].dropFirst()
        let isSigned = parts[0].first == "+" || parts[0].first == "-"
        let number = parts[0].dropFirst(isSigned ? 1 : 0)
            .split(maxSplits: 1, omittingEmptySubsequences: false) { $0 == "." || $0 == "," }
        return (1...3).contains(exponent.count) && exponent.isAllDigits
            && number.allSatisfy { !$0.isEmpty && $0.isAllDigits }
    }
}
