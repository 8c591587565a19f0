internal import Foundation
internal import GRDB
internal import GeometryEngine

/// The SQL function that tests whether a word or phrase occurs in one of several texts: `mentions_word(word, text, …)`.
/// Ignores case and accents.
enum MentionsFunction {
    static let name = "mentions_word"

    static func register(in db: Database) {
        let words = BoundedCache<String, FoldedLatinText?>()
        db.add(function: name) { values in
            guard let word = values.first.flatMap(String.fromDatabaseValue) else { return false }
            let folded = words.value(of: word) { FoldedLatinText($0) }
            return values.dropFirst().contains { value in
                String.fromDatabaseValue(value).map { mentions(word, folded, in: $0) } ?? false
            }
        }
    }

    private static func mentions(_ word: String, _ folded: FoldedLatinText?, in text: String) -> Bool {
        if let folded, let text = FoldedLatinText(text) { return text.contains(folded) }
        return text.range(of: word, options: [.caseInsensitive, .diacriticInsensitive]) != nil
    }
}

/// A text of ASCII characters and accented letters of Latin-1, without case and accents.
///
/// The search in it takes a small part of the time that Foundation needs.
struct FoldedLatinText: Sendable {
    private let bytes: [UInt8]

    /// Returns `nil` for a text with other characters, for an empty text, and for one with line breaks.
    init?(_ text: String) {
        guard !text.isEmpty else { return nil }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count)
        var lead = false
        for byte in text.utf8 {
            let folded = lead ? Self.baseLetter(ofLatin1: byte) : Self.lowercased(byte)
            switch folded {
            case nil where !lead && byte == Self.lead: lead = true
            case nil: return nil
            case let folded?:
                bytes.append(folded)
                lead = false
            }
        }
        self.bytes = bytes
    }

    /// True when the word occurs in this text.
    func contains(_ word: FoldedLatinText) -> Bool {
        let (own, other) = (bytes, word.bytes)
        guard own.count >= other.count else { return false }
        let first = other[0]
        for start in 0...(own.count - other.count) where own[start] == first {
            var length = 1
            while length < other.count, own[start + length] == other[length] { length += 1 }
            if length == other.count { return true }
        }
        return false
    }

    /// The first byte of the letters of Latin-1 in UTF-8.
    private static let lead: UInt8 = 0xC3
    private static let (carriageReturn, lineFeed): (UInt8, UInt8) = (13, 10)

    /// - Returns: `nil` for bytes that are not ASCII, and for line breaks.
    private static func lowercased(_ byte: UInt8) -> UInt8? {
        switch byte {
        case carriageReturn, lineFeed: nil
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): byte | 0x20
        case 0..<0x80: byte
        default: nil
        }
    }

    /// The base letters of À to ß, which are those of à to þ.
    private static let letters = Array("aaaaaa.ceeeeiiii.nooooo..uuuuy..".utf8)

    /// - Parameter byte: the second byte of the letter in UTF-8.
    /// - Returns: `nil` for a character that has no accent, such as ß.
    private static func baseLetter(ofLatin1 byte: UInt8) -> UInt8? {
        guard 0x80...0xBF ~= byte else { return nil }
        // ÿ has no capital letter in Latin-1.
        if byte == 0xBF { return UInt8(ascii: "y") }
        let letter = letters[Int(byte & 0x1F)]
        return letter == UInt8(ascii: ".") ? nil : letter
    }
}
