internal import Foundation

/// A file beside another that is not complete yet, so that the other path has only complete files.
package struct UnfinishedFile: Sendable {
    /// The path of the file, hidden and with the number of the process.
    package let path: String

    /// Also removes the unfinished files of processes that were killed.
    ///
    /// - Parameter path: the path of the complete file.
    package init(of path: String) {
        let file = URL(fileURLWithPath: path)
        let folder = file.deletingLastPathComponent().path
        let prefix = ".\(file.lastPathComponent)."
        for name in (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [] where name.hasPrefix(prefix) {
            let process = name.dropFirst(prefix.count)
            guard !process.isEmpty, process.allSatisfy(\.isNumber), !Self.runs(process) else { continue }
            try? FileManager.default.removeItem(atPath: "\(folder)/\(name)")
        }
        self.path = "\(folder)/\(prefix)\(ProcessInfo.processInfo.processIdentifier)"
    }

    private static func runs(_ process: Substring) -> Bool {
        FileManager.default.fileExists(atPath: "/proc/\(process)")
    }

    /// Gives the file a second name, which also survives a power cut.
    ///
    /// - Throws: `CocoaError`, also when there is a file of that name.
    package func link(to path: String) throws {
        try FileManager.default.linkItem(atPath: self.path, toPath: path)
        try synchronizeFolder()
    }

    /// Gives the file the other name, also if there is a file of that name.
    ///
    /// - Parameter replace: replaces its first argument by its second in one step.
    /// - Throws: `CocoaError`; what `replace` throws.
    package func rename(to path: String, by replace: (String, String) throws -> Void) throws {
        try GeoPackageStore.synchronize(self.path)
        try replace(path, self.path)
        try synchronizeFolder()
    }

    /// Removes the file and those that SQLite keeps beside it.
    package func remove() {
        for file in [path, "\(path)-wal", "\(path)-shm", "\(path)-journal"] {
            try? FileManager.default.removeItem(atPath: file)
        }
    }

    private func synchronizeFolder() throws {
        try GeoPackageStore.synchronize(URL(fileURLWithPath: path).deletingLastPathComponent().path)
    }
}
