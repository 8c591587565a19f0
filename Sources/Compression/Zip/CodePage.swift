/// The code pages of names that are not UTF-8.
///
/// CP437 is the default of the format, CP850 that of Windows in Germany; some programs write CP1252. One program writes
/// an archive, so all names have the same code page. The code page with the most letters is chosen; German letters
/// count more. CP437 and CP850 have the same umlauts; when no other letters occur, CP437 is chosen.
enum CodePage: CaseIterable {
    case cp437, cp850, cp1252

    /// The code page that gives the most letters in all names.
    init(of names: [[UInt8]]) {
        var best = (page: Self.cp437, score: Int.min)
        for page in Self.allCases {
            let score = names.reduce(0) { $0 + page.score($1) }
            if score > best.score { best = (page, score) }
        }
        self = best.page
    }

    func decode(_ bytes: [UInt8]) -> String {
        let table = table
        return String(String.UnicodeScalarView(bytes.map { $0 < 0x80 ? Unicode.Scalar($0) : table[Int($0) - 0x80] }))
    }

    private func score(_ name: [UInt8]) -> Int {
        let table = table
        return name.reduce(0) { sum, byte in byte < 0x80 ? sum : sum + Self.score(table[Int(byte) - 0x80]) }
    }

    private static func score(_ scalar: Unicode.Scalar) -> Int {
        if "äöüÄÖÜß".unicodeScalars.contains(scalar) { return 4 }
        // Counts Greek letters as symbols, since file names of planners do not have them.
        let isLatin = scalar.value < 0x250 && scalar.properties.isAlphabetic
        return isLatin || "§–²³".unicodeScalars.contains(scalar) ? 1 : -2
    }

    /// The characters of the bytes 0x80 and above.
    private var table: [Unicode.Scalar] {
        switch self {
        case .cp437: Self.upper437
        case .cp850: Self.upper850
        case .cp1252: Self.upper1252
        }
    }

    private static let upper437 = Array(
        ("ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒ"
            + "áíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐"
            + "└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀"
            + "αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u{A0}")
            .unicodeScalars)

    private static let upper850 = Array(
        ("ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒ"
            + "áíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐"
            + "└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀"
            + "ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u{AD}±‗¾¶§÷¸°¨·¹³²■\u{A0}")
            .unicodeScalars)

    /// ISO 8859-1 except for the first 32 characters, of which five are undefined.
    private static let upper1252 =
        Array("€\u{FFFD}‚ƒ„…†‡ˆ‰Š‹Œ\u{FFFD}Ž\u{FFFD}\u{FFFD}‘’“”•–—˜™š›œ\u{FFFD}žŸ".unicodeScalars)
        + (UInt8(0xA0)...0xFF).map { Unicode.Scalar($0) }
}
