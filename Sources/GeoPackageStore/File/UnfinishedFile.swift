internal import Foundation

/// A temporary file in the folder of another file. It is renamed when it is complete, so that the other path never has
/// an incomplete file.
package struct UnfinishedFile: Sendable {
    /// The path of the file. Its name is hidden and contains the process id.
    package let path: String

    /// Creates the path, but not the file. Removes the unfinished files of processes that have ended.
    ///
    /// - Parameter path: the path of the complete file.
    package init(of path: String) {
        let file = URL(fileURLWithPath: path)
        let folder = file.deletingLastPathComponent().path
        let prefix = ".\(file.lastPathComponent)."
        for name in (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [] where name.hasPrefix(prefix) {
            let process = name.dropFirst(prefix.count).prefix { $0.isNumber }
            let ending = name.dropFirst(prefix.count + process.count)
            guard !process.isEmpty, Self.endings.contains(String(ending)), !Self.runs(process) else { continue }
            try? FileManager.default.removeItem(atPath: "\(folder)/\(name)")
        }
        self.path = "\(folder)/\(prefix)\(ProcessInfo.processInfo.processIdentifier)"
    }

    /// The ends of the names of the file, and of the log, the shared memory and the journal that SQLite creates for it.
    private static let endings = ["", "-wal", "-shm", "-journal"]

    private static func runs(_ process: Substring) -> Bool {
        FileManager.default.fileExists(atPath: "/proc/\(process)")
    }

    /// Adds a hard link to the file, and synchronizes the folder.
    ///
    /// - Throws: `CocoaError` when the link cannot be created, or a file with its name exists.
    package func link(to path: String) throws {
        try FileManager.default.linkItem(atPath: self.path, toPath: path)
        try synchronizeFolder()
    }

    /// Renames the file, and synchronizes the file and the folder. Replaces a file at the path.
    ///
    /// - Parameter replace: atomically renames the file at the path of its second argument to that of its first.
    /// - Throws: `CocoaError` when the file or the folder cannot be synchronized; the errors of `replace`.
    package func rename(to path: String, by replace: (String, String) throws -> Void) throws {
        try GeoPackageStore.synchronize(self.path)
        try replace(path, self.path)
        try synchronizeFolder()
    }

    /// Removes the file, and the log, the shared memory and the journal that SQLite creates for it.
    package func remove() {
        for ending in Self.endings { try? FileManager.default.removeItem(atPath: path + ending) }
    }

    private func synchronizeFolder() throws {
        try GeoPackageStore.synchronize(URL(fileURLWithPath: path).deletingLastPathComponent().path)
    }
}
