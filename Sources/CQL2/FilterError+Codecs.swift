internal import Codecs
internal import SimpleFeatures

extension FilterError {
    /// The error for invalid JSON.
    init(json error: CodecError, in text: String) {
        let message: String
        switch error.reason {
        case .nestingTooDeep(let limit):
            self.init(.limit, "The JSON nests more than \(limit) levels deep.")
            return
        case .valueMissing where error.offset >= text.utf8.count: message = "The JSON ends too early."
        case .valueMissing: message = "There is no value here; texts are in double quotes."
        case .markMissing("\""): message = "The name of a member is in double quotes."
        case .markMissing(":"): message = "A ':' is missing after the name of the member."
        case .markMissing(let mark): message = "Expected ',' or '\(mark)'."
        case .memberRepeated(let name): message = "The member \"\(name.prefix(40))\" occurs twice."
        case .notANumber(let word): message = "\(word) is no number in JSON."
        case .stringUnterminated: message = "The text that begins here has no double quote at its end."
        case .controlCharacter: message = "A control character in a text is written as \\u00XX."
        case .escapeInvalid: message = "JSON has no such escape."
        case .unicodeEscapeIncomplete: message = "\\u is followed by four hexadecimal digits."
        case .characterInvalid: message = "This is half of a character, or NUL, which no text can hold."
        case .textAfterEnd: message = "There is text after the end of the JSON."
        default: message = Self.sentence(error.reason)
        }
        self.init(.syntax, message, position: text.character(atByte: error.offset))
    }

    /// The error for a geometry in GeoJSON or well-known text that is invalid, or not allowed in a filter.
    ///
    /// - Parameter types: the names of the geometry types to suggest.
    init(geometry error: CodecError, in text: String, types: [String]) {
        var nearest: String?
        let message: String
        switch error.reason {
        case .geometryTypeUnknown(let name):
            message = "\"\(name)\" is not a type of geometry."
            nearest = name.nearest(among: types)
        case .numberMissing: message = "Expected a coordinate."
        case .partEmpty: message = "An empty geometry lies nowhere; give at least one position, line or ring."
        case .lineTooShort: message = "A line needs at least two positions."
        case .ringTooShort: message = "A ring needs at least four positions, the last equal to the first."
        case .ringNotClosed: message = "The ring does not end where it begins."
        case .collectionNested: message = "A collection may be in no other collection."
        default: message = Self.sentence(error.reason)
        }
        self.init(.syntax, message, position: text.character(atByte: error.offset), nearest: nearest)
    }

    private static func sentence(_ reason: SyntaxReason) -> String {
        let phrase = reason.description
        return phrase.prefix(1).uppercased() + phrase.dropFirst() + "."
    }
}
