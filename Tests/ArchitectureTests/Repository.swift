import Foundation

/// The files of this repository, as tests read them.
enum Repository {
    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    static func text(_ path: String) throws -> String {
        try String(contentsOf: root.appending(path: path), encoding: .utf8)
    }

    static func exists(_ path: String) -> Bool {
        FileManager.default.fileExists(atPath: root.appending(path: path).path)
    }

    /// The README and all of docs/, by path.
    static func documents() throws -> [String: String] {
        let names = try FileManager.default.contentsOfDirectory(atPath: root.appending(path: "docs").path)
        let paths = ["README.md"] + names.filter { $0.hasSuffix(".md") }.map { "docs/\($0)" }
        return try Dictionary(uniqueKeysWithValues: paths.map { ($0, try text($0)) })
    }
}
