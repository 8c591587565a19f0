internal import CQL2
internal import GRDB
internal import GeometryEngine

/// Functions that compare texts by patterns, and that remove case or accents.
enum TextFunctions {
    static let like = "cql_like"
    static let casei = "cql_casei"
    static let accenti = "cql_accenti"

    static func register(in db: Database) {
        let patterns = BoundedCache<String, LikePattern>()
        db.add(
            function: DatabaseFunction(like, argumentCount: 2, pure: true) { values in
                guard let text = String.fromDatabaseValue(values[0]), let pattern = String.fromDatabaseValue(values[1])
                else { return nil }
                return patterns.value(of: pattern) { LikePattern($0) }.matches(text)
            })
        for (name, fold) in [(casei, FilterExpression.casei), (accenti, FilterExpression.accenti)]
            as [(String, @Sendable (String) -> String)]
        {
            db.add(
                function: DatabaseFunction(name, argumentCount: 1, pure: true) { values in
                    String.fromDatabaseValue(values[0]).map(fold)
                })
        }
    }
}
