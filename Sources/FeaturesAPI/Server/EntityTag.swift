/// What tells two representations of a resource apart (RFC 9110, section 8.8.3): the version of the data, and a hash of
/// everything else that decides over the bytes.
struct EntityTag: Hashable, Sendable {
    /// Of the inventory; of one feature, the version since which it is as it is.
    let version: Int64
    private let representation: UInt64

    /// - Parameter representation: the address, the format, the language, the coding.
    init(version: Int64, representation: [String]) {
        self.version = version
        // With a byte between the parts that no text has.
        self.representation = representation.reduce(Self.start) { Self.hash($1.utf8, Self.hash([0xff], $0)) }
    }

    /// Of what depends on nothing but itself.
    init(content: [UInt8], coding: String) {
        version = 0
        representation = Self.hash(coding.utf8, Self.hash(content, Self.start))
    }

    private static let start: UInt64 = 0xcbf2_9ce4_8422_2325

    /// FNV-1a.
    private static func hash(_ bytes: some Sequence<UInt8>, _ start: UInt64) -> UInt64 {
        bytes.reduce(start) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
    }

    /// - Parameter text: as ``text`` writes it; `nil` for a tag that we never gave.
    init?(text: some StringProtocol) {
        guard text.count > 2, text.first == "\"", text.last == "\"" else { return nil }
        let parts = text.dropFirst().dropLast().split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 2, let version = Int64(parts[0], radix: 36),
            let representation = UInt64(parts[1], radix: 36)
        else { return nil }
        self.version = version
        self.representation = representation
    }

    /// With its quotes. Always strong: equal tags, equal bytes.
    var text: String { "\"\(String(version, radix: 36))-\(String(representation, radix: 36))\"" }
}

/// What `If-Match` and `If-None-Match` ask for.
enum EntityTagCondition: Hashable, Sendable {
    case any
    case tags([EntityTag])

    /// - Parameter field: `nil` when there is no such condition.
    init?(_ field: String?) {
        guard let field else { return nil }
        let entries = field.split(separator: ",").map { $0.trimming(while: \.isWhitespace) }
        // A proxy that packs an answer makes a weak tag of a strong one.
        self =
            entries == ["*"]
            ? .any : .tags(entries.compactMap { EntityTag(text: $0.hasPrefix("W/") ? $0.dropFirst(2) : $0) })
    }

    /// True when the representation is one of those asked for.
    func holds(for tag: EntityTag) -> Bool {
        switch self {
        case .any: true
        case .tags(let tags): tags.contains(tag)
        }
    }

    /// True when the same version is meant, in whatever representation.
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
