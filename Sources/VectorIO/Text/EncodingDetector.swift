/// Detects the encoding of a layer from the bytes of its text.
struct EncodingDetector {
    /// True when there are bytes above 127.
    private(set) var hasNonASCII = false
    /// True while all text is valid UTF-8, except for characters truncated at the end of a field.
    private(set) var isUTF8 = true
    /// The number of bytes within words that are umlauts in CP1252 and symbols in CP850.
    private(set) var windowsUmlauts = 0
    /// The number of bytes within words that are umlauts in CP850 and symbols or undefined in CP1252.
    private(set) var dosUmlauts = 0

    /// - Parameter isWide: true for a field of fixed width, whose last character may be truncated.
    mutating func add(_ bytes: [UInt8], in range: Range<Int>, isWide: Bool) {
        let text = bytes[range]
        guard !text.isASCII else { return }
        hasNonASCII = true
        if isUTF8 {
            let whole = isWide ? text.dropLast(text.cutUTF8Tail) : text
            isUTF8 = String(validating: whole, as: UTF8.self) != nil
        }
        var before = false
        for index in range {
            let byte = bytes[index]
            let after = index + 1 < range.upperBound && bytes[index + 1].mayBeLetter
            switch byte {
            // ü ö ä Ö Ä Ü ß of CP1252 and of ISO 8859-1.
            case 0xFC, 0xF6, 0xE4, 0xD6, 0xC4, 0xDC, 0xDF: if before || after { windowsUmlauts += 1 }
            // ü of CP850, undefined in CP1252.
            case 0x81: if before || after { dosUmlauts += 1 }
            // ö ä Ö Ü of CP850 are quotation marks, ™ and š in CP1252, which do not occur within a word.
            case 0x94, 0x84, 0x99, 0x9A: if before && after { dosUmlauts += 1 }
            // ß of CP850 is á in CP1252, which does not follow a vowel.
            case 0xE1: if index > range.lowerBound, bytes[index - 1].mayBeVowel { dosUmlauts += 1 }
            default: break
            }
            before = byte.mayBeLetter
        }
    }

    /// The encoding that the bytes indicate; `nil` when they indicate none.
    var detected: String? {
        guard hasNonASCII else { return nil }
        if isUTF8 { return "UTF-8" }
        if dosUmlauts > 0, windowsUmlauts == 0 { return "CP850" }
        if windowsUmlauts > 0, dosUmlauts == 0 { return "CP1252" }
        return nil
    }

    /// True when the bytes cannot be text in that encoding.
    func rulesOut(_ name: String) -> Bool {
        switch name {
        case "UTF-8": hasNonASCII && !isUTF8
        case "CP1252", "ISO-8859-1", "ISO-8859-15": detected == "UTF-8" || detected == "CP850"
        case "CP850", "CP437": detected == "UTF-8" || detected == "CP1252"
        default: false
        }
    }
}

extension UInt8 {
    /// True for the vowels of ASCII and for the umlauts of CP850.
    fileprivate var mayBeVowel: Bool {
        "aeiouAEIOU".utf8.contains(self) || [0x81, 0x84, 0x94, 0x8E, 0x99, 0x9A].contains(self)
    }

    /// True for ASCII letters and possible umlauts: two of these may follow each other, as in "Größe".
    fileprivate var mayBeLetter: Bool {
        switch self {
        case 0x41...0x5A, 0x61...0x7A: true
        case 0x81, 0x84, 0x94, 0x99, 0x9A, 0xE1, 0xFC, 0xF6, 0xE4, 0xD6, 0xC4, 0xDC, 0xDF: true
        default: false
        }
    }
}

extension BidirectionalCollection<UInt8> {
    /// The number of bytes of an incomplete UTF-8 character at the end: 0 to 3.
    var cutUTF8Tail: Int {
        var tail = 0
        for byte in reversed().prefix(3) {
            tail += 1
            if byte < 0x80 { return 0 }
            if byte >= 0xC0 {
                let needed = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : 2
                return tail < needed ? tail : 0
            }
        }
        return 0
    }
}
