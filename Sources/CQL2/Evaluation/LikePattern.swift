/// A pattern of LIKE: `%` matches any number of characters, `_` matches one, a backslash escapes the next character.
///
/// Characters are grapheme clusters: an `é` is one character, composed or decomposed.
public struct LikePattern: Hashable, Sendable {
    private let pieces: [Piece]

    private enum Piece: Hashable, Sendable {
        case anyCharacters
        case anyCharacter
        case character(Character)
    }

    /// Parses a pattern. Every text is a valid pattern.
    public init(_ pattern: String) {
        var pieces: [Piece] = []
        var isEscaped = false
        for character in pattern {
            switch (character, isEscaped) {
            case ("\\", false):
                isEscaped = true
                continue
            case ("%", false): if pieces.last != .anyCharacters { pieces.append(.anyCharacters) }
            case ("_", false): pieces.append(.anyCharacter)
            default: pieces.append(.character(character))
            }
            isEscaped = false
        }
        // A backslash at the end escapes nothing and matches itself.
        if isEscaped { pieces.append(.character("\\")) }
        self.pieces = pieces
    }

    /// Returns true when the pattern matches the whole text. Takes at most time proportional to the product of both
    /// lengths.
    public func matches(_ text: String) -> Bool {
        let characters = Array(text)
        var (piece, character) = (0, 0)
        // The position to continue from when the pieces after the last `%` do not match.
        var retry: (piece: Int, character: Int)?
        while character < characters.count {
            if piece < pieces.count, pieces[piece] == .anyCharacters {
                retry = (piece + 1, character)
                piece += 1
            } else if piece < pieces.count,
                pieces[piece] == .anyCharacter || pieces[piece] == .character(characters[character])
            {
                piece += 1
                character += 1
            } else if let last = retry {
                retry = (last.piece, last.character + 1)
                (piece, character) = (last.piece, last.character + 1)
            } else {
                return false
            }
        }
        return pieces[piece...].allSatisfy { $0 == .anyCharacters }
    }
}
