/// Translates names of encodings into those of iconv.
enum EncodingName {
    /// The name in iconv for a name in a `.cpg` or an option (`1252`, `ANSI 1252`, `88591`, `LDID/87`); `nil` when GDAL
    /// cannot decode it.
    static func known(_ name: String) -> String? {
        guard let normalised = normalised(name), GDAL.decodes(normalised) else { return nil }
        return normalised
    }

    static func normalised(_ name: String) -> String? {
        let line = name.prefix { !$0.isNewline }.filter { $0 != "\u{FEFF}" && $0 != "\0" }
        let trimmed = line.uppercased().split(separator: " ").joined(separator: " ")
        let letters = trimmed.filter { $0.isASCII && ($0.isLetter || $0.isNumber) }
        if let name = aliases[letters] { return name }
        if letters.hasPrefix("LDID") { return UInt8(letters.dropFirst(4)).flatMap { ofLanguageByte[$0] } }
        let prefix = prefixes.first { letters.hasPrefix($0) } ?? ""
        let number = letters.dropFirst(prefix.count)
        guard !number.isEmpty, number.allSatisfy(\.isNumber) else { return plain(trimmed) }
        if number.hasPrefix("8859") { return "ISO-8859-\(number.dropFirst(4))" }
        return number == "65001" ? "UTF-8" : "CP\(number)"
    }

    /// The name if it is plain; else `nil`. For iconv, an empty name is the encoding of the process, and slashes begin
    /// options.
    private static func plain(_ name: String) -> String? {
        let isPlain = name.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "-_.".contains($0)) }
        return isPlain && name.contains(where: \.isLetter) ? name : nil
    }

    private static let prefixes = ["CODEPAGE", "WINDOWS", "ANSI", "WIN", "ISO", "OEM", "IBM", "CP", "MS"]

    private static let aliases = [
        "UTF8": "UTF-8", "ANSI": "CP1252", "ASCII": "CP1252", "USASCII": "CP1252",
        "LATIN1": "ISO-8859-1", "LATIN2": "ISO-8859-2", "LATIN9": "ISO-8859-15",
    ]

    /// The encodings by language driver ID of dBASE and FoxPro. "ANSI" there is the Windows code page, not ISO 8859-1.
    static let ofLanguageByte: [UInt8: String] = [
        0x01: "CP437", 0x02: "CP850", 0x03: "CP1252", 0x08: "CP865", 0x09: "CP437", 0x0A: "CP850",
        0x0B: "CP437", 0x0D: "CP437", 0x0E: "CP850", 0x0F: "CP437", 0x10: "CP850", 0x11: "CP437",
        0x12: "CP850", 0x13: "CP932", 0x14: "CP850", 0x15: "CP437", 0x16: "CP850", 0x17: "CP865",
        0x18: "CP437", 0x19: "CP437", 0x1A: "CP850", 0x1B: "CP437", 0x1C: "CP863", 0x1D: "CP850",
        0x1F: "CP852", 0x22: "CP852", 0x23: "CP852", 0x24: "CP860", 0x25: "CP850", 0x26: "CP866",
        0x37: "CP850", 0x40: "CP852", 0x4D: "CP936", 0x4E: "CP949", 0x4F: "CP950", 0x50: "CP874",
        0x57: "CP1252", 0x58: "CP1252", 0x59: "CP1252", 0x64: "CP852", 0x65: "CP866", 0x66: "CP865",
        0x67: "CP861", 0x6A: "CP737", 0x6B: "CP857", 0x6C: "CP863", 0x78: "CP950", 0x79: "CP949",
        0x7A: "CP936", 0x7B: "CP932", 0x7C: "CP874", 0x86: "CP737", 0x87: "CP852", 0x88: "CP857",
        0xC8: "CP1250", 0xC9: "CP1251", 0xCA: "CP1254", 0xCB: "CP1253", 0xCC: "CP1257",
    ]
}
