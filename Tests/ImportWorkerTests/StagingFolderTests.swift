import Foundation
import ImportWorker
import Testing

struct StagingFolderTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func deliveries(in place: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: place).filter { !$0.hasPrefix(".") }
    }

    @Test func `a staging folder is private and removed by deinitialization`() throws {
        let place = folder.path("staging")
        do {
            let staging = try StagingFolder(in: place)
            for path in [place, staging.contents] {
                let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? NSNumber
                #expect(mode?.intValue == 0o700)
            }
            try Data("x".utf8).write(to: URL(filePath: "\(staging.contents)/a.shp"))
            #expect(try deliveries(in: place).count == 1)
        }
        #expect(try deliveries(in: place).isEmpty)
    }

    @Test func `a new staging folder removes those of crashed processes and keeps those in use`() throws {
        let place = folder.path("staging")
        let living = try StagingFolder(in: place)
        let process = Process()
        process.executableURL = URL(filePath: try WorkerExecutable.path)
        process.arguments = ["stage-and-die", place]
        try process.run()
        process.waitUntilExit()
        #expect(process.terminationReason == .uncaughtSignal)
        #expect(try deliveries(in: place).count == 2)
        let next = try StagingFolder(in: place)
        #expect(try deliveries(in: place).count == 2)
        for folder in [living, next] { #expect(FileManager.default.fileExists(atPath: folder.contents)) }
    }

    @Test func `a parent folder that others can access is refused`() throws {
        let place = try folder.folder("open")
        try FileManager.default.setAttributes([.posixPermissions: 0o777], ofItemAtPath: place)
        let error = try #require(throws: (any Error).self) { try StagingFolder(in: place) }
        #expect("\(error)".contains(place))
        #expect("\(error)".contains("TMPDIR"))
    }

    @Test func `a symbolic link as parent folder is refused`() throws {
        let target = try folder.folder("target")
        try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: target)
        try FileManager.default.createSymbolicLink(atPath: folder.path("link"), withDestinationPath: target)
        #expect(throws: (any Error).self) { try StagingFolder(in: folder.path("link")) }
    }
}
