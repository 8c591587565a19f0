internal import Foundation

extension FilterExpression {
    /// Evaluates CASEI: texts that differ only in case have the same result.
    ///
    /// Uses full case folding, so that `STRASSE` equals `Straße`. The result is decomposed (NFD).
    public static func casei(_ text: String) -> String {
        if text.utf8.allSatisfy({ $0 < 0x80 }) { return text.lowercased() }
        // The dotless ı is a letter distinct from i, but both have the capital I.
        return text.decomposedStringWithCanonicalMapping.unicodeScalars
            .split(separator: "ı", omittingEmptySubsequences: false)
            .map { String($0).lowercased().uppercased().lowercased() }.joined(separator: "ı")
            .decomposedStringWithCanonicalMapping
    }

    /// Evaluates ACCENTI: texts that differ only in accents have the same result.
    ///
    /// Decomposes the text (NFD) and removes nonspacing marks, except the two Japanese sound marks, as the standard
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
