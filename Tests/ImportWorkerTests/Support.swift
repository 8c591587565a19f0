import Foundation
import ImportWorker
import SimpleFeatures
import Testing
import VectorIO
import Compression

/// The files written by `Fixtures/make_fixtures.py`.
enum Fixture {
    private static let tests = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()

    static func path(_ name: String) -> String { tests.appending(path: "Fixtures/\(name)").path }
}

extension WorkerExecutable {
    /// The test worker with a mode: the real worker, or a kind of misbehaviour.
    static func helper(_ mode: String = "read-worker") throws -> WorkerExecutable {
        WorkerExecutable(path: try path, arguments: [mode])
    }

    static var path: String {
        get throws {
            let tests = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
            let program = URL(filePath: tests).deletingLastPathComponent().appending(path: "WorkerHelper").path
            try #require(FileManager.default.isExecutableFile(atPath: program), "\(program) was not built")
            return program
        }
    }
}

extension VectorSource {
    /// All rows of the layer, and the warnings.
    func rows(of layer: SourceLayer) throws -> (features: [SourceFeature], faults: [SourceFault]) {
        var features: [SourceFeature] = []
        var faults: [SourceFault] = []
        try forEachFeature(in: layer, warn: { faults.append($0) }) { features.append($0) }
        return (features, faults)
    }
}

/// A temporary folder for a test. Deinitialization removes it.
final class TemporaryFolder {
    let path = FileManager.default.temporaryDirectory.appending(path: "importworker-\(UUID())").path

    init() throws { try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true) }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    func path(_ name: String) -> String { "\(path)/\(name)" }

    func folder(_ name: String) throws -> String {
        try FileManager.default.createDirectory(atPath: path(name), withIntermediateDirectories: true)
        return path(name)
    }

    func write(_ name: String, _ bytes: some Sequence<UInt8>) throws {
        try Data(bytes).write(to: URL(filePath: path(name)))
    }

    /// A zip archive of the files, by their names in the archive.
    func zip(_ name: String, _ files: [String: String]) throws -> String {
        var zip = try ZipWriter(path: path(name))
        for (entry, file) in files.sorted(by: { $0.key < $1.key }) { try zip.add(entry, file: file) }
        try zip.finish()
        return path(name)
    }

    /// A zip archive of a fixture's shapefile under another name.
    func zip(_ name: String, of fixture: String, as stem: String) throws -> String {
        try zip(name, Self.members(of: fixture, as: stem))
    }

    static func members(of fixture: String, as stem: String) -> [String: String] {
        let endings = ["shp", "shx", "dbf", "prj", "cpg"].filter {
            FileManager.default.fileExists(atPath: Fixture.path("\(fixture).\($0)"))
        }
        return Dictionary(uniqueKeysWithValues: endings.map { ("\(stem).\($0)", Fixture.path("\(fixture).\($0)")) })
    }
}
