/// What the bytes of a layer's text tell about its encoding.
struct TextEvidence {
    /// True when there is anything but ASCII.
    private(set) var hasForeignBytes = false
    /// True as long as all text is valid UTF-8, but for characters cut at a field's end.
    private(set) var isUTF8 = true
    /// How many letters there are that CP1252 has as an umlaut within a word, where CP850 has a sign.
    private(set) var umlautsOfWindows = 0
    /// How many letters there are that CP850 has as an umlaut within a word, where CP1252 has a sign or nothing.
    private(set) var umlautsOfDOS = 0

    /// - Parameter isWide: true for a field of fixed width, at whose end a character may have been cut.
    mutating func add(_ bytes: [UInt8], in range: Range<Int>, isWide: Bool) {
        let text = bytes[range]
        guard !text.isASCII else { return }
        hasForeignBytes = true
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
            case 0xFC, 0xF6, 0xE4, 0xD6, 0xC4, 0xDC, 0xDF: if before || after { umlautsOfWindows += 1 }
            // ü of CP850, which is nothing in CP1252.
            case 0x81: if before || after { umlautsOfDOS += 1 }
            // ö ä Ö Ü of CP850, which are quotation marks, ™ and š: these do not stand within a word.
            case 0x94, 0x84, 0x99, 0x9A: if before && after { umlautsOfDOS += 1 }
            // ß of CP850, which is á: that does not follow a vowel.
            case 0xE1: if index > range.lowerBound, bytes[index - 1].mayBeVowel { umlautsOfDOS += 1 }
            default: break
            }
            before = byte.mayBeLetter
        }
    }

    /// The encoding that the bytes alone tell; `nil` when they do not.
    var told: String? {
        guard hasForeignBytes else { return nil }
        if isUTF8 { return "UTF-8" }
        if umlautsOfDOS > 0, umlautsOfWindows == 0 { return "CP850" }
        if umlautsOfWindows > 0, umlautsOfDOS == 0 { return "CP1252" }
        return nil
    }

    /// True when text in that encoding could not have these bytes.
    func refutes(_ name: String) -> Bool {
        switch name {
        case "UTF-8": hasForeignBytes && !isUTF8
        case "CP1252", "ISO-8859-1", "ISO-8859-15": told == "UTF-8" || told == "CP850"
        case "CP850", "CP437": told == "UTF-8" || told == "CP1252"
        default: false
        }
    }
}

extension UInt8 {
    /// True for the vowels of ASCII and for the umlauts of CP850.
    fileprivate var mayBeVowel: Bool {
        "aeiouAEIOU".utf8.contains(self) || [0x81, 0x84, 0x94, 0x8E, 0x99, 0x9A].contains(self)
    }

    /// True for ASCII letters, and for what may be an umlaut: two may follow each other, as in "Größe".
    fileprivate var mayBeLetter: Bool {
        switch self {
        case 0x41...0x5A, 0x61...0x7A: true
        case 0x81, 0x84, 0x94, 0x99, 0x9A, 0xE1, 0xFC, 0xF6, 0xE4, 0xD6, 0xC4, 0xDC, 0xDF: true
        default: false
        }
    }
}

extension BidirectionalCollection<UInt8> {
    /// How many bytes at the end begin a UTF-8 character without ending it: 0 to 3.
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
