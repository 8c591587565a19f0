internal import Synchronization

/// Decides which statements stay prepared: the first ones whose text comes again.
///
/// Values are bound, so that filters of one shape have one text. The number of shapes has no limit, and a connection never
/// discards a cached statement.
final class StatementCachePolicy: Sendable {
    private struct Texts {
        var kept: Set<String> = []
        var seenOnce: Set<String> = []
    }

    private let texts = Mutex(Texts())
    private let most: Int
    /// Statements with long lists are not kept.
    private static let longestText = 8192

    init(most: Int = 128) { self.most = most }

    /// Returns true from the second call with the same text on.
    func keeps(_ sql: String) -> Bool {
        guard sql.utf8.count <= Self.longestText else { return false }
        return texts.withLock { texts in
            if texts.kept.contains(sql) { return true }
            guard texts.kept.count < most else { return false }
            if texts.seenOnce.remove(sql) != nil {
                texts.kept.insert(sql)
                return true
            }
            if texts.seenOnce.count >= most { texts.seenOnce = [] }
            texts.seenOnce.insert(sql)
            return false
        }
    }
}
