internal import Foundation

extension FilterExpression {
    /// What CASEI makes of a text: equal for texts that differ in upper and lower case only.
    ///
    /// Case is folded in full, so that `STRASSE` is `Straße`; the result is decomposed (NFD).
    public static func casei(_ text: String) -> String {
        if text.utf8.allSatisfy({ $0 < 0x80 }) { return text.lowercased() }
        // The dotless i is a letter of its own, though its capital is that of i.
        return text.decomposedStringWithCanonicalMapping.unicodeScalars
            .split(separator: "ı", omittingEmptySubsequences: false)
            .map { String($0).lowercased().uppercased().lowercased() }.joined(separator: "ı")
            .decomposedStringWithCanonicalMapping
    }

    /// What ACCENTI makes of a text: equal for texts that differ in accents only.
    ///
    /// Decomposed (NFD), without its nonspacing marks; the two Japanese ones that make other sounds stay, as the standard
    /// recommends.
    public static func accenti(_ text: String) -> String {
        if text.utf8.allSatisfy({ $0 < 0x80 }) { return text }
        var kept = String.UnicodeScalarView()
        for scalar in text.decomposedStringWithCanonicalMapping.unicodeScalars
        where scalar.properties.generalCategory != .nonspacingMark || scalar.value == 0x3099 || scalar.value == 0x309A {
            kept.append(scalar)
        }
        return String(kept)
    }
}
