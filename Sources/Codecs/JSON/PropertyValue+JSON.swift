package import SimpleFeatures

extension PropertyValue {
    /// The value in this range of JSON. Whole numbers become integers; arrays and objects become JSON text. A whole
    /// number with more digits than an integer can hold becomes text, so that it keeps its digits.
    ///
    /// - Parameter string: decodes the string in a range, which includes the quotation marks.
    /// - Throws: ``CodecError`` when the bytes are not a value; the error of `string`.
    package init(
        json bytes: [UInt8], at place: Range<Int>, string: (Range<Int>) throws(CodecError) -> String
    ) throws(CodecError) {
        switch bytes[place.lowerBound] {
        case UInt8(ascii: "\""): self = .string(try string(place))
        case UInt8(ascii: "{"), UInt8(ascii: "["): self = .json(String(decoding: bytes[place], as: UTF8.self))
        default: self = try Self.word(bytes, place)
        }
    }

    private static func word(_ bytes: [UInt8], _ place: Range<Int>) throws(CodecError) -> PropertyValue {
        let text = String(decoding: bytes[place], as: UTF8.self)
        switch text {
        case "null": return .null
        case "true": return .boolean(true)
        case "false": return .boolean(false)
        default:
            if let whole = Int64(text) { return .integer(whole) }
            var scanner = JSONScanner(bytes, place)
            let number = try scanner.number()
            let isWhole = text.utf8.allSatisfy { 48...57 ~= $0 || $0 == UInt8(ascii: "-") }
            return isWhole ? .string(text) : .number(number)
        }
    }
}
