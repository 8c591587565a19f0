import SimpleFeatures
import Testing

@testable import VectorIO

struct EncodingTests {
    struct Case: Sendable, CustomStringConvertible {
        let file: String
        let encoding: SourceEncoding
        var description: String { file }

        init(_ file: String, _ name: String, _ rule: SourceEncoding.Rule) {
            self.file = file
            encoding = SourceEncoding(name: name, rule: rule)
        }
    }

    static let cases = [
        Case("latin1", "CP1252", .languageByte), Case("cp850", "CP850", .languageByte),
        Case("utf8_cpg", "UTF-8", .cpgFile), Case("ansi_cpg", "CP1252", .cpgFile),
        Case("utf8_bare", "UTF-8", .strictUTF8), Case("latin1_bare", "CP1252", .fallback),
        Case("unknown_cpg", "CP1252", .languageByte),
    ]

    @Test(arguments: ["UTF-8", "CP1252", "CP850", "CP932"])
    func `NUL within a text is replaced, and NUL at its end is padding`(encoding: String) {
        let decoder = TextDecoder(encoding)
        let within = decoder.decode(Array("Gro\0e Strasse".utf8)[...], isWide: false)
        #expect(within.text == "Gro\u{FFFD}e Strasse")
        #expect(within.isDamaged)
        let filled = decoder.decode(Array("\0Strasse\0\0".utf8)[...], isWide: true)
        #expect(filled.text == "Strasse")
        #expect(!filled.isDamaged)
        #expect(decoder.decode([0, 0], isWide: true).text.isEmpty)
    }

    @Test(arguments: cases)
    func `text is decoded by the first rule that applies`(_ example: Case) throws {
        let dataset = try Fixture.dataset("encoding/\(example.file).shp")
        #expect(try dataset.layers()[0].encoding == example.encoding)
        #expect(try dataset.features()[0].values == [.string("Süd-Straße Größe")])
    }

    @Test func `a field's name is decoded like its values`() throws {
        #expect(try Fixture.dataset("encoding/latin1.shp").layers()[0].fields.map(\.name) == ["KüRZEL"])
    }

    @Test func `an explicit encoding overrides the files`() throws {
        let dataset = try Fixture.dataset("encoding/utf8_cpg.shp", encoding: "windows-1252")
        #expect(try dataset.layers()[0].encoding == SourceEncoding(name: "CP1252", rule: .option))
        #expect(try dataset.features()[0].values == [.string("SÃ¼d-StraÃŸe GrÃ¶ÃŸe")])
    }

    @Test func `an unknown explicit encoding is refused by name`() throws {
        let fault = #expect(throws: SourceFault.self) {
            try Fixture.dataset("encoding/utf8_bare.shp", encoding: "Klingon").layers()
        }
        #expect(fault == SourceFault(.encodingUnknown, file: "utf8_bare.dbf", value: "Klingon"))
    }

    @Test func `a truncated umlaut does not change the encoding of other text`() throws {
        let dataset = try Fixture.dataset("encoding/cut_utf8.shp")
        #expect(try dataset.layers()[0].encoding?.rule == .strictUTF8)
        #expect(try dataset.features().map(\.values) == [[.string("Größe 12")], [.string("ä")]])
    }

    @Test(arguments: [
        ("UTF-8", "UTF-8"), ("utf8\r\n", "UTF-8"), ("\u{FEFF}UTF-8", "UTF-8"), ("65001", "UTF-8"), ("1252", "CP1252"),
        ("CP1252", "CP1252"), ("ANSI 1252", "CP1252"), ("windows-1252", "CP1252"), ("88591", "ISO-8859-1"),
        ("ISO-8859-15", "ISO-8859-15"), ("ISO 8859-1", "ISO-8859-1"), ("8859_1", "ISO-8859-1"),
        ("latin1", "ISO-8859-1"),
        ("LDID/87", "CP1252"), ("OEM 850", "CP850"), ("big5", "BIG5"),
    ])
    func `the names of an encoding become its name in iconv`(said: String, name: String) {
        #expect(EncodingName.known(said) == name)
    }

    @Test(arguments: [
        "", " \n", "SYSTEM", "LDID/999", "LDID/", "9999999999999999999999", "\0\0", "\u{1F600}", "../../etc/codes",
        "UTF-8//IGNORE", "//",
    ])
    func `an unknown encoding is ignored`(said: String) {
        #expect(EncodingName.known(said) == nil)
    }

    @Test func `the encoding of every language driver ID can be decoded`() {
        for (byte, name) in EncodingName.ofLanguageByte { #expect(GDAL.decodes(name), "byte \(byte)") }
    }
}
