import Testing

@testable import FeaturesAPI

struct MultipartParserTests {
    @Test(arguments: Form.good)
    func `a form is parsed into its parts`(form: Form) throws {
        #expect(try parts(of: form.bytes, in: [form.bytes.count]) == form.parts)
    }

    @Test(arguments: Form.good)
    func `the parts of a form do not depend on how it is split`(form: Form) throws {
        for size in 1...form.bytes.count {
            #expect(try parts(of: form.bytes, in: [size]) == form.parts, "pieces of \(size)")
        }
        for first in 0...form.bytes.count {
            #expect(try parts(of: form.bytes, in: [first, form.bytes.count]) == form.parts, "cut at \(first)")
        }
    }

    @Test(arguments: Form.bad)
    func `a broken form is refused with the same message, whole or in pieces`(form: Form) throws {
        let refusal = try #require(throws: MultipartError.self) { try parts(of: form.bytes, in: [form.bytes.count]) }
        for size in 1...min(64, form.bytes.count) {
            #expect(throws: refusal) { try parts(of: form.bytes, in: [size]) }
        }
    }

    /// A form with bytes taken out, put in and changed at random: whatever comes of it comes of it in pieces, too.
    @Test(arguments: 0..<40)
    func `random bytes never break the parser`(seed: UInt64) throws {
        var random = Noise(state: seed)
        for form in Form.good {
            var bytes = form.bytes
            for _ in 0..<Int.random(in: 1...6, using: &random) { random.change(&bytes) }
            let whole = Result { try parts(of: bytes, in: [max(1, bytes.count)]) }
            let sizes = (0..<5).map { _ in Int.random(in: 1...20, using: &random) }
            let pieces = Result { try parts(of: bytes, in: sizes) }
            switch (whole, pieces) {
            case (.success(let a), .success(let b)): #expect(a == b)
            case (.failure(let a), .failure(let b)): #expect(a as? MultipartError == b as? MultipartError)
            default: Issue.record("whole: \(whole), in pieces of \(sizes): \(pieces)")
            }
        }
    }

    /// Quadratic work would take hours here.
    @Test(arguments: ["\r\n--", "\r", "\r\n--boundar", "-", "\n"])
    func `text similar to a delimiter is data`(text: String) throws {
        let data = String(repeating: text, count: 300_000 / text.utf8.count)
        let form = Form(name: "many", text: Form.file("a", data) + "--boundary--", parts: [])
        let parts = try parts(of: form.bytes, in: [1021])
        #expect(parts.map(\.data) == [Array(data.utf8)])
    }

    @Test(arguments: ["", " ", "ends with space ", "ä", String(repeating: "b", count: 71), "a\"b", "a\rb"])
    func `an invalid boundary is refused`(boundary: String) {
        #expect(MultipartParser(boundary: boundary) == nil)
    }

    @Test func `a form has a hundred parts at most, and short headers`() throws {
        let many = String(repeating: Form.field("a", "1"), count: 100)
        #expect(try parts(of: Array((many + "--boundary--").utf8), in: [4096]).count == 100)
        let refused = [
            many + Form.field("a", "1") + "--boundary--",
            "--boundary\r\nX: \(String(repeating: "x", count: 20_000))\r\n\r\n\r\n--boundary--",
            String(repeating: "preamble", count: 3000) + Form.field("a", "1") + "--boundary--",
        ]
        for text in refused {
            #expect(throws: MultipartError.self) { try parts(of: Array(text.utf8), in: [4096]) }
        }
    }

    private func parts(of bytes: [UInt8], in sizes: [Int]) throws -> [Form.Part] {
        var parser = try #require(MultipartParser(boundary: "boundary"))
        var parts: [Form.Part] = []
        var (rest, turn, open) = (bytes[...], 0, false)
        while !rest.isEmpty {
            let piece = rest.prefix(sizes[turn % sizes.count])
            rest = rest.dropFirst(piece.count)
            turn += 1
            for event in try parser.feed(Array(piece)) {
                switch event {
                case .part(let header):
                    #expect(!open)
                    open = true
                    parts.append(Form.Part(header.name, header.fileName, []))
                case .data(let data):
                    #expect(open && !data.isEmpty)
                    parts[parts.count - 1].data += data
                case .endOfPart:
                    #expect(open)
                    open = false
                }
            }
        }
        try parser.finish()
        return parts
    }
}

/// A form as bytes, and what is in it.
struct Form: Sendable, CustomTestStringConvertible {
    let name: String
    let bytes: [UInt8]
    var parts: [Part] = []

    struct Part: Hashable, Sendable {
        let name: String
        let fileName: String?
        var data: [UInt8]

        init(_ name: String, _ fileName: String?, _ data: [UInt8]) {
            self.name = name
            self.fileName = fileName
            self.data = data
        }
    }

    var testDescription: String { name }

    init(name: String, text: String, parts: [Part] = []) {
        self.name = name
        bytes = Array(text.utf8)
        self.parts = parts
    }

    static func field(_ name: String, _ text: String) -> String {
        "--boundary\r\nContent-Disposition: form-data; name=\"\(name)\"\r\n\r\n\(text)\r\n"
    }

    static func file(_ name: String, _ text: String) -> String {
        "--boundary\r\nContent-Disposition: form-data; name=\"file\"; filename=\"\(name)\"\r\n"
            + "Content-Type: application/zip\r\n\r\n\(text)\r\n"
    }

