/// The value of a header field with its parameters: `form-data; name="file"; filename*=UTF-8''Gewerbefl%C3%A4chen.zip`.
struct HeaderValue: Hashable, Sendable {
    /// The text before the parameters, in lower case.
    let text: String
    /// The parameters by name in lower case. An extended one (RFC 8187) has its plain name, and precedence over a plain one.
    let parameters: [String: String]

    /// - Parameter bytes: UTF-8; other bytes are read as ISO 8859-1.
    /// - Returns: `nil` for a parameter without a name, a repeated parameter, or a quote that does not end.
    init?(_ bytes: some Sequence<UInt8>) {
        var scanner = HeaderScanner(bytes: Array(bytes))
        text = scanner.word(until: ";").lowercased()
        var plain: [String: String] = [:]
        var extended: [String: String] = [:]
        while scanner.skip(";") {
            var name = scanner.word(until: "=;").lowercased()
            // A semicolon may be last.
            if name.isEmpty, scanner.isAtEnd { break }
            guard !name.isEmpty, scanner.skip("="), let value = scanner.value() else { return nil }
            if name.hasSuffix("*") {
                name.removeLast()
                guard let decoded = Self.decode(extended: value) else { return nil }
                guard extended.updateValue(decoded, forKey: name) == nil else { return nil }
            } else {
                guard plain.updateValue(value, forKey: name) == nil else { return nil }
            }
        }
        guard scanner.isAtEnd else { return nil }
        parameters = plain.merging(extended) { $1 }
    }

    init?(_ text: String) { self.init(text.utf8) }

    /// Decodes `UTF-8'de'Fl%C3%A4che` (RFC 8187).
    ///
    /// - Returns: `nil` for another encoding or broken text.
    private static func decode(extended text: String) -> String? {
        let parts = text.split(separator: "'", maxSplits: 2, omittingEmptySubsequences: false)
        guard parts.count == 3 else { return nil }
        switch parts[0].lowercased() {
        case "utf-8": return PercentEncoding.decode(parts[2])
        case "iso-8859-1":
            guard let bytes = PercentEncoding.bytes(parts[2]), !bytes.contains(0) else { return nil }
            return String(latin1: bytes)
        default: return nil
        }
    }
}

/// Reads the value of a header field from its beginning to its end.
private struct HeaderScanner {
    let bytes: [UInt8]
    private var position = 0

    init(bytes: [UInt8]) { self.bytes = bytes }

    var isAtEnd: Bool { position == bytes.count }

    mutating func skip(_ character: Unicode.Scalar) -> Bool {
        skipSpace()
        guard position < bytes.count, bytes[position] == UInt8(ascii: character) else { return false }
        position += 1
        return true
    }

    /// The text before one of the stop characters or the end, without the space around it.
    mutating func word(until stops: String) -> String {
        skipSpace()
        let start = position
        while position < bytes.count, !stops.utf8.contains(bytes[position]) { position += 1 }
        var end = position
        while end > start, Self.isSpace(bytes[end - 1]) { end -= 1 }
        return String(utf8OrLatin1: bytes[start..<end])
    }

    /// A token or a quoted text; `nil` for a quote that does not end.
    mutating func value() -> String? {
        guard skip("\"") else { return word(until: ";") }
        var value: [UInt8] = []
        while position < bytes.count {
            let byte = bytes[position]
            position += 1
            if byte == UInt8(ascii: "\"") { return String(utf8OrLatin1: value[...]) }
            // Only before these two: some browsers do not escape the backslashes of `C:\new\sites.zip`.
            if byte == UInt8(ascii: "\\"), position < bytes.count, "\"\\".utf8.contains(bytes[position]) {
                value.append(bytes[position])
                position += 1
            } else {
                value.append(byte)
            }
        }
        return nil
    }

    private mutating func skipSpace() {
        while position < bytes.count, Self.isSpace(bytes[position]) { position += 1 }
    }

    private static func isSpace(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }
}

extension String {
    /// Makes a character of each byte (ISO 8859-1).
    fileprivate init(latin1 bytes: some Sequence<UInt8>) {
        self.init(String.UnicodeScalarView(bytes.map { Unicode.Scalar($0) }))
    }

    fileprivate init(utf8OrLatin1 bytes: ArraySlice<UInt8>) {
        self = String(validating: bytes, as: UTF8.self) ?? String(latin1: bytes)
    }
}
