internal import SimpleFeatures
internal import SiteInventory

/// Determines whether the identifiers of a layer only number its rows.
///
/// Integers in a column such as `OBJECTID` are row numbers. Integers in a column `ID` or `NR` are row numbers when they
/// begin with 0 or 1 and have neither gaps nor repetitions.
struct RowNumbers {
    /// True for a column with one of ``names``.
    let isByName: Bool
    private var seen: Set<Int> = []
    /// False after a value that cannot be a row number.
    private(set) var isPossible: Bool

    /// The names of columns that programs fill with row numbers.
    static let names = ["OBJECTID", "OBJECTID_1", "FID", "FID_1", "OGC_FID", "GID"]
    /// The names of columns that may contain identifiers or row numbers.
    private static let possibleNames = ["ID", "NR"]

    /// - Parameter column: the name of the column of identifiers; `nil` when the layer has none.
    init(column: String?) {
        let key = column.map { NameKey($0) }
        isByName = Self.names.contains { NameKey($0) == key }
        isPossible = isByName || Self.possibleNames.contains { NameKey($0) == key }
    }

    /// Records the identifier of a row.
    mutating func add(_ text: String) {
        guard isPossible else { return }
        guard text.isAllDigits, let number = Int(text), isByName || seen.insert(number).inserted else {
            isPossible = false
            return
        }
    }

    /// True when the identifiers only number the rows. Call it after all rows are added.
    var areRowNumbers: Bool {
        guard isPossible else { return false }
        guard !isByName, let first = seen.min(), let last = seen.max() else { return isByName }
        return first <= 1 && last - first == seen.count - 1
    }
}
