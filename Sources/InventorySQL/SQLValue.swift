/// A value that a statement is given beside its text.
package enum SQLValue: Hashable, Sendable {
    case null
    case integer(Int64)
    case number(Double)
    case text(String)
    case bytes([UInt8])
}
