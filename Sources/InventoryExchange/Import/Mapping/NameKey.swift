internal import SiteInventory

/// A name or a word in the form in which it is compared: case, umlauts, ß and punctuation make no difference.
struct NameKey: Hashable, Sendable {
    let text: String

    init(_ name: some StringProtocol) {
        // The one mark that means something: against the line is not along it.
        var text = name.hasPrefix("-") && name.dropFirst().isAllDigits ? "-" : ""
        for character in name.lowercased() {
            switch character {
            case "ä": text += "ae"
            case "ö": text += "oe"
            case "ü": text += "ue"
            case "ß": text += "ss"
            // A question mark is kept: "verfügbar?" is not "verfügbar".
            case _ where character.isLetter || character.isNumber || character == "?": text.append(character)
            default: break
            }
        }
        self.text = text
    }

    /// True when the other name is this one as a shapefile cuts it: after ten characters.
    ///
    /// The cut counts the characters as written, so a name is tried with its umlauts spelled out and without.
    func isCut(to other: NameKey) -> Bool {
        other.text.count >= 8 && other.text.count <= 11 && text.hasPrefix(other.text)
    }
}
