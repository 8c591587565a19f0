import Foundation
import SimpleFeatures
import Testing
import VectorIO

struct TextFaultTests {
    /// "Größe" and "Straße" in the bytes of three encodings.
    private static let windows: [[UInt8]] = [
        [0x47, 0x72, 0xF6, 0xDF, 0x65], [0x53, 0x74, 0x72, 0x61, 0xDF, 0x65],
    ]
    private static let dos: [[UInt8]] = [
        [0x47, 0x72, 0x94, 0xE1, 0x65], [0x53, 0x74, 0x72, 0x61, 0xE1, 0x65],
    ]
    private static let utf8: [[UInt8]] = [Array("Größe".utf8), Array("Straße".utf8)]

    struct Case: Sendable, CustomStringConvertible {
        let description: String
        let bytes: [[UInt8]]
        var languageByte: UInt8 = 0
        var cpg: String?
        let encoding: SourceEncoding
        let fault: SourceFault?
    }

    static let cases = [
        Case(
            description: "DOS, and nobody says so", bytes: dos, encoding: SourceEncoding(name: "CP850", rule: .content),
            fault: SourceFault(.encodingGuessed, file: "sites.dbf", value: "CP850")),
        Case(
            description: "DOS, said to be Windows", bytes: dos, languageByte: 0x57,
            encoding: SourceEncoding(name: "CP850", rule: .content),
            fault: SourceFault(.languageByteContradicted, file: "sites.dbf", value: "CP1252", detail: "CP850")),
        Case(
            description: "Windows, said to be DOS", bytes: windows, languageByte: 0x02,
            encoding: SourceEncoding(name: "CP1252", rule: .content),
            fault: SourceFault(.languageByteContradicted, file: "sites.dbf", value: "CP850", detail: "CP1252")),
        Case(
            description: "Windows, with a .cpg that says UTF-8", bytes: windows, cpg: "UTF-8",
            encoding: SourceEncoding(name: "CP1252", rule: .content),
            fault: SourceFault(.cpgContradicted, file: "sites.cpg", value: "UTF-8", detail: "CP1252")),
        Case(
            description: "UTF-8, with a .cpg that says Windows", bytes: utf8, cpg: "1252",
            encoding: SourceEncoding(name: "UTF-8", rule: .content),
            fault: SourceFault(.cpgContradicted, file: "sites.cpg", value: "CP1252", detail: "UTF-8")),
        Case(
            description: "a .cpg of nobody's", bytes: utf8, cpg: "Klingon",
            encoding: SourceEncoding(name: "UTF-8", rule: .strictUTF8),
            fault: SourceFault(.cpgUnknown, file: "sites.cpg", value: "Klingon")),
        Case(
            description: "UTF-8, and a .cpg that says so", bytes: utf8, languageByte: 0x57, cpg: "UTF-8",
            encoding: SourceEncoding(name: "UTF-8", rule: .cpgFile), fault: nil),
        Case(
            description: "Windows, said to be Windows", bytes: windows, languageByte: 0x57,
            encoding: SourceEncoding(name: "CP1252", rule: .languageByte), fault: nil),
    ]

    @Test(arguments: cases) func `text is decoded by its bytes where the files are wrong`(_ example: Case) throws {
        let folder = try TemporaryFolder()
        var maker = ShapefileMaker.squares(["", ""])
        maker.table.rows = example.bytes.map { [$0] }
        maker.table.languageByte = example.languageByte
        let path = try maker.write(in: folder)
        if let cpg = example.cpg { try folder.write("sites.cpg", cpg.utf8) }
        let dataset = try VectorDataset(path: path)
        let layer = try dataset.layers()[0]
        #expect(layer.encoding == example.encoding)
        var told: [SourceFault] = []
        var texts: [PropertyValue] = []
        try dataset.forEachFeature(in: layer, warn: { told.append($0) }, { texts += $0.values })
        #expect(told == [example.fault].compactMap(\.self))
        #expect(texts == [.string("Größe"), .string("Straße")])
    }

    static let faults: [FaultCase] = [
        FaultCase(
            "an encoding of nobody's", SourceFault(.encodingUnknown, file: "sites.dbf", value: "Klingon"),
            encoding: "Klingon"
        ) {
            try squares(Array("a".utf8)).write(in: $0)
        },
        FaultCase(
            "Windows' bytes, told to be UTF-8",
            SourceFault(.textUndecodable, file: "sites.dbf", row: 1, field: "NAME", value: "Gr\u{FFFD}\u{FFFD}e"),
            rows: [1], encoding: "UTF-8"
        ) {
            try squares(windows[0]).write(in: $0)
        },
        FaultCase(
            "text that was spoilt before",
            SourceFault(.textMojibake, file: "sites.dbf", row: 1, field: "NAME", value: "StraÃŸe"), rows: [1]
        ) {
            try squares(Array("StraÃŸe".utf8)).write(in: $0)
        },
        FaultCase(
            "an umlaut cut in half",
            SourceFault(.textCut, file: "sites.dbf", row: 1, field: "NAME", value: "Süd-Gewerbegebiet G"), rows: [1]
        ) { folder in
            // 20 bytes; the last is the first half of an ö.
            let whole = Array("Süd-Gewerbegebiet Gö".utf8)
            var maker = squares(Array(whole.prefix(20)))
            maker.table.fields[0].width = 21
            maker.table.rows[0][0] = Array(whole.prefix(21))
            return try maker.write(in: folder)
        },
    ]

    @Test(arguments: faults) func `doubtful text is reported and kept`(_ example: FaultCase) throws {
        try example.check()
    }

    private static func squares(_ name: [UInt8]) -> ShapefileMaker {
        var maker = ShapefileMaker.squares([""])
        maker.table.rows = [[name]]
        return maker
    }
}