    private static func one(_ name: String, _ disposition: String, _ fieldName: String, _ fileName: String?) -> Form {
        Form(
            name: name,
            text: "--boundary\r\nContent-Disposition: form-data; \(disposition)\r\n\r\nx\r\n--boundary--\r\n",
            parts: [Part(fieldName, fileName, [0x78])])
    }

    static let good: [Form] = [
        Form(
            name: "a field and a file",
            text: field("layer", "sites") + file("sites.zip", "PK\r\n--bound") + "--boundary--\r\n",
            parts: [Part("layer", nil, Array("sites".utf8)), Part("file", "sites.zip", Array("PK\r\n--bound".utf8))]),
        Form(
            name: "preamble and epilogue", text: "Words.\r\n" + field("a", "\r\n") + "--boundary--\r\nMore words.",
            parts: [Part("a", nil, [13, 10])]),
        Form(
            name: "space behind the boundary",
            text: "--boundary \t\r\nContent-Disposition: form-data; name=a\r\n\r\n1\r\n--boundary--",
            parts: [Part("a", nil, [0x31])]),
        Form(
            name: "empty parts",
            text: field("a", "") + "--boundary\r\ncontent-disposition:form-data;name=b\r\n\r\n--boundary--",
            parts: [Part("a", nil, []), Part("b", nil, [])]),
        Form(name: "no part", text: "--boundary--\r\n"),
        Form(
            name: "a folded header",
            text: "--boundary\r\nContent-Disposition: form-data;\r\n name=\"a\"\r\n\r\n1\r\n--boundary--",
            parts: [Part("a", nil, [0x31])]),
        Form(
            name: "near misses", text: field("a", "\r\r\n\r\n-\r\n--boundar\r\n--\r\n--bbb--boundary") + "--boundary--",
            parts: [Part("a", nil, Array("\r\r\n\r\n-\r\n--boundar\r\n--\r\n--bbb--boundary".utf8))]),
        one("UTF-8", "name=\"Fläche\"; filename=\"Gewerbeflächen.zip\"", "Fläche", "Gewerbeflächen.zip"),
        one("an extended name", "name=f; filename=\"x.zip\"; filename*=UTF-8''Fl%C3%A4chen.zip", "f", "Flächen.zip"),
        one("quoted pairs", #"name="a\"b\\c"; filename="C:\new\a.zip""#, #"a"b\c"#, #"C:\new\a.zip"#),
        one("no file chosen", "name=f; filename=\"\"", "f", ""),
    ]

    static let bad: [Form] = [
        Form(name: "nothing", text: " "),
        Form(name: "no closing delimiter", text: field("a", "1")),
        Form(name: "half a closing delimiter", text: field("a", "1") + "--boundary-"),
        Form(name: "another boundary", text: "--other\r\nContent-Disposition: form-data; name=a\r\n\r\n1\r\n--other--"),
        Form(name: "a boundary that goes on", text: field("a", "1") + "--boundaryX\r\n"),
        Form(name: "no disposition", text: "--boundary\r\nContent-Type: text/plain\r\n\r\n1\r\n--boundary--"),
        Form(name: "no header", text: "--boundary\r\n\r\n1\r\n--boundary--"),
        Form(name: "no name", text: "--boundary\r\nContent-Disposition: form-data\r\n\r\n1\r\n--boundary--"),
        Form(
            name: "an attachment",
            text: "--boundary\r\nContent-Disposition: attachment; name=a\r\n\r\n1\r\n--boundary--"),
        Form(
            name: "two names",
            text: "--boundary\r\nContent-Disposition: form-data; name=a; name=b\r\n\r\n1\r\n--boundary--"),
        Form(
            name: "an open quote",
            text: "--boundary\r\nContent-Disposition: form-data; name=\"a\r\n\r\n1\r\n--boundary--"),
        Form(name: "lines without CR", text: "--boundary\nContent-Disposition: form-data; name=a\n\n1\n--boundary--"),
        Form(
            name: "an LF in the header",
            text: "--boundary\r\n\nContent-Disposition: form-data; name=a\r\n\r\n1\r\n--boundary--"),
        Form(
            name: "a control character",
            text: "--boundary\r\nContent-Disposition: form-data; name=\"a\0b\"\r\n\r\n1\r\n--boundary--"),
        Form(
            name: "base64",
            text:
                "--boundary\r\nContent-Disposition: form-data; name=a\r\nContent-Transfer-Encoding: base64\r\n\r\nMQ==\r\n--boundary--"
        ),
        Form(name: "a line without colon", text: "--boundary\r\nContent-Disposition\r\n\r\n1\r\n--boundary--"),
        Form(
            name: "a header twice",
            text:
                "--boundary\r\nContent-Disposition: form-data; name=a\r\ncontent-disposition: form-data; name=b\r\n\r\n1\r\n--boundary--"
        ),
    ]
}

/// The same random numbers for the same seed, and changes to bytes by them.
private struct Noise: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    mutating func change(_ bytes: inout [UInt8]) {
        let place = Int.random(in: 0..<bytes.count, using: &self)
        switch Int.random(in: 0..<4, using: &self) {
        case 0 where bytes.count > 1: bytes.remove(at: place)
        case 1: bytes.insert(contentsOf: bytes[place...].prefix(12), at: place)
        case 2: bytes[place] = [13, 10, 45, 0, 34, 59, 61, 255].randomElement(using: &self) ?? 0
        default: bytes[place] = UInt8.random(in: 0...255, using: &self)
        }
    }
}
