/// A strong entity tag (RFC 9110, section 8.8.3): the version of the data, and a hash of everything else that decides over
/// the bytes of a representation.
struct EntityTag: Hashable, Sendable {
    /// The version of the inventory; for one feature, the version in which it last changed.
    let version: Int64
    private let representation: UInt64

    /// - Parameter representation: the address, the format, the language and the coding.
    init(version: Int64, representation: [String]) {
        self.version = version
        // Parts are separated by a byte that is never part of UTF-8.
        self.representation = representation.reduce(Self.start) { Self.hash($1.utf8, Self.hash([0xff], $0)) }
    }

    /// The tag of a file, which depends on its content alone.
    init(content: [UInt8], coding: String) {
        version = 0
        representation = Self.hash(coding.utf8, Self.hash(content, Self.start))
    }

    private static let start: UInt64 = 0xcbf2_9ce4_8422_2325

    /// FNV-1a.
    private static func hash(_ bytes: some Sequence<UInt8>, _ start: UInt64) -> UInt64 {
        bytes.reduce(start) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
    }

    /// - Parameter text: a tag with its quotes.
    /// - Returns: `nil` for a tag that this server never sends.
    init?(text: some StringProtocol) {
        guard text.count > 2, text.first == "\"", text.last == "\"" else { return nil }
        let parts = text.dropFirst().dropLast().split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 2, let version = Int64(parts[0], radix: 36),
            let representation = UInt64(parts[1], radix: 36)
        else { return nil }
        self.version = version
        self.representation = representation
    }

    /// The tag with its quotes.
    var text: String { "\"\(String(version, radix: 36))-\(String(representation, radix: 36))\"" }
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
