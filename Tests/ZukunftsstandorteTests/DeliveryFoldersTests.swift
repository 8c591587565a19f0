import Foundation
import Testing

@testable import Zukunftsstandorte

/// The folders of deliveries.
@Suite struct DeliveryFoldersTests {
    private let folders: DeliveryFolders

    init() throws { folders = try DeliveryFolders() }

    @Test func `only this user can read a folder`() throws {
        defer { folders.removeAll() }
        let folder = try #require(try folders.new())
        let attributes = try FileManager.default.attributesOfItem(atPath: folder)
        #expect(attributes[.posixPermissions] as? Int == 0o700)
    }

    @Test func `the number of accepted deliveries is limited, and a removed one makes room`() throws {
        defer { folders.removeAll() }
        let all = try (1...9).map { _ in try #require(try folders.new()) }
        #expect(all.map(folders.accept) == Array(repeating: true, count: 8) + [false])
        folders.remove(all[3])
        #expect(folders.accept(all[8]))
    }

    @Test func `deliveries that arrive do not count among the accepted ones, and have a limit of their own`() throws {
        defer { folders.removeAll() }
        let all = try (1...64).map { _ in try #require(try folders.new()) }
        #expect(Set(all).count == 64)
        #expect(try folders.new() == nil)
        #expect(folders.accept(all[0]))
        folders.remove(all[3])
        #expect(!FileManager.default.fileExists(atPath: all[3]))
        #expect(try folders.new() != nil)
    }

    @Test func `a folder of another owner is not removed`() throws {
        defer { folders.removeAll() }
        let other = FileManager.default.temporaryDirectory.appending(path: "other-\(UUID())").path
        try FileManager.default.createDirectory(atPath: other, withIntermediateDirectories: true)
        folders.remove(other)
        #expect(FileManager.default.fileExists(atPath: other))
        try FileManager.default.removeItem(atPath: other)
    }

    @Test func `the oldest corrected file is removed for a ninth one`() throws {
        defer { folders.removeAll() }
        let files = try (1...9).map { _ in
            let file = folders.newCorrectedFile()
            try Data().write(to: URL(filePath: file))
            return file
        }
        #expect(files.map { FileManager.default.fileExists(atPath: $0) } == [false] + Array(repeating: true, count: 8))
    }

    @Test func `folders of a server that was killed are removed by the next one`() throws {
        let place = FileManager.default.temporaryDirectory.appending(path: "deliveries-\(UUID())").path
        defer { try? FileManager.default.removeItem(atPath: place) }
        let running = try DeliveryFolders(in: place)
        let kept = try #require(try running.new())
        // The lock of a killed process is free.
        let left = "\(place)/left/files/delivery"
        try FileManager.default.createDirectory(atPath: left, withIntermediateDirectories: true)
        let next = try DeliveryFolders(in: place)
        #expect(!FileManager.default.fileExists(atPath: "\(place)/left"))
        #expect(FileManager.default.fileExists(atPath: kept))
        next.removeAll()
        running.removeAll()
    }

    @Test func `nothing is left after the end`() throws {
        let folder = try #require(try folders.new())
        folders.removeAll()
        #expect(!FileManager.default.fileExists(atPath: folder))
    }
}
