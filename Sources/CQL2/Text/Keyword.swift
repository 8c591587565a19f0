/// The keywords of CQL2 text.
enum Keyword {
    /// Keywords that can be names only in double quotes.
    static let reserved: Set<String> = [
        "AND", "OR", "NOT", "IS", "NULL", "LIKE", "BETWEEN", "IN", "TRUE", "FALSE", "DIV",
    ]

    /// Keywords that begin a call or a literal. Without a parenthesis after them, they are names.
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
