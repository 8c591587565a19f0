/// The place of a page of findings: the number of findings before it.
struct FindingsCursor: Hashable, Sendable {
    let offset: Int

    init(offset: Int) { self.offset = offset }

    /// - Returns: `nil` without a token.
    /// - Throws: ``Problem`` for a token that no page has.
    init?(_ token: String?) throws(Problem) {
        guard let token else { return nil }
        let numbers = token.split(separator: "-", omittingEmptySubsequences: false).map { Int($0, radix: 36) }
        guard numbers.count == 2, numbers[0] != nil, let offset = numbers[1], offset >= 0, !token.contains("+") else {
            throw .noCursor(token)
        }
        self.init(offset: offset)
    }

    var token: String { "0-\(String(offset, radix: 36))" }
}
