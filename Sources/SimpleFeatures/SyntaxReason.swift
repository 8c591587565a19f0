/// Why the text or the bytes of a value cannot be read.
///
/// Codecs throw it and a ``SourceFault`` includes it, so that its texts exist once for each language.
public enum SyntaxReason: Hashable, Sendable, Codable {
    // JSON and well-known text.

    /// A mark such as `,` is missing.
    case markMissing(String)
    case valueMissing
    case numberMissing
    /// The text found where a number is expected.
    case notANumber(String)
    case textAfterEnd
    /// A string without its closing quotation mark.
    case stringUnterminated
    /// An object or an array without its closing bracket.
    case containerUnterminated
    /// A backslash that does not begin a JSON escape.
    case escapeInvalid
    /// A `\u` without four hexadecimal digits.
    case unicodeEscapeIncomplete
    /// An unpaired surrogate, or NUL.
    case characterInvalid
    /// A control character in a string that is not escaped.
    case controlCharacter
    /// An object with two members of this name.
    case memberRepeated(String)
    /// More levels of objects and arrays than allowed.
    case nestingTooDeep(limit: Int)

    // Geometries.

    /// A geometry or a feature without `type`, or well-known text that does not begin with a type name.
    case typeMissing
    /// A name that is not a geometry type.
    case geometryTypeUnknown(String)
    /// The type of an object that is neither a feature nor a geometry.
    case notAFeature(String)
    /// The type of a geometry without coordinates.
    case coordinatesMissing(String)
    /// A point with no positions or with several.
    case pointNotOnePosition
    /// A part that must have at least one item.
    case partEmpty
    /// A line with fewer than two positions.
    case lineTooShort
    /// A ring with fewer than four positions.
    case ringTooShort
    /// A ring whose last position is not its first.
    case ringNotClosed
    /// A nested collection, where it is not allowed.
    case collectionNested
    case collectionsTooDeep
    /// A circular arc without three positions, or one that cannot be approximated by lines.
    case arc
    /// A curve with a segment that does not begin at the end of the previous one.
    case curveNotContinuous

    // Well-known binary.

    case bytesMissing
    case bytesAfterEnd
    case byteOrderUnknown(Int)
    case geometryCodeUnknown(Int)
    /// A count that needs more bytes than follow.
    case countTooLarge(Int)
    /// A part whose type does not fit its collection.
    case partTypeWrong
}

extension SyntaxReason: CustomStringConvertible {
    /// The reason as an English phrase, for messages of the program.
    public var description: String {
        switch self {
        case .markMissing(let mark): "\(mark) is missing"
        case .valueMissing: "a value is missing"
        case .numberMissing: "a number is missing"
        case .notANumber(let text): "\(text) is not a number"
        case .textAfterEnd: "there is text after the end"
        case .stringUnterminated: "a string has no end"
        case .containerUnterminated: "an object or an array has no end"
        case .escapeInvalid: "a string has an escape that JSON does not define"
        case .unicodeEscapeIncomplete: "a string has an incomplete \\u escape"
        case .characterInvalid: "a string has half a character or NUL"
        case .controlCharacter: "a string has a control character"
        case .memberRepeated(let name): "the member \(name) occurs twice"
        case .nestingTooDeep(let limit): "objects and arrays nest more than \(limit) levels deep"
        case .typeMissing: "the type is missing"
        case .geometryTypeUnknown(let name): "\(name) is not a geometry type"
        case .notAFeature(let name): "\(name) is not a feature"
        case .coordinatesMissing(let type): "\(type) has no coordinates"
        case .pointNotOnePosition: "a point must have one position"
        case .partEmpty: "a part is empty"
        case .lineTooShort: "a line must have at least two positions"
        case .ringTooShort: "a ring must have at least four positions"
        case .ringNotClosed: "a ring does not end at its first position"
        case .collectionNested: "a collection contains a collection"
        case .collectionsTooDeep: "collections nest too deep"
        case .arc: "an arc does not have three positions"
        case .curveNotContinuous: "the segments of a curve do not join"
        case .bytesMissing: "the bytes end too early"
        case .bytesAfterEnd: "there are bytes after the end"
        case .byteOrderUnknown(let order): "the byte order is \(order), not 0 or 1"
        case .geometryCodeUnknown(let code): "\(code) is not the code of a geometry type"
        case .countTooLarge(let count): "it announces \(count) items, more than there are bytes for"
        case .partTypeWrong: "the type of a part does not fit its collection"
        }
    }
}
