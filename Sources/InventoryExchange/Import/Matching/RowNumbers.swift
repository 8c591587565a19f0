internal import SimpleFeatures
internal import SiteInventory

/// Decides whether the identifiers of a layer only number its rows.
///
/// A column such as `OBJECTID` does by its name, when it holds whole numbers; `ID` or `NR` when they count from 0 or 1
/// without a gap.
struct RowNumbers {
    /// True for a column with one of ``names``.
    let isByName: Bool
    private var seen: Set<Int> = []
    /// False once a value is not such a number.
    private(set) var isPossible: Bool

    /// Names of columns that programs fill with the number of the row.
    static let names = ["OBJECTID", "OBJECTID_1", "FID", "FID_1", "OGC_FID", "GID"]
    /// Names of columns that may hold identifiers or numbers of rows.
    private static let possibleNames = ["ID", "NR"]

    /// - Parameter column: the name of the column; `nil` when the layer has none for identifiers.
    init(column: String?) {
        let key = column.map { NameKey($0) }
        isByName = Self.names.contains { NameKey($0) == key }
        isPossible = isByName || Self.possibleNames.contains { NameKey($0) == key }
    }

    /// Notes the identifier of a row.
    mutating func add(_ text: String) {
        guard isPossible else { return }
        guard text.isAllDigits, let number = Int(text), isByName || seen.insert(number).inserted else {
            isPossible = false
            return
        }
    }

    /// True for identifiers that only number the rows.
    var areRowNumbers: Bool {
        guard isPossible else { return false }
        guard !isByName, let first = seen.min(), let last = seen.max() else { return isByName }
        return first <= 1 && last - first == seen.count - 1
    }
}
