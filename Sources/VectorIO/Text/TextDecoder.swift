internal import CGDAL

/// Decodes the text of a layer.
struct TextDecoder {
    private let encoding: String
    /// For single-byte encodings, the UTF-8 of each byte above 127; empty for an undefined byte. `nil` for other
    /// encodings.
    private let table: [[UInt8]]?
    private static let replacement = Array("\u{FFFD}".utf8)

    /// - Parameter encoding: a name that ``EncodingName/known(_:)`` returned.
    init(_ encoding: String) {
        self.encoding = encoding
        table = encoding == "UTF-8" || !Self.hasOneByteACharacter(encoding) ? nil : Self.table(of: encoding)
    }

    struct Decoded {
        var text: String
        /// True when a truncated character at the end was dropped.
        var isCut = false
        /// True when undefined bytes or NULs were replaced by U+FFFD.
        var isDamaged = false
    }

    /// - Parameter isWide: true for a field of fixed width, whose last character may be truncated.
    func decode(_ bytes: ArraySlice<UInt8>, isWide: Bool) -> Decoded {
        // C strings end at NUL, so the database would lose the rest.
        if bytes.contains(0) { return decodedAroundZeros(bytes, isWide: isWide) }
        if bytes.isASCII { return Decoded(text: String(decoding: bytes, as: UTF8.self)) }
        guard encoding != "UTF-8" else {
            let cut = isWide ? bytes.cutUTF8Tail : 0
            let whole = bytes.dropLast(cut)
            if let text = String(validating: whole, as: UTF8.self) { return Decoded(text: text, isCut: cut > 0) }
            return Decoded(text: String(decoding: whole, as: UTF8.self), isCut: cut > 0, isDamaged: true)
        }
        guard let table else { return decodedByLibrary(bytes) }
        var characters: [UInt8] = []
        characters.reserveCapacity(bytes.count * 2)
        var isDamaged = false
        for byte in bytes {
            guard byte >= 0x80 else {
                characters.append(byte)
                continue
            }
            let character = table[Int(byte) - 0x80]
            isDamaged = isDamaged || character.isEmpty
            characters += character.isEmpty ? Self.replacement : character
        }
        return Decoded(text: String(decoding: characters, as: UTF8.self), isDamaged: isDamaged)
    }

    /// Removes NULs at the ends, which are padding, and decodes the rest.
    private func decodedAroundZeros(_ bytes: ArraySlice<UInt8>, isWide: Bool) -> Decoded {
        guard let first = bytes.firstIndex(where: { $0 != 0 }), let last = bytes.lastIndex(where: { $0 != 0 }) else {
            return Decoded(text: "")
        }
        let parts = bytes[first...last].split(separator: 0, omittingEmptySubsequences: false)
        var decoded = parts.dropLast().map { decode($0, isWide: false) }
        decoded += parts.suffix(1).map { decode($0, isWide: isWide) }
        return Decoded(
            text: decoded.map(\.text).joined(separator: "\u{FFFD}"), isCut: decoded.contains(where: \.isCut),
            isDamaged: parts.count > 1 || decoded.contains(where: \.isDamaged))
    }

    private func decodedByLibrary(_ bytes: ArraySlice<UInt8>) -> Decoded {
        GDAL.listening { messages in
            let text = Self.recoded(Array(bytes), encoding)
            let isDamaged = !messages.warnings.isEmpty || !messages.failures.isEmpty
            return Decoded(text: text, isDamaged: isDamaged)
        }
    }

    private static func hasOneByteACharacter(_ name: String) -> Bool {
        name.hasPrefix("ISO-8859") || name.hasPrefix("KOI8") || name == "MACINTOSH"
            || name.hasPrefix("CP") && !["CP932", "CP936", "CP949", "CP950", "CP1361", "CP54936"].contains(name)
    }

    private static func table(of encoding: String) -> [[UInt8]] {
        (UInt8(0x80)...0xFF).map { byte in
            GDAL.listening { messages in
                let text = recoded([byte], encoding)
                return messages.warnings.isEmpty && messages.failures.isEmpty ? Array(text.utf8) : []
            }
        }
    }

    private static func recoded(_ bytes: [UInt8], _ encoding: String) -> String {
        // A C string ends at the first NUL.
        let characters = bytes.prefix { $0 != 0 }.map { CChar(bitPattern: $0) } + [0]
        let recoded = unsafe CPLRecode(characters, encoding, "UTF-8")
        defer { unsafe VSIFree(recoded) }
        return unsafe VectorIO.text(recoded) ?? ""
    }
}

extension String {
    /// True for UTF-8 that was decoded as Windows-1252 before: `StraÃŸe`.
    var isMojibake: Bool {
        var previous: UInt32 = 0
        for scalar in unicodeScalars {
            // Ã with the characters that 0x80 to 0xBF are in CP1252 or ISO 8859-1: ü ö ä ß Ü Ö Ä. â€ begins quotation
            // marks and dashes.
            if previous == 0xC3, Self.secondHalves.contains(scalar.value) { return true }
            if previous == 0xE2, scalar.value == 0x20AC { return true }
            previous = scalar.value
        }
        return false
    }

    private static let secondHalves: Set<UInt32> = [
        0xBC, 0xB6, 0xA4, 0x178, 0x9F, 0x153, 0x9C, 0x2013, 0x96, 0x201E, 0x84,
    ]
}
