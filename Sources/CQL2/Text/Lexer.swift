/// Splits CQL2 text into tokens, one for each call of `next()`.
struct Lexer {
    let bytes: [UInt8]
    private(set) var offset = 0

    init(_ text: String) { bytes = Array(text.utf8) }

    var text: String { String(decoding: bytes, as: UTF8.self) }

    /// Returns the next token and its byte offset.
    mutating func next() throws(FilterError) -> (token: Token, start: Int) {
        skipSpace()
        let start = offset
        guard let byte = peek() else { return (.end, start) }
        switch byte {
        case UInt8(ascii: "'"): return (.string(try string()), start)
        case UInt8(ascii: "\""): return (.quotedName(try quotedName()), start)
        case UInt8(ascii: "0")...UInt8(ascii: "9"): return (try number(), start)
        case UInt8(ascii: ".") where peek(1).map(isDigit) ?? false: return (try number(), start)
        default: break
        }
        if let symbol = symbol() { return (.symbol(symbol), start) }
        let word = word()
        guard !word.isEmpty else {
            throw error(
                "\(String(scalar().map(Character.init) ?? "?").debugDescription) is not allowed here.", at: start)
        }
        return (.word(word), start)
    }

    /// Continues at a byte offset, after another reader has parsed the text before it.
    mutating func resume(at offset: Int) { self.offset = offset }

    func error(_ message: String, at offset: Int, nearest: String? = nil) -> FilterError {
        FilterError(.syntax, message, position: text.character(atByte: offset), nearest: nearest)
    }

    private func peek(_ ahead: Int = 0) -> UInt8? { offset + ahead < bytes.count ? bytes[offset + ahead] : nil }

    /// The character at the offset. The bytes are well-formed UTF-8, since they come from a `String`.
    private func scalar() -> Unicode.Scalar? {
        guard let byte = peek() else { return nil }
        if byte < 0x80 { return Unicode.Scalar(byte) }
        return String(decoding: bytes[offset..<min(offset + 4, bytes.count)], as: UTF8.self).unicodeScalars.first
    }

    private mutating func skipSpace() {
        while let scalar = scalar(), scalar.isCQL2Whitespace { offset += scalar.utf8.count }
    }

    private mutating func word() -> String {
        let start = offset
        while let scalar = scalar(), offset == start ? scalar.isIdentifierStart : scalar.isIdentifierPart {
            offset += scalar.utf8.count
        }
        return String(decoding: bytes[start..<offset], as: UTF8.self)
    }

    private mutating func symbol() -> Token.Symbol? {
        guard let byte = peek(), Token.Symbol.firstBytes.contains(byte) else { return nil }
        for length in [2, 1] where offset + length <= bytes.count {
            let text = String(decoding: bytes[offset..<offset + length], as: UTF8.self)
            if let symbol = Token.Symbol(rawValue: text) {
                offset += length
                return symbol
            }
        }
        return nil
    }

    /// Rule `unsignedNumericLiteral`.
    private mutating func number() throws(FilterError) -> Token {
        let start = offset
        skipDigits()
        var isWhole = true
        if peek() == UInt8(ascii: ".") {
            isWhole = false
            offset += 1
            skipDigits()
        }
        if peek() == UInt8(ascii: "e") || peek() == UInt8(ascii: "E") {
            isWhole = false
            offset += 1
            if peek() == UInt8(ascii: "+") || peek() == UInt8(ascii: "-") { offset += 1 }
            skipDigits()
        }
        let digits = String(decoding: bytes[start..<offset], as: UTF8.self)
        if isWhole, let integer = Int64(digits) { return .integer(integer) }
        // Swift requires digits on both sides of the decimal point.
        let padded =
            (digits.hasPrefix(".") ? "0" : "") + digits.replacing(".e", with: ".0e").replacing(".E", with: ".0e")
        guard let number = Double(padded.hasSuffix(".") ? padded + "0" : padded), number.isFinite else {
            throw error("\(digits.prefix(40)) is not a number, or outside the range of numbers.", at: start)
        }
        return .number(number)
    }

    private mutating func skipDigits() {
        while let byte = peek(), isDigit(byte) { offset += 1 }
    }

