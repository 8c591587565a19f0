internal import Foundation
internal import GRDB

/// Arithmetic functions that SQLite lacks or defines differently.
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

    /// - Parameter whole: computes with integers. The second one is never 0. Returns `nil` when the result must be
    ///   computed with fractions.
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
