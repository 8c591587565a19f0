/// A pattern of LIKE: `%` matches any number of characters, `_` matches one, a backslash escapes the next character.
///
/// Characters are grapheme clusters: an `é` is one character, composed or decomposed.
public struct LikePattern: Hashable, Sendable {
    private let characters: LikeMatcher<Character>
    /// For texts of ASCII; `nil` for a pattern with other characters, some of which equal a character of ASCII.
    private let bytes: LikeMatcher<UInt8>?

    /// Parses a pattern. Every text is a valid pattern.
    public init(_ pattern: String) {
        let pieces = Self.pieces(pattern)
        characters = LikeMatcher(pieces)
        bytes = LikeMatcher(ascii: pieces)
    }

    private static func pieces(_ pattern: String) -> [LikePiece<Character>] {
        var pieces: [LikePiece<Character>] = []
        var isEscaped = false
        for character in pattern {
            switch (character, isEscaped) {
            case ("\\", false):
                isEscaped = true
                continue
            case ("%", false): pieces.append(.anyNumber)
            case ("_", false): pieces.append(.any)
            default: pieces.append(.symbol(character))
            }
            isEscaped = false
        }
        // A backslash at the end escapes nothing and matches itself.
        if isEscaped { pieces.append(.symbol("\\")) }
        return pieces
    }

    /// Returns true when the pattern matches the whole text.
    ///
    /// Takes time proportional to the length of the text, and for a part of the pattern with an inner `_` also to a 64th
    /// of the length of that part.
    public func matches(_ text: String) -> Bool { matches(LikeText(text)) }

    /// Returns true when the pattern matches the whole text, which is divided into characters already.
    package func matches(_ text: LikeText) -> Bool {
        switch text.symbols {
        case .bytes(let bytes): self.bytes?.matches(bytes) ?? characters.matches(LikeText.characters(bytes))
        case .characters(let characters): self.characters.matches(characters)
        }
    }
}

/// A text that is divided into characters, to be compared with several patterns.
package struct LikeText: Hashable, Sendable {
    fileprivate enum Symbols: Hashable, Sendable {
        /// Characters of ASCII.
        case bytes([UInt8])
        case characters([Character])
    }

    fileprivate let symbols: Symbols

    /// Divides a text.
    package init(_ text: String) {
        symbols = Self.isOfSingleBytes(text) ? .bytes(Array(text.utf8)) : .characters(Array(text))
    }

    /// True when each byte is a character: CR and LF together are one character.
    static func isOfSingleBytes(_ text: String) -> Bool {
        text.utf8.allSatisfy { $0 < 0x80 && $0 != UInt8(ascii: "\r") }
    }

    fileprivate static func characters(_ bytes: [UInt8]) -> [Character] {
        bytes.map { Character(Unicode.Scalar($0)) }
    }
}

/// A part of a pattern.
enum LikePiece<Symbol: Hashable & Sendable>: Hashable, Sendable {
    case anyNumber
    case any
    case symbol(Symbol)
}

extension LikeMatcher<UInt8> {
    /// - Returns: `nil` for a pattern with other characters than ASCII.
    fileprivate init?(ascii pieces: [LikePiece<Character>]) {
        var bytes: [LikePiece<UInt8>] = []
        for piece in pieces {
            switch piece {
            case .anyNumber: bytes.append(.anyNumber)
            case .any: bytes.append(.any)
            case .symbol(let character):
                guard let byte = character.asciiValue, character != "\r\n" else { return nil }
                bytes.append(.symbol(byte))
            }
        }
        self.init(bytes)
    }
}
