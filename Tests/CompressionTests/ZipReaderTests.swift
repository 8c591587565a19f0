import Foundation
import Testing
import Compression

struct ZipReaderTests {
    @Test func `a written archive is unpacked`() throws {
        let folder = try TemporaryFolder()
        let long = (0..<1_000_000).map { UInt8(truncatingIfNeeded: $0 &* 7 ^ $0 >> 9) }
        var zip = try ZipWriter(path: folder.path("a.zip"))
        try zip.add("Altstandorte/Größe.shp", long)
        try zip.add("leer.txt", [])
        try zip.finish()
        let unpacked = try unpack(folder.path("a.zip"))
        #expect(unpacked == ["Altstandorte/Größe.shp": long, "leer.txt": []])
    }

    @Test(arguments: [["-9"], ["-0"], ["-r"], ["-fd"], ["-fz"]])
    func `an archive of Info-ZIP is unpacked`(options: [String]) throws {
        let folder = try TemporaryFolder()
        let files = [
            "Stand März/Größe.shp": Array("shape".utf8), "Stand März/Größe.dbf": Array(repeating: 0x20, count: 70_000),
        ]
        try FileManager.default.createDirectory(
            atPath: folder.path("Stand März"), withIntermediateDirectories: true)
        for (name, bytes) in files { try folder.write(name, bytes) }
        let script = #"zip -q "$@" a.zip -r "Stand März""#
        let (code, output) = try run("/bin/sh", ["-c", script, "sh"] + options, in: folder.path)
        #expect(code == 0, "\(output)")
        #expect(try unpack(folder.path("a.zip")) == files)
    }

    @Test func `a Zip64 central directory is read, even where it is not needed`() throws {
        var zip = HandmadeZip(.init("a"), .init("b"))
        zip.isLarge = true
        #expect(try unpack(zip) == ["a": Array("x".utf8), "b": Array("x".utf8)])
    }

    @Test func `sizes are read from the extra field, and may follow the data`() throws {
        let large = HandmadeZip.Entry("a").with {
            ($0.size, $0.packedSize) = (.max, .max)
            $0.extra = little(1 as UInt16) + little(16 as UInt16) + little(1 as UInt64) + little(1 as UInt64)
            $0.localExtra = $0.extra
        }
        let later = HandmadeZip.Entry("b").with {
            ($0.flags, $0.localChecksum, $0.localSize) = (1 << 3, 0, 0)
        }
        #expect(try unpack(HandmadeZip(large, later)) == ["a": Array("x".utf8), "b": Array("x".utf8)])
    }

    @Test func `folders and a comment are not files`() throws {
        var zip = HandmadeZip(
            .init("a/", []), .init("a/b/", []), .init("a/b/c"),
            .init("d", []).with {
                $0.attributes = 0o040755 << 16
            })
        zip.comment = Array("Stand März".utf8)
        #expect(try unpack(zip).keys.sorted() == ["a/b/c"])
    }

    /// What programs in Germany make of it: the bytes, how they say it, and the name.
    static let names: [(bytes: [UInt8], flags: UInt16, name: String)] = [
        (Array("Größe.shp".utf8), 1 << 11, "Größe.shp"),
        (Array("Größe.shp".utf8), 0, "Größe.shp"),
        (Array("Gro\u{308}ße.shp".utf8), 1 << 11, "Größe.shp"),
        ([0x47, 0x72, 0x94, 0xE1, 0x65], 0, "Größe"),
        ([0x47, 0x72, 0xF6, 0xDF, 0x65], 0, "Größe"),
        ([0x8E, 0x99, 0x9A, 0x84, 0x94, 0x81, 0xE1], 0, "ÄÖÜäöüß"),
        ([0xC4, 0xD6, 0xDC, 0xE4, 0xF6, 0xFC, 0xDF], 0, "ÄÖÜäöüß"),
        // ø and § are letters in CP850, and currency and pi's neighbour in CP437.
        ([0x81, 0x9B, 0xF5], 0, "üø§"),
        // é and á are the same in both.
        ([0x43, 0x61, 0x66, 0x82], 0, "Café"),
        (Array("a\\b\\c.shp".utf8), 0, "a/b/c.shp"),
        (Array("./a//b.shp".utf8), 0, "a/b.shp"),
    ]

    @Test(arguments: names)
    func `umlauts in names are read in every common encoding`(
        bytes: [UInt8], flags: UInt16, name: String
    ) throws {
        let entry = HandmadeZip.Entry(bytes).with { $0.flags = flags }
        #expect(try unpack(HandmadeZip(entry)).keys.sorted() == [name])
    }

    @Test func `one archive has one code page`() throws {
        // The second name alone would be read as CP437.
        let zip = HandmadeZip(.init([0x47, 0xF6, 0xDF, 0xE4]), .init([0xE1]))
        #expect(try unpack(zip).keys.sorted() == ["Gößä", "á"])
    }

    @Test func `the Unicode path of Info-ZIP overrides the name if its checksum matches`() throws {
        func zip(_ checksum: UInt32) -> HandmadeZip {
            let path: [UInt8] = [1] + little(checksum) + Array("Größe".utf8)
            return HandmadeZip(
                HandmadeZip.Entry([0x3F, 0xFF]).with {
                    $0.extra = little(0x7075 as UInt16) + little(UInt16(path.count)) + path
                })
        }
        #expect(try unpack(zip(crc32([0x3F, 0xFF]))).keys.sorted() == ["Größe"])
        #expect(try unpack(zip(0)).keys.sorted() == ["?ÿ"])
    }

    /// The archive's files by their names.
    private func unpack(_ zip: HandmadeZip) throws -> [String: [UInt8]] {
        let folder = try TemporaryFolder()
        try folder.write("a.zip", zip.bytes)
        return try unpack(folder.path("a.zip"))
    }

    private func unpack(_ path: String) throws -> [String: [UInt8]] {
        let folder = try TemporaryFolder()
        var budget = ZipBudget(ZipLimits())
        let zip = try ZipReader(path: path, label: "a.zip", budget: &budget)
        try zip.unpack(zip.entries, into: folder.path, budget: &budget)
        return try Dictionary(uniqueKeysWithValues: zip.entries.map { ($0.name, try folder.bytes($0.name)) })
    }
}
