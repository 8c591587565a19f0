import Codecs
import SimpleFeatures
import Testing

struct JSONStringTests {
    @Test(arguments: [
        (#""Gr\u00f6\u00DFe""#, "Größe"), (#""\ud83c\udfed\n""#, "🏭\n"), (#""\"\\\/\b\f\r\t""#, "\"\\/\u{8}\u{C}\r\t"),
        (#""""#, ""), (#"ohne"#, "ohne"),
    ])
    func `escapes become their characters`(json: String, text: String) throws {
        let bytes = Array(json.utf8)
        for checks in [JSONString.Checks.strict, .tolerant] {
            #expect(try JSONString.text(in: bytes, at: 0..<bytes.count, checks) == text)
        }
    }

    @Test(arguments: [
        (#""\ud800""#, CodecError(.characterInvalid, at: 1), "\u{FFFD}"),
        (#""\udc00x""#, CodecError(.characterInvalid, at: 1), "\u{FFFD}x"),
        (#""\q""#, CodecError(.escapeInvalid, at: 1), "q"), ("\"a\tb\"", CodecError(.controlCharacter, at: 2), "a\tb"),
        (#""\u0000""#, CodecError(.characterInvalid, at: 1), "\0"),
    ])
    func `a malformed string is refused strictly and read tolerantly`(
        json: String, error: CodecError, tolerated: String
    ) throws {
        let bytes = Array(json.utf8)
        #expect(throws: error) { try JSONString.text(in: bytes, at: 0..<bytes.count, .strict) }
        #expect(try JSONString.text(in: bytes, at: 0..<bytes.count, .tolerant) == tolerated)
    }

    @Test func `an incomplete Unicode escape is always refused`() {
        let bytes = Array(#""\u00"#.utf8)
        #expect(throws: CodecError(.unicodeEscapeIncomplete, at: 1)) {
            try JSONString.text(in: bytes, at: 0..<bytes.count, .tolerant)
        }
    }
}
