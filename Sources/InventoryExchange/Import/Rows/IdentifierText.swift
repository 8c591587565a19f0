internal import SimpleFeatures

/// The text of an identifier in a file.
struct IdentifierText {
    /// Without blanks around it, never empty.
    let text: String
    /// The reason why it cannot identify a feature; `nil` for a usable identifier.
    let fault: Fault?

    enum Fault {
        /// Characters that have a meaning of their own in ids or addresses.
        case malformed
        /// A number whose last digits a spreadsheet or a real number has lost.
        case rounded
    }

    /// The largest number of characters of an identifier.
    static let mostCharacters = 255

    /// `nil` for an empty cell.
    init?(_ value: PropertyValue) {
        guard let text = value.text?.trimmed, !text.isEmpty else { return nil }
        self.text = text
        fault = Self.isMalformed(text) ? .malformed : Self.isRounded(value, text) ? .rounded : nil
    }

    /// The identifier of the feature, unique in the inventory.
    ///
    /// - Parameter source: the source within which the text is unique; `nil` when it is unique everywhere.
    func id(within source: String?) -> FeatureID {
        FeatureID(source.map { Self.prefix(of: $0) + text } ?? text)
    }

    /// How the ids of a source begin that are unique only within it.
    static func prefix(of source: String) -> String { source.replacing("~", with: "-") + ":" }

    /// A tilde joins the ids of links; dots alone mean folders in addresses.
    private static func isMalformed(_ text: String) -> Bool {
        text.contains("~") || !text.contains { $0 != "." }
            || text.unicodeScalars.contains { $0.value < 32 || $0.value == 127 }
    }

    /// True for `5.51331E+14`, as Excel writes long numbers, and for real numbers from 2^53 on.
    static func isRounded(_ value: PropertyValue, _ text: String) -> Bool {
        if case .number(let number) = value { return abs(number) >= 0x1p53 }
        return text.wholeMatch(of: #/[+-]?[0-9]+([.,][0-9]+)?[eE][+-][0-9]{1,3}/#) != nil
    }
}
