extension EntityTag {
    /// - Parameter text: a tag with its quotes.
    /// - Returns: `nil` for a tag that this server never sends.
    init?(text: some StringProtocol) {
        guard text.count > 2, text.first == "\"", text.last == "\"" else { return nil }
        let parts = text.dropFirst().dropLast().split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 2, let version = Int64(parts[0], radix: 36),
            let representation = UInt64(parts[1], radix: 36)
        else { return nil }
        self.init(version: version, representation: representation)
    }
}

/// The condition of `If-Match` or `If-None-Match`.
enum EntityTagCondition: Hashable, Sendable {
    case any
    case tags([EntityTag])

    /// - Returns: `nil` without the field.
    init?(_ field: String?) {
        guard let field else { return nil }
        let entries = field.split(separator: ",").map { $0.trimming(while: \.isWhitespace) }
        // A proxy that compresses a response makes a weak tag of a strong one.
        self =
            entries == ["*"]
            ? .any : .tags(entries.compactMap { EntityTag(text: $0.hasPrefix("W/") ? $0.dropFirst(2) : $0) })
    }

    /// True when the condition names the representation.
    func holds(for tag: EntityTag) -> Bool {
        switch self {
        case .any: true
        case .tags(let tags): tags.contains(tag)
        }
    }

    /// True when the condition names the version, in any representation.
    func holds(forVersion version: Int64) -> Bool {
        switch self {
        case .any: true
        case .tags(let tags): tags.contains { $0.version == version }
        }
    }
}

extension Substring {
    fileprivate func trimming(while isPadding: (Character) -> Bool) -> Substring {
        var rest = drop(while: isPadding)
        while let last = rest.last, isPadding(last) { rest.removeLast() }
        return rest
    }
}
