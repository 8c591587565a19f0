import Foundation
import Testing
import Compression

/// Inconsistent archives: each is refused with its kind of fault.
struct ZipRefusalTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let kind: ZipFault.Kind
        let value: String?
        let bytes: [UInt8]

        init(_ name: String, _ kind: ZipFault.Kind, _ value: String? = nil, bytes: [UInt8]) {
            testDescription = name
            self.kind = kind
            self.value = value
            self.bytes = bytes
        }

        init(_ name: String, _ kind: ZipFault.Kind, _ value: String? = nil, of zip: HandmadeZip) {
            self.init(name, kind, value, bytes: zip.bytes)
        }
    }

    private typealias Entry = HandmadeZip.Entry

    private static func zip(_ change: (inout Entry) -> Void) -> HandmadeZip { HandmadeZip(Entry("a.shp").with(change)) }

    private static func archive(_ change: (inout HandmadeZip) -> Void) -> HandmadeZip {
        var zip = HandmadeZip(Entry("a.shp"), Entry("b.shp"))
        change(&zip)
        return zip
    }

    private static let honest = archive { _ in }.bytes

    static let files: [Case] = [
        Case("an empty file", .notAnArchive, bytes: []),
        Case("text", .notAnArchive, bytes: Array("This is a text.".utf8)),
        Case("nothing in it", .empty, of: HandmadeZip([])),
        Case("cut at its end", .damaged, "end", bytes: Array(honest.dropLast(5))),
        Case("cut in the middle", .damaged, "end", bytes: Array(honest.prefix(50))),
        Case("bytes behind the end", .damaged, "end", of: archive { $0.tail = Array("garbage".utf8) }),
        Case("bytes before the start", .damaged, "list", of: archive { $0.prefix = Array("MZ".utf8) }),
        Case("a start that is skipped", .damaged, "start", of: archive(shiftedBy: 2)),
        Case("an end in the comment", .damaged, "end", of: archive { $0.comment = HandmadeZip([]).bytes }),
        Case("the list elsewhere", .damaged, "list", of: archive { $0.listStartOff = -1 }),
        Case("the list too long", .damaged, "list", of: archive { $0.listSizeOff = 1 }),
        Case("more files than listed", .damaged, "list", of: archive { $0.countOff = 1 }),
        Case("fewer files than listed", .damaged, "list", of: archive { $0.countOff = -1 }),
        Case("a part of several", .multipart, of: archive { $0.disk = 1 }),
    ]

    static let entries: [Case] = [
        Case("encrypted", .encrypted, of: zip { $0.flags = 1 }),
        Case("encrypted strongly", .encrypted, of: zip { $0.flags = 1 << 6 }),
        Case("heads masked", .encrypted, of: zip { $0.flags = 1 << 13 }),
        Case("encrypted by WinZip", .encrypted, of: zip { $0.method = 99 }),
        Case("bzip2", .unknownMethod, "12", of: zip { $0.method = 12 }),
        Case("deflate64", .unknownMethod, "9", of: zip { $0.method = 9 }),
        Case("a symbolic link", .link, of: zip { $0.attributes = 0o120777 << 16 }),
        Case("a device", .device, of: zip { $0.attributes = 0o020666 << 16 }),
        Case("a pipe", .device, of: zip { $0.attributes = 0o010666 << 16 }),
        Case("a folder with bytes", .contradiction, "size", of: zip { $0.name = Array("a/".utf8) }),
        Case("another name in its head", .contradiction, "name", of: zip { $0.localName = Array("b.shp".utf8) }),
        Case("another method in its head", .contradiction, "method", of: zip { $0.localMethod = 8 }),
        Case("encrypted in its head", .contradiction, "encryption", of: zip { $0.localFlags = 1 }),
        Case("another checksum in its head", .contradiction, "checksum", of: zip { $0.localChecksum = 7 }),
        Case("another size in its head", .contradiction, "size", of: zip { $0.localSize = 7 }),
        Case("a head that is not there", .contradiction, "place", of: zip { $0.statedOffset = 7 }),
        Case("a head behind the end", .contradiction, "place", of: zip { $0.statedOffset = 1 << 20 }),
        Case("more bytes than there are", .contradiction, "size", of: zip { $0.packedSize = 1 << 20 }),
        Case("a large size that is not there", .damaged, "list", of: zip { $0.size = .max }),
        Case("stored in another size", .wrongSize, "2", of: zip { $0.size = 2 }),
        Case("UTF-8 that is none", .unreadableName, of: zip { ($0.name, $0.flags) = ([0xE4, 0x2E], 1 << 11) }),
        Case("two of one name", .duplicateName, of: HandmadeZip(Entry("a.shp"), Entry("a.shp"))),
        Case("two in other letters", .duplicateName, of: HandmadeZip(Entry("Fläche.shp"), Entry("FLÄCHE.SHP"))),
        Case("two in other accents", .duplicateName, of: HandmadeZip(Entry("\u{E4}"), Entry("a\u{308}"))),
        Case("two by way of a dot", .duplicateName, of: HandmadeZip(Entry("a/b"), Entry("a/./b"))),
        Case("a file that is a folder", .duplicateName, of: HandmadeZip(Entry("a"), Entry("a/b"))),
        Case("bytes within bytes", .overlap, of: HandmadeZip(quoting(Entry("b").with { $0.statedOffset = 31 }))),
    ]

    /// Bytes before the first file, counted in the offsets.
    private static func archive(shiftedBy count: UInt32) -> HandmadeZip {
        archive {
            $0.prefix = Array(repeating: 0, count: Int(count))
            $0.entries[0].statedOffset = count
            $0.entries[1].statedOffset = count + 36
            $0.listStartOff = Int(count)
        }
    }

    /// A stored file whose bytes are another's head, and that other one.
    private static func quoting(_ inner: Entry) -> [Entry] {
        let quoted = HandmadeZip(inner).bytes.prefix(32)
        return [Entry("a", Array(quoted)), inner.with { $0.hasBody = false }]
    }

    static let names = [
        "/etc/passwd", "../a.shp", "../\u{301}a.shp", "\u{6DD}/../../a", "a\\\u{301}b", "a/../../b.shp", "..",
        "..\\a.shp", "a\\..\\..\\b", "\\\\server\\share\\a",
        "C:\\a.shp", "c:a.shp", "a\0.shp", "a\n.shp", "a\u{7F}", "", "/", ".", String(repeating: "a", count: 256),
        String(repeating: "a/", count: 40) + "b",
        String(repeating: String(repeating: "a", count: 200) + "/", count: 6) + "b",
    ]

    @Test(arguments: files + entries)
    func `an inconsistent archive is refused with its kind of fault`(example: Case) throws {
        let fault = try #require(throws: ZipFault.self) { try open(example.bytes) }
        #expect(fault.kind == example.kind)
        #expect(fault.archive == "lieferung.zip")
        if let value = example.value { #expect(fault.value == value) }
    }

    @Test(arguments: names)
    func `a name that leads out of the archive or is invalid is refused`(name: String) throws {
        let fault = try #require(throws: ZipFault.self) { try open(HandmadeZip(Entry("a"), Entry(name)).bytes) }
        #expect(fault.kind == .unsafeName)
        #expect(fault.entry == name)
    }

    @Test func `every truncation of a correct archive is refused`() throws {
        for length in 0..<Self.honest.count {
            #expect(throws: ZipFault.self, "\(length) bytes") { try open(Array(Self.honest.prefix(length))) }
        }
    }

    @Test func `an archive with any damage is read or refused`() throws {
        var state: UInt64 = 20_261_124
        func random(below limit: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % limit
        }
        let folder = try TemporaryFolder()
        var refused = 0
        for _ in 0..<2_000 {
            var bytes = Self.honest
            for _ in 0...random(below: 4) { bytes[random(below: bytes.count)] = UInt8(random(below: 256)) }
            try folder.write("a.zip", bytes)
            do {
                var budget = ZipBudget(ZipLimits())
                _ = try ZipReader(path: folder.path("a.zip"), label: "a.zip", budget: &budget)
            } catch is ZipFault {
                refused += 1
            }
        }
        #expect(refused > 1_000)
    }

    private func open(_ bytes: [UInt8]) throws {
        let folder = try TemporaryFolder()
        try folder.write("a.zip", bytes)
        var budget = ZipBudget(ZipLimits())
        _ = try ZipReader(path: folder.path("a.zip"), label: "lieferung.zip", budget: &budget)
    }
}
