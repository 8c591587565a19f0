internal import Synchronization

/// Which statements are worth keeping prepared: those whose text comes again, as far as there is room.
///
/// What callers typed is bound, so that filters of one shape are one text; yet there is no end of shapes, and a connection
/// forgets none: the first ones that come again are kept.
final class StatementCache: Sendable {
    private struct Texts {
        var kept: Set<String> = []
        var seenOnce: Set<String> = []
    }

    private let texts = Mutex(Texts())
    private let most: Int
    /// A list of many values makes long ones.
    private static let longestText = 8192

    init(most: Int = 128) { self.most = most }

    /// True from the second time on that a text is asked about.
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
