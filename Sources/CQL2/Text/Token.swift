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

/// The keywords of CQL2 text.
enum Keyword {
    /// Keywords that are names only in double quotes.
    static let reserved: Set<String> = [
        "AND", "OR", "NOT", "IS", "NULL", "LIKE", "BETWEEN", "IN", "TRUE", "FALSE", "DIV",
    ]

    /// Keywords that begin a call or a literal. Without a parenthesis after them they are names.
    static let calls: [String] =
        ["CASEI", "ACCENTI", "DATE", "TIMESTAMP", "INTERVAL", "BBOX"]
        + ["POINT", "LINESTRING", "POLYGON", "MULTIPOINT", "MULTILINESTRING", "MULTIPOLYGON", "GEOMETRYCOLLECTION"]
        + SpatialPredicate.allCases.map { $0.rawValue.uppercased() }
        + TemporalPredicate.allCases.map { $0.rawValue.uppercased() }
        + ArrayPredicate.allCases.map { $0.rawValue.uppercased() }

    private static let all = reserved.union(calls)

    /// True for a name that needs no double quotes.
    static func isPlain(name: String) -> Bool {
        guard let first = name.unicodeScalars.first, first.isIdentifierStart,
            name.unicodeScalars.allSatisfy(\.isIdentifierPart)
        else { return false }
        return !all.contains(name.uppercased())
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
