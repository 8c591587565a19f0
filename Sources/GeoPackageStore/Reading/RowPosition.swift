internal import SiteInventory

/// The place after a row of one version: what this store writes into page cursors.
struct RowPosition: Hashable, Sendable {
    /// The row key of the last feature of the previous page; 0 before the first feature.
    let rowKey: Int64
    let version: Int64

    init(rowKey: Int64, version: Int64) {
        self.rowKey = rowKey
        self.version = version
    }

    /// - Throws: ``InvalidPageCursor`` for a token that this store did not make.
    init(_ cursor: PageCursor) throws(InvalidPageCursor) {
        let token = cursor.token
        let numbers = token.split(separator: "-", omittingEmptySubsequences: false).map { Int64($0, radix: 36) }
        guard numbers.count == 2, let version = numbers[0], let rowKey = numbers[1], version >= 0, rowKey >= 0,
            !token.utf8.contains(UInt8(ascii: "+"))
        else { throw InvalidPageCursor(token: token) }
        self.init(rowKey: rowKey, version: version)
    }

    var isBeginning: Bool { rowKey == 0 }

    var cursor: PageCursor {
        PageCursor(token: "\(String(version, radix: 36))-\(String(rowKey, radix: 36))")
    }
}
