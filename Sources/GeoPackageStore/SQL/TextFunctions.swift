internal import CQL2
internal import GRDB
internal import GeometryEngine

/// Functions that compare texts by patterns, and that remove case or accents.
enum TextFunctions {
    static let like = "cql_like"
    static let casei = "cql_casei"
    static let accenti = "cql_accenti"

    static func register(in db: Database) {
        let patterns = PatternCache()
        // The terms of a filter compare the same texts of a row.
        let texts = BoundedCache<String, LikeText>()
        db.add(function: like, argumentCount: 2) { values in
            guard let text = String.fromDatabaseValue(values[0]), let pattern = String.fromDatabaseValue(values[1])
            else { return nil }
            return patterns.pattern(pattern).matches(texts.value(of: text) { LikeText($0) })
        }
        for (name, fold) in [(casei, FilterExpression.casei), (accenti, FilterExpression.accenti)]
            as [(String, @Sendable (String) -> String)]
        {
            let folded = BoundedCache<String, String>()
            db.add(function: name, argumentCount: 1) { values in
                String.fromDatabaseValue(values[0]).map { folded.value(of: $0, fold) }
            }
        }
    }
}

/// The compiled patterns of a connection. Many short ones are kept and few long ones, so that memory stays small.
private struct PatternCache: Sendable {
    private let short = BoundedCache<String, LikePattern>(capacity: 1024)
    private let long = BoundedCache<String, LikePattern>(capacity: 4)
    private static let longestShort = 64

    func pattern(_ text: String) -> LikePattern {
        (text.utf8.count <= Self.longestShort ? short : long).value(of: text) { LikePattern($0) }
    }
}
