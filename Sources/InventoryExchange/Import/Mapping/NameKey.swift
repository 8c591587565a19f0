internal import SiteInventory

/// A name or a word, normalised for comparison: without case and punctuation, and with umlauts and ß spelled out.
struct NameKey: Hashable, Sendable {
    let text: String

    init(_ name: some StringProtocol) {
        // A minus before digits is significant: a direction against the line differs from one along it.
        var text = name.hasPrefix("-") && name.dropFirst().isAllDigits ? "-" : ""
        for character in name.lowercased() {
            switch character {
            case "ä": text += "ae"
            case "ö": text += "oe"
            case "ü": text += "ue"
            case "ß": text += "ss"
            // A question mark is significant: "verfügbar?" is not "verfügbar".
            case _ where character.isLetter || character.isNumber || character == "?": text.append(character)
            default: break
            }
        }
        self.text = text
    }

    /// True when the other name is this name as truncated in a shapefile, after ten characters.
    ///
    /// The limit applies to the original characters, and a spelled-out umlaut adds a character. The other name may
    /// therefore have 8 to 11 characters.
    func isCut(to other: NameKey) -> Bool {
        other.text.count >= 8 && other.text.count <= 11 && text.hasPrefix(other.text)
    }
}
