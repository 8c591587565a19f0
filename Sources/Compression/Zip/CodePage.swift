/// The code pages in which German programs write names without saying so.
///
/// CP437 is what the format says; CP850 is what Windows in Germany packs with; CP1252 is what careless programs write.
/// An archive is written by one program, so all its names are read alike: in the code page in which they have the most
/// letters, and German ones above all. In the first two the umlauts are the same bytes; where nothing else tells them
/// apart, it is the format's.
enum CodePage: CaseIterable {
    case cp437, cp850, cp1252

    /// The code page in which all these names read best.
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
        // Greek letters are symbols here: no planner writes them into a file's name.
        let isLatin = scalar.value < 0x250 && scalar.properties.isAlphabetic
        return isLatin || "§–²³".unicodeScalars.contains(scalar) ? 1 : -2
    }

    /// The characters of the bytes from 0x80 on.
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

    /// ISO 8859-1 but for the first 32, of which five are not used.
    private static let upper1252 =
        Array("€\u{FFFD}‚ƒ„…†‡ˆ‰Š‹Œ\u{FFFD}Ž\u{FFFD}\u{FFFD}‘’“”•–—˜™š›œ\u{FFFD}žŸ".unicodeScalars)
        + (UInt8(0xA0)...0xFF).map { Unicode.Scalar($0) }
}
