internal import Foundation
@testable internal import Compression

extension FuzzTarget {
    /// Input: a zip archive.
    static let zip = FuzzTarget(name: "zip") { bytes in
        try withScratchFolder { folder in
            try write(bytes, to: "\(folder)/given.zip")
            let given: [String: Data]
            do {
                given = try unpack("\(folder)/given.zip", into: "\(folder)/given")
            } catch is ZipFault {
                return
            }
            // Archiving the files again gives the same files.
            var zip = try ZipWriter(path: "\(folder)/again.zip")
            for (name, content) in given.sorted(by: { $0.key < $1.key }) { try zip.add(name, Array(content)) }
            try zip.finish()
            let again = try given.isEmpty ? [:] : unpack("\(folder)/again.zip", into: "\(folder)/again")
            try require(again == given, "archived again, \(given.keys.sorted()) is \(again.keys.sorted())")
        }
    }

    private static let limits = ZipLimits(
        entryBytes: 1 << 18, totalBytes: 1 << 20, entries: 50, depth: 1, freeDiskBytes: 0)

    /// The unpacked files by name. Requires the stated sizes, and that no other file is written.
    private static func unpack(_ path: String, into folder: String) throws -> [String: Data] {
        let before = try names(in: URL(fileURLWithPath: folder).deletingLastPathComponent().path())
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
        var budget = ZipBudget(limits)
        let zip = try ZipReader(path: path, label: "given.zip", budget: &budget)
        try zip.unpack(zip.entries, into: folder, budget: &budget)
        var contents: [String: Data] = [:]
        for entry in zip.entries {
            let file = URL(fileURLWithPath: folder).appending(path: entry.name)
            let content = try Data(contentsOf: file)
            try require(content.count == entry.size, "\(entry.name) has \(content.count) bytes, not \(entry.size)")
            contents[entry.name] = content
        }
        try require(contents.count == zip.entries.count, "duplicate file names")
        try require(contents.values.reduce(0) { $0 + $1.count } <= limits.totalBytes, "the files exceed the limit")
        let after = try names(in: URL(fileURLWithPath: folder).deletingLastPathComponent().path())
        let mine = URL(fileURLWithPath: folder).lastPathComponent
        let strange = after.subtracting(before).filter { $0 != mine && !$0.hasPrefix(mine + "/") }
        try require(strange.isEmpty, "written outside the folder: \(strange)")
        let files = try names(in: folder).filter { isFile("\(folder)/\($0)") }
        try require(files.count == contents.count, "\(files.sorted()) were written for \(contents.keys.sorted())")
        return contents
    }

    private static func names(in folder: String) throws -> Set<String> {
        Set(try FileManager.default.subpathsOfDirectory(atPath: folder))
    }

    private static func isFile(_ path: String) -> Bool {
        (try? FileManager.default.attributesOfItem(atPath: path)[.type]) as? FileAttributeType != .typeDirectory
    }
}
