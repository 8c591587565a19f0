import Foundation
import Testing
import Compression

struct ZipWriterTests {
    @Test func `another program unpacks a written archive, names and bytes`() throws {
        let folder = try TemporaryFolder()
        let long = (0..<1_000_000).map { UInt8(truncatingIfNeeded: $0 &* 7 ^ $0 >> 9) }
        try folder.write("source", long)
        var zip = try ZipWriter(path: folder.path("a.zip"))
        try zip.add("Altstandorte/Größe.cpg", Array("UTF-8".utf8))
        try zip.add("lang.bin", file: folder.path("source"))
        try zip.add("leer.txt", [])
        try zip.finish()
        let script = """
            import sys, zipfile
            z = zipfile.ZipFile("a.zip")
            assert z.testzip() is None
            print([(i.filename, i.file_size, i.date_time[0], oct(i.external_attr >> 16)) for i in z.infolist()])
            open("unpacked", "wb").write(z.read("lang.bin"))
            """
        let (code, output) = try run("/usr/bin/env", ["python3", "-c", script], in: folder.path)
        #expect(code == 0, "\(output)")
        #expect(
            output == """
                [('Altstandorte/Größe.cpg', 5, 1980, '0o100644'), ('lang.bin', 1000000, 1980, '0o100644'), \
                ('leer.txt', 0, 1980, '0o100644')]

                """)
        #expect(try folder.bytes("unpacked") == long)
    }

    @Test func `the same files give the same bytes, with the given time`() throws {
        let folder = try TemporaryFolder()
        func write(_ name: String, _ time: Date?) throws -> [UInt8] {
            var zip = try ZipWriter(path: folder.path(name), modified: time)
            try zip.add("a.txt", Array("Fläche".utf8))
            try zip.finish()
            return try folder.bytes(name)
        }
        let first = try write("a.zip", nil)
        #expect(try write("b.zip", nil) == first)
        #expect(try write("c.zip", Date(timeIntervalSince1970: 1_700_000_000)) != first)
    }

    @Test func `more than 65,535 files are written as Zip64`() throws {
        let folder = try TemporaryFolder()
        var zip = try ZipWriter(path: folder.path("many.zip"))
        for number in 0..<65_536 { try zip.add("\(number)", []) }
        try zip.finish()
        let script = "import zipfile; z = zipfile.ZipFile('many.zip'); print(len(z.namelist()), z.read('65535'))"
        #expect(try run("/usr/bin/env", ["python3", "-c", script], in: folder.path).output == "65536 b''\n")
    }

    @Test(arguments: ["../a", "/a", "a/../../b", "C:a", "a\\b", "", "a/", "./a", "a\0b", "a\nb", "a//b"])
    func `a name that leads out of the archive or is invalid is refused`(name: String) throws {
        let folder = try TemporaryFolder()
        var zip = try ZipWriter(path: folder.path("a.zip"))
        let fault = try #require(throws: ZipFault.self) { try zip.add(name, []) }
        #expect(fault.kind == .unsafeName)
        try zip.finish()
    }

    @Test func `names that differ only in case are duplicates`() throws {
        let folder = try TemporaryFolder()
        var zip = try ZipWriter(path: folder.path("a.zip"))
        try zip.add("Größe.shp", [])
        let fault = try #require(throws: ZipFault.self) { try zip.add("GRÖSSE.shp".replacing("SS", with: "ß"), []) }
        #expect(fault.kind == .duplicateName)
        try zip.finish()
    }
}
