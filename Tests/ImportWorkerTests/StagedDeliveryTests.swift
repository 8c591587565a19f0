import Foundation
import ImportWorker
import SimpleFeatures
import Testing
import VectorIO
import Compression

struct StagedDeliveryTests {
    private let staging: TemporaryFolder
    private let folder: TemporaryFolder

    init() throws {
        staging = try TemporaryFolder()
        folder = try TemporaryFolder()
    }

    private func staged(_ path: String, _ limits: ZipLimits = ZipLimits()) throws -> StagedDelivery {
        try StagedDelivery(path: path, unpackingInto: staging.path, limits: limits)
    }

    @Test(arguments: ["zip/nested.zip", "zip/cp437.zip"])
    func `a zip may have nested folders, upper-case extensions and umlauts in names`(file: String) throws {
        let delivery = try staged(Fixture.path(file))
        let layer = try #require(try delivery.layers().first)
        let zip = try #require(file.split(separator: "/").last)
        #expect(
            layer.path.caseInsensitiveCompare("\(zip)/Gewerbeflächen/Stand März/LOGISTIK.shp") == .orderedSame)
        #expect(layer.path.contains("/Gewerbeflächen/Stand März/LOGISTIK."))
        #expect(layer.crs?.identifier == .utm32)
        #expect(try delivery.rows(of: layer).features.map(\.values) == [[.string("Süd-Straße Größe")]])
    }

    @Test func `a folder gives its shapefiles, tables and zips sorted by name`() throws {
        let delivery = try staged(Fixture.path("folder"))
        let layers = try delivery.layers()
        #expect(
            layers.map(\.path) == [
                "folder/Z_SITES.SHP", "folder/a_nested.zip/Gewerbeflächen/Stand März/LOGISTIK.SHP",
                "folder/a_nested.zip/b/parcels.dbf", "folder/b_sites.shp", "folder/c_table.dbf",
            ])
        #expect(
            try delivery.files(of: layers[0]).map(\.name).sorted()
                == ["DBF", "PRJ", "SHP", "SHX"].map { "Z_SITES.\($0)" })
        #expect(try delivery.files(of: layers[1]).map(\.path) == [Fixture.path("folder/a_nested.zip")])
        for layer in layers { #expect(try delivery.rows(of: layer).features.isEmpty == false, "\(layer.path)") }
    }

    /// Nested zips, each with a layer.
    private func nested(_ depth: Int) throws -> String {
        var path = try folder.zip("1.zip", of: "geometry/null", as: "Ebene1")
        for level in 2...depth {
            var files = TemporaryFolder.members(of: "geometry/null", as: "Ebene\(level)")
            files["innen/\(level - 1).zip"] = path
            path = try folder.zip("\(level).zip", files)
        }
        return path
    }

    @Test func `nested zips are unpacked, and the paths of layers contain all archives`() throws {
        let path = try nested(3)
        let delivery = try staged(path)
        let layers = try delivery.layers()
        #expect(
            layers.map(\.path) == [
                "3.zip/Ebene3.shp", "3.zip/innen/2.zip/Ebene2.shp", "3.zip/innen/2.zip/innen/1.zip/Ebene1.shp",
            ])
        for layer in layers {
            #expect(try delivery.files(of: layer).map(\.path) == [path])
            #expect(try delivery.rows(of: layer).features.count == 3)
        }
    }

    @Test func `zips nested four levels deep are refused`() throws {
        let path = try nested(4)
        let fault = try #require(throws: SourceFault.self) { try staged(path) }
        #expect(fault.kind == .archiveTooDeep)
        #expect(fault.file == "4.zip/innen/3.zip/innen/2.zip/innen/1.zip")
        #expect(fault.value == "4")
        #expect(fault.detail == "3")
    }

    @Test func `the limits apply to all zips of a delivery together`() throws {
        let path = try nested(3)
        let fault = try #require(throws: SourceFault.self) { try staged(path, ZipLimits(entries: 12)) }
        #expect(fault.kind == .archiveTooManyEntries)
        #expect(fault.file == "3.zip/innen/2.zip/innen/1.zip")
    }

    @Test func `zips within a small zip cannot unpack to gigabytes`() throws {
        var inner = try ZipWriter(path: folder.path("innen.zip"))
        // Blanks compress a thousand to one, and their zip a hundred to one.
        for number in 1...80 { try inner.add("\(number).csv", [UInt8](repeating: 0x20, count: 1 << 20)) }
        try inner.finish()
        let path = try folder.zip("a.zip", ["innen.zip": folder.path("innen.zip")])
        let fault = try #require(throws: SourceFault.self) { try staged(path) }
        #expect(fault.kind == .archiveAmplified)
        #expect(fault.file == "a.zip/innen.zip")
        #expect(try #require(fault.value.flatMap { Int($0) }) > 80 << 20)
        #expect(fault.detail == String(64 << 20))
        let unpacked = try FileManager.default.subpathsOfDirectory(atPath: staging.path)
        #expect(unpacked.filter { $0.hasSuffix("csv") }.isEmpty)
    }

    @Test func `files that no reader opens are listed, but not unpacked`() throws {
        var files = TemporaryFolder.members(of: "geometry/null", as: "Flächen")
        try folder.write("plan", Array(repeating: 0x20, count: 10_000))
        files["Plan.pdf"] = folder.path("plan")
        files["alt/Bestand.kml"] = folder.path("plan")
        let delivery = try staged(try folder.zip("a.zip", files))
        #expect(try delivery.layers().map(\.path) == ["a.zip/Flächen.shp"])
        #expect(delivery.faults == [SourceFault(.fileIgnored, file: "a.zip/alt/Bestand.kml", value: "kml")])
        for name in ["1/Plan.pdf", "1/alt/Bestand.kml"] {
            #expect(try Data(contentsOf: URL(filePath: "\(staging.path)/\(name)")).isEmpty)
        }
    }

    @Test func `system files of archivers are ignored`() throws {
        let members = TemporaryFolder.members(of: "geometry/null", as: "Flächen")
        var files = members
        for (name, file) in members {
            files["__MACOSX/._\(name)"] = file
            files[".\(name)"] = file
        }
        try folder.write("inner", Array("no zip".utf8))
        for name in ["Thumbs.db", "__MACOSX/._inner.zip", ".DS_Store"] { files[name] = folder.path("inner") }
        let delivery = try staged(try folder.zip("a.zip", files))
        #expect(try delivery.layers().map(\.path) == ["a.zip/Flächen.shp"])
        let unpacked = try FileManager.default.subpathsOfDirectory(atPath: staging.path)
        #expect(
            unpacked.filter { $0.contains("/") }.map { $0.dropFirst(2) }.sorted()
                == members.keys.sorted()[...].map { $0[...] })
    }

    @Test func `a zip without layers is accepted beside zips with layers`() throws {
        try folder.write("readme.txt", Array("Guten Tag".utf8))
        let inner = try folder.zip("inner.zip", of: "geometry/null", as: "a")
        let path = try folder.zip("outer.zip", ["readme.txt": folder.path("readme.txt"), "inner.zip": inner])
        #expect(try staged(path).layers().map(\.path) == ["outer.zip/inner.zip/a.shp"])
    }

    @Test func `a delivery without any layer is refused`() throws {
        try folder.write("readme.txt", Array("Guten Tag".utf8))
        let path = try folder.zip("a.zip", ["readme.txt": folder.path("readme.txt")])
        let fault = try #require(throws: SourceFault.self) { try staged(path).layers() }
        #expect(fault.kind == .noLayerFound)
        #expect(fault.file == "a.zip")
    }

    /// Broken zips of the fixtures with the expected fault.
    @Test(arguments: [
        ("empty", SourceFault.Kind.archiveEmpty), ("text", .archiveNotAnArchive), ("cut", .archiveDamaged),
        ("other", .noLayerFound),
    ])
    func `the fault of a broken zip contains its name, alone and in a folder`(name: String, kind: SourceFault.Kind)
        throws
    {
        let path = Fixture.path("zip_broken/\(name).zip")
        let alone = try #require(throws: SourceFault.self) { try staged(path).layers() }
        #expect(alone.kind == kind)
        #expect(alone.file == "\(name).zip")
        let place = try folder.folder("Lieferung")
        try FileManager.default.copyItem(atPath: path, toPath: "\(place)/\(name).zip")
        let other = try TemporaryFolder()
        let inFolder = try #require(throws: SourceFault.self) {
            try StagedDelivery(path: place, unpackingInto: other.path).layers()
        }
        #expect(inFolder.kind == kind)
    }

    @Test func `a zip with another extension is recognised by its first bytes`() throws {
        let path = try folder.zip("upload", of: "geometry/null", as: "a")
        #expect(try staged(path).layers().map(\.path) == ["upload/a.shp"])
    }
}