    private func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }

    /// Reads a character literal. A quote is escaped by a second quote or a backslash. A backslash also escapes itself
    /// and seven control characters (`/req/cql2-text/escaping`). Before other characters, as in the patterns `\%` and
    /// `\_`, the backslash is kept.
    private mutating func string() throws(FilterError) -> String {
        let start = offset
        offset += 1
        var content: [UInt8] = []
        while let byte = peek() {
            offset += 1
            switch byte {
            case UInt8(ascii: "'"):
                guard peek() == UInt8(ascii: "'") else { return String(decoding: content, as: UTF8.self) }
                offset += 1
                content.append(byte)
            case UInt8(ascii: "\\"):
                if let escaped = peek().flatMap({ TextEscape.escapedByte[$0] }) {
                    offset += 1
                    content.append(escaped)
                } else {
                    content.append(byte)
                }
            case 0: throw error("A character literal cannot contain the character NUL.", at: offset - 1)
            default: content.append(byte)
            }
        }
        throw error(
            "The character literal that begins here has no closing quote. Write a quote in a literal twice: 'it''s'.",
            at: start)
    }

    private mutating func quotedName() throws(FilterError) -> String {
        let start = offset
        offset += 1
        var content: [UInt8] = []
        while let byte = peek() {
            offset += 1
            if byte == UInt8(ascii: "\"") {
                if peek() != UInt8(ascii: "\"") {
                    guard !content.isEmpty else { throw error("A name needs at least one character.", at: start) }
                    return String(decoding: content, as: UTF8.self)
                }
                offset += 1
            }
            guard byte != 0 else { throw error("A name cannot contain the character NUL.", at: offset - 1) }
            content.append(byte)
        }
        throw error("The name that begins here has no closing double quote.", at: start)
    }
}

/// A token of CQL2 text.
enum Token: Hashable, Sendable {
    /// A keyword or an unquoted name, with its case.
    case word(String)
    /// A name in double quotes.
    case quotedName(String)
    /// A character literal without quotes and escapes.
    case string(String)
    /// A number without a sign, with a fraction or an exponent.
    case number(Double)
    /// A whole number without a sign.
    case integer(Int64)
    case symbol(Symbol)
    /// The end of the text.
    case end

    enum Symbol: String, Hashable, Sendable {
        case open = "("
        case close = ")"
        case comma = ","
        case equal = "="
        case notEqual = "<>"
        case less = "<"
        case greater = ">"
        case lessOrEqual = "<="
        case greaterOrEqual = ">="
        case plus = "+"
        case minus = "-"
        case times = "*"
        case solidus = "/"
        case percent = "%"
        case caret = "^"

        /// The bytes with which a symbol begins.
        fileprivate static let firstBytes = Array("()=<>,+-*/%^".utf8)
    }

    /// The token for messages, truncated to 40 characters.
    var description: String {
        switch self {
        case .word(let word): "'\(word.prefix(40))'"
        case .quotedName(let name): "\"\(name.prefix(40))\""
        case .string(let text): "the literal '\(text.prefix(40))'"
        case .number(let number): "\(number)"
        case .integer(let number): "\(number)"
        case .symbol(let symbol): "'\(symbol.rawValue)'"
        case .end: "the end"
        }
    }

    /// The word in upper case, for comparison with keywords; `nil` for other tokens.
    var keyword: String? {
        if case .word(let word) = self { word.uppercased() } else { nil }
    }
}

extension Unicode.Scalar {
    /// Rule `identifierStart`.
    var isIdentifierStart: Bool {
        switch value {
        case 0x3A, 0x5F, 0x41...0x5A, 0x61...0x7A, 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x2FF, 0x370...0x37D,
            0x37F...0x1FFE, 0x200C...0x200D, 0x2070...0x218F, 0x2C00...0x2FEF, 0x3001...0xD7FF, 0xF900...0xFDCF,
            0xFDF0...0xFFFD, 0x10000...0xEFFFF:
            // One of these ranges contains the Ogham space mark.
            !isCQL2Whitespace
        default: false
        }
    }

    /// Rule `identifierPart`.
    var isIdentifierPart: Bool {
        switch value {
        case 0x2E, 0x30...0x39, 0x300...0x36F, 0x203F...0x2040: true
        default: isIdentifierStart
        }
    }

    /// Rule `whitespace`.
    var isCQL2Whitespace: Bool {
        switch value {
        case 0x09...0x0D, 0x20, 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: true
        default: false
        }
    }
}
