internal import Foundation
internal import SiteInventory

/// Detects shared memory that belongs to a former file at the path.
///
/// SQLite finds the write-ahead log and the shared memory by the name of the file. When a file is replaced while a
/// process has it open, both belong to the former file. A connection to the new file would then read wrong pages.
enum FormerSharedMemory {
    /// Must be called before the first connection to the path is opened.
    ///
    /// - Throws: ``StoreError`` when a process still uses the former file.
    static func check(_ path: String) throws(StoreError) {
        guard let memory = FileIdentity(path: OpenFiles.sharedMemory(of: path)),
            let file = FileIdentity(path: path)
        else { return }
        guard isFormer(memory, file) else { return }
        throw StoreError(
            "\(path) was replaced while another program had the former file open. End that program and try again.",
            .fileReplaced)
    }

    /// True when a connection uses the shared memory, and none uses the file. An open connection locks both.
    ///
    /// Reads the list of locks several times, since it may be incomplete while locks change.
    private static func isFormer(_ memory: FileIdentity, _ file: FileIdentity) -> Bool {
        (1...5).allSatisfy { _ in
            let locked = lockedInodes()
            return locked.contains(String(memory.inode)) && !locked.contains(String(file.inode))
        }
    }

    /// Returns the inodes on which a process has a lock. Returns an empty set on systems without `/proc/locks`.
    private static func lockedInodes() -> Set<String> {
        // `String(contentsOfFile:)` would read only the first page of a file in `/proc`.
        let bytes = try? FileHandle(forReadingAtPath: "/proc/locks")?.readToEnd()
        let lines = String(decoding: bytes ?? Data(), as: UTF8.self).split(separator: "\n")
        return Set(
            lines.compactMap { line in
                let place = line.split(separator: " ").dropFirst().first { $0.filter { $0 == ":" }.count == 2 }
                return place?.split(separator: ":").last.map(String.init)
            })
    }
}
