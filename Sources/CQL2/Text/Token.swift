/// What CQL2 text is made of.
enum Token: Hashable, Sendable {
    /// A keyword or a name, as it was written.
    case word(String)
    /// A name in double quotes.
    case quotedName(String)
    case string(String)
    /// A number without a sign.
    case number(Double)
    case integer(Int64)
    case symbol(Symbol)
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

    /// For messages.
    var description: String {
        switch self {
        case .word(let word): "'\(word.prefix(40))'"
        case .quotedName(let name): "\"\(name.prefix(40))\""
        case .string(let text): "the text '\(text.prefix(40))'"
        case .number(let number): "\(number)"
        case .integer(let number): "\(number)"
        case .symbol(let symbol): "'\(symbol.rawValue)'"
        case .end: "the end"
        }
    }

    /// The word in upper case, as keywords are compared; `nil` for everything else.
    var keyword: String? {
        if case .word(let word) = self { word.uppercased() } else { nil }
    }
}

/// The words that CQL2 text gives a meaning.
enum Keyword {
    /// Those that are never names, unless in double quotes.
    static let reserved: Set<String> = [
        "AND", "OR", "NOT", "IS", "NULL", "LIKE", "BETWEEN", "IN", "TRUE", "FALSE", "DIV",
    ]

    /// Those that begin a call or a literal, and are names where no parenthesis follows.
    static let calls: [String] =
        ["CASEI", "ACCENTI", "DATE", "TIMESTAMP", "INTERVAL", "BBOX"]
        + ["POINT", "LINESTRING", "POLYGON", "MULTIPOINT", "MULTILINESTRING", "MULTIPOLYGON", "GEOMETRYCOLLECTION"]
        + SpatialRelation.allCases.map { $0.rawValue.uppercased() }
        + TemporalRelation.allCases.map { $0.rawValue.uppercased() }
        + ArrayRelation.allCases.map { $0.rawValue.uppercased() }

    private static let all = reserved.union(calls)

    /// True for a name that can stand in text as it is.
    static func isPlain(name: String) -> Bool {
        guard let first = name.unicodeScalars.first, first.startsIdentifier,
            name.unicodeScalars.allSatisfy(\.continuesIdentifier)
        else { return false }
        return !all.contains(name.uppercased())
    }
}

extension Unicode.Scalar {
    /// Rule `identifierStart`.
    var startsIdentifier: Bool {
        switch value {
        case 0x3A, 0x5F, 0x41...0x5A, 0x61...0x7A, 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x2FF, 0x370...0x37D,
            0x37F...0x1FFE, 0x200C...0x200D, 0x2070...0x218F, 0x2C00...0x2FEF, 0x3001...0xD7FF, 0xF900...0xFDCF,
            0xFDF0...0xFFFD, 0x10000...0xEFFFF:
            // Ogham's space lies within one of these ranges.
            !isFilterSpace
        default: false
        }
    }

    /// Rule `identifierPart`.
    var continuesIdentifier: Bool {
        switch value {
        case 0x2E, 0x30...0x39, 0x300...0x36F, 0x203F...0x2040: true
        default: startsIdentifier
        }
    }

    /// Rule `whitespace`.
    var isFilterSpace: Bool {
        switch value {
        case 0x09...0x0D, 0x20, 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: true
        default: false
        }
    }
}
