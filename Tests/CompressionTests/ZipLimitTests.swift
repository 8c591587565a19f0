import Foundation
import Testing
import Compression

struct ZipLimitTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let limits: ZipLimits
        let kind: ZipFault.Kind
        let value: String

        var testDescription: String { kind.rawValue }
    }

    /// For an archive of three files of 1,000, 2,000 and 3,000 bytes.
    static let cases = [
        Case(limits: ZipLimits(entries: 2), kind: .tooManyEntries, value: "3"),
        Case(limits: ZipLimits(entryBytes: 2_999), kind: .entryTooLarge, value: "3000"),
        Case(limits: ZipLimits(totalBytes: 5_999), kind: .tooLarge, value: "6000"),
        Case(limits: ZipLimits(freeDiskBytes: .max), kind: .diskFull, value: "1000"),
    ]

    @Test(arguments: cases)
    func `an archive above the limits is refused before anything is unpacked`(example: Case) throws {
        let folder = try TemporaryFolder()
        var zip = try ZipWriter(path: folder.path("a.zip"))
        for size in 1...3 { try zip.add("\(size)", Array(repeating: 0, count: size * 1_000)) }
        try zip.finish()
        let fault = try #require(throws: ZipFault.self) { try unpack("a.zip", in: folder, example.limits) }
        #expect(fault.kind == example.kind)
        #expect(fault.value == example.value)
        let unpacked = try FileManager.default.subpathsOfDirectory(atPath: folder.path("out"))
        #expect(try unpacked.allSatisfy { try folder.bytes("out/\($0)").isEmpty })
    }

    @Test func `an archive at exactly the limits is unpacked`() throws {
        let folder = try TemporaryFolder()
        var zip = try ZipWriter(path: folder.path("a.zip"))
        for size in 1...3 { try zip.add("\(size)", Array(repeating: 0, count: size * 1_000)) }
        try zip.finish()
        try unpack("a.zip", in: folder, ZipLimits(entryBytes: 3_000, totalBytes: 6_000, entries: 3))
        #expect(try folder.bytes("out/3").count == 3_000)
    }

    @Test func `a correct file that compresses 700 to one is unpacked`() throws {
        let folder = try TemporaryFolder()
        var zip = try ZipWriter(path: folder.path("a.zip"))
        let blanks = [UInt8](repeating: 0x20, count: 20 << 20)
        try zip.add("a.dbf", blanks)
        try zip.finish()
        #expect(try folder.bytes("a.zip").count < blanks.count / 700)
        try unpack("a.zip", in: folder, ZipLimits())
        #expect(try folder.bytes("out/a.dbf") == blanks)
    }

    /// A deflated file whose heads lie alike.
    private func deflated(_ change: (inout HandmadeZip.Entry) -> Void) throws -> [UInt8] {
        let folder = try TemporaryFolder()
        var zip = try ZipWriter(path: folder.path("a.zip"))
        try zip.add("a", Array(repeating: 0x20, count: 100_000))
        try zip.finish()
        let bytes = try folder.bytes("a.zip")
        let packedSize = bytes[18..<22].reversed().reduce(0) { $0 << 8 | Int($1) }
        var entry = HandmadeZip.Entry("a", Array(bytes[31..<31 + packedSize]))
        (entry.method, entry.size, entry.checksum) = (8, 100_000, crc32(Array(repeating: 0x20, count: 100_000)))
        change(&entry)
        return HandmadeZip(entry).bytes
    }

    @Test func `a file that unpacks to more than the stated size is stopped`() throws {
        let folder = try TemporaryFolder()
        try folder.write("a.zip", try deflated { $0.size = 1_000 })
        let fault = try #require(throws: ZipFault.self) { try unpack("a.zip", in: folder, ZipLimits()) }
        #expect(fault.kind == .wrongSize)
        #expect(fault.value == "1000")
        #expect(try folder.bytes("out/a").count <= 1_000)
    }

    @Test func `a file that unpacks to less than the stated size is refused`() throws {
        let folder = try TemporaryFolder()
        try folder.write("a.zip", try deflated { $0.size = 100_001 })
        #expect(try #require(throws: ZipFault.self) { try unpack("a.zip", in: folder, ZipLimits()) }.kind == .wrongSize)
    }

    @Test func `a wrong checksum is refused, stored or deflated`() throws {
        let folder = try TemporaryFolder()
        let stored = HandmadeZip(HandmadeZip.Entry("a").with { $0.checksum = 7 }).bytes
        for bytes in [stored, try deflated { $0.checksum = 7 }] {
            try folder.write("a.zip", bytes)
            let fault = try #require(throws: ZipFault.self) { try unpack("a.zip", in: folder, ZipLimits()) }
            #expect(fault.kind == .checksum && fault.entry == "a")
            try FileManager.default.removeItem(atPath: folder.path("out"))
        }
    }

    @Test func `compressed bytes that are truncated, damaged or followed by others are refused`() throws {
        for change: (inout HandmadeZip.Entry) -> Void in [
            { $0.packed.removeLast(4) }, { $0.packed[3] ^= 0xFF }, { $0.packed += [1, 2, 3] }, { $0.packed = [] },
        ] {
            let folder = try TemporaryFolder()
            let bytes = try deflated {
                change(&$0)
                $0.packedSize = UInt32($0.packed.count)
            }
            try folder.write("a.zip", bytes)
            let fault = try #require(throws: ZipFault.self) { try unpack("a.zip", in: folder, ZipLimits()) }
            #expect([.damaged, .wrongSize, .checksum].contains(fault.kind))
        }
    }

    /// An archive of one deflated file of zeros after its first bytes.
    private func zeros(_ name: String, _ size: Int, beginning head: [UInt8] = [], with others: [String: [UInt8]] = [:])
        throws -> TemporaryFolder
    {
        let folder = try TemporaryFolder()
        var zip = try ZipWriter(path: folder.path("a.zip"))
        try zip.add(name, head + [UInt8](repeating: 0x20, count: size - head.count))
        for (name, bytes) in others { try zip.add(name, bytes) }
        try zip.finish()
        return folder
    }

    private static let strict = ZipLimits(amplification: 200, amplifiedBytes: 1 << 20)

    @Test(arguments: ["a.csv", "a.geojson", "a.shp", "a.gpkg", "a.dbf"])
    func `a large file that compresses far too well is refused before it is unpacked`(name: String) throws {
        let folder = try zeros(name, 4 << 20)
        let fault = try #require(throws: ZipFault.self) { try unpack("a.zip", in: folder, Self.strict) }
        #expect(fault.kind == .amplified)
        #expect(fault.entry == name)
        #expect(fault.value == "4194304")
        #expect(fault.limit == 1 << 20)
        #expect(try FileManager.default.subpathsOfDirectory(atPath: folder.path("out")).isEmpty)
    }

    @Test func `a table may be as large as its rows, one for each record of the index`() throws {
        // 41,943 rows of 100 bytes after a header of 65 bytes.
        let head: [UInt8] = [3, 126, 1, 1, 0xD7, 0xA3, 0, 0, 65, 0, 100, 0]
        let index = [UInt8](repeating: 0, count: 100 + 41_943 * 8)
        let size = 65 + 41_943 * 100 + 1
        let honest = try zeros("A.DBF", size, beginning: head, with: ["a.shx": index])
        try unpack("a.zip", in: honest, Self.strict)
        #expect(try honest.bytes("out/A.DBF").count == size)
        let larger = try zeros("A.DBF", size + (1 << 20), beginning: head, with: ["a.shx": index])
        #expect(
            try #require(throws: ZipFault.self) { try unpack("a.zip", in: larger, Self.strict) }.kind == .amplified)
    }

    @Test func `all files together are limited by the size of the delivered archive`() throws {
        let folder = try TemporaryFolder()
        var zip = try ZipWriter(path: folder.path("a.zip"))
        for number in 1...3 { try zip.add("\(number).csv", [UInt8](repeating: 0x20, count: 1 << 20)) }
        try zip.finish()
        var budget = ZipBudget(ZipLimits(amplifiedBytes: 1 << 20))
        try Data(count: 1000).write(to: URL(filePath: folder.path("delivered")))
        try budget.add(deliveredArchive: folder.path("delivered"))
        let reader = try ZipReader(path: folder.path("a.zip"), label: "a.zip", budget: &budget)
        let fault = #expect(throws: ZipFault.self) {
            try reader.unpack(reader.entries, into: folder.path, budget: &budget)
        }
        #expect(fault?.kind == .amplified)
        #expect(fault?.limit == 1 << 20)
    }

    private func unpack(_ name: String, in folder: TemporaryFolder, _ limits: ZipLimits) throws {
        try FileManager.default.createDirectory(atPath: folder.path("out"), withIntermediateDirectories: true)
        var budget = ZipBudget(limits)
        let zip = try ZipReader(path: folder.path(name), label: name, budget: &budget)
        try zip.unpack(zip.entries, into: folder.path("out"), budget: &budget)
    }
}
