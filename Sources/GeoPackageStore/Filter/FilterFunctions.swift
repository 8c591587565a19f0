internal import CQL2
internal import Foundation
internal import GRDB
internal import GeometryEngine

/// What SQL lacks of CQL2. Every function gives NULL where an argument is NULL.
enum FilterFunctions {
    static func register(in db: Database) {
        TextFunctions.register(in: db)
        NumberFunctions.register(in: db)
        TimeFunctions.register(in: db)
        ArrayFunctions.register(in: db)
        SpatialFunctions.register(in: db)
        DistanceFunctions.register(in: db)
    }
}

/// Comparison of texts beyond their bytes.
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

/// Arithmetic that SQLite does otherwise, or not at all.
enum NumberFunctions {
    static let modulo = "cql_modulo"
    static let integerDivision = "cql_whole_quotient"
    static let power = "cql_power"

    static func register(in db: Database) {
        add(modulo, in: db, whole: { a, b in a.remainderReportingOverflow(dividingBy: b).partialValue }) {
            $1 == 0 ? nil : $0.truncatingRemainder(dividingBy: $1)
        }
        add(
            integerDivision, in: db,
            whole: { a, b in
                let quotient = a.dividedReportingOverflow(by: b)
                return quotient.overflow ? nil : quotient.partialValue
            }
        ) {
            $1 == 0 ? nil : ($0 / $1).rounded(.towardZero)
        }
        add(power, in: db, whole: { _, _ in nil }) { pow($0, $1) }
    }

    /// - Parameter whole: of two whole numbers, the second of which is not 0; `nil` to compute with fractions.
    private static func add(
        _ name: String, in db: Database, whole: @escaping @Sendable (Int64, Int64) -> Int64?,
        _ function: @escaping @Sendable (Double, Double) -> Double?
    ) {
        db.add(
            function: DatabaseFunction(name, argumentCount: 2, pure: true) { values in
                if case .int64(let a) = values[0].storage, case .int64(let b) = values[1].storage, b != 0,
                    let result = whole(a, b)
                {
                    return result
                }
                guard let a = Double.fromDatabaseValue(values[0]), let b = Double.fromDatabaseValue(values[1]) else {
                    return nil
                }
                return function(a, b).flatMap { $0.isNaN ? nil : $0 }
            })
    }
}

/// Times as seconds.
enum TimeFunctions {
    private static let start = "cql_seconds"
    private static let end = "cql_last_second"

    /// Since 1970 in UTC, of a day its first moment.
    static func seconds(_ part: SQLPart) -> SQLPart { "\(SQLPart(start))(\(part))" }

    /// - Parameter isEndOfDay: true for the last moment of a day.
    static func seconds(_ part: SQLPart, isEndOfDay: Bool) -> SQLPart {
        isEndOfDay ? "\(SQLPart(end))(\(part))" : seconds(part)
    }

    static func register(in db: Database) {
        for (name, ofDay) in [(start, 0), (end, 86_399.999_999)] {
            db.add(
                function: DatabaseFunction(name, argumentCount: 1, pure: true) { values in
                    switch String.fromDatabaseValue(values[0]).flatMap(instant) {
                    case .date(let date): Instant.date(date).seconds + ofDay
                    case .timestamp(let timestamp): timestamp.secondsSince1970
                    case nil: nil
                    }
                })
        }
    }

    /// Also as other programs write times into GeoPackages: without an offset, or with a space for the T.
    @Sendable private static func instant(_ text: String) -> Instant? {
        if let instant = Instant(text) { return instant }
        var bytes = Array(text.utf8)
        guard bytes.count > 10 else { return nil }
        if bytes[10] == UInt8(ascii: " ") { bytes[10] = UInt8(ascii: "T") }
        let written = String(decoding: bytes, as: UTF8.self)
        return Instant(written) ?? Instant(written + "Z")
    }
}
