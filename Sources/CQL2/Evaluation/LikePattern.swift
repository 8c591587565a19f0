/// A pattern of LIKE: `%` stands for any number of characters, `_` for one, a backslash before a character for itself.
///
/// Characters are those that people see: an `é` is one, composed or not.
public struct LikePattern: Hashable, Sendable {
    private let pieces: [Piece]

    private enum Piece: Hashable, Sendable {
        case any
        case one
        case character(Character)
    }

    public init(_ pattern: String) {
        var pieces: [Piece] = []
        var isEscaped = false
        for character in pattern {
            switch (character, isEscaped) {
            case ("\\", false):
                isEscaped = true
                continue
            case ("%", false): if pieces.last != .any { pieces.append(.any) }
            case ("_", false): pieces.append(.one)
            default: pieces.append(.character(character))
            }
            isEscaped = false
        }
        // At its end a backslash has nothing to stand before.
        if isEscaped { pieces.append(.character("\\")) }
        self.pieces = pieces
    }

    /// In time of at most the product of both lengths, whatever the pattern.
    public func matches(_ text: String) -> Bool {
        let characters = Array(text)
        var (piece, character) = (0, 0)
        // Where to go on from when what follows the last `%` does not match.
        var retry: (piece: Int, character: Int)?
        while character < characters.count {
            if piece < pieces.count, pieces[piece] == .any {
                retry = (piece + 1, character)
                piece += 1
            } else if piece < pieces.count, pieces[piece] == .one || pieces[piece] == .character(characters[character])
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
        return pieces[piece...].allSatisfy { $0 == .any }
    }
}
