internal import Foundation
internal import SiteInventory

/// Finds shared memory that belongs to a former file at the path.
///
/// SQLite finds the write-ahead log and the shared memory by the name of the file. When a file is replaced while a program
/// has it open, both belong to the former file, and a connection to the new file would read wrong pages.
enum FormerSharedMemory {
    /// Must be called before the first connection to the path is opened.
    ///
    /// - Throws: ``StoreError`` when a program still uses the former file.
    static func check(_ path: String) throws(StoreError) {
        guard let memory = FileIdentity(path: OpenFiles.sharedMemory(of: path)),
            let file = FileIdentity(path: path)
        else { return }
        guard isFormer(memory, file) else { return }
        throw StoreError(
            "\(path) was replaced while another program had the former file open. End that program and try again.",
            .fileReplaced)
    }

    /// True when a connection uses the shared memory, and none uses the file. A connection locks both while it is open.
    ///
    /// The list of locks may lack one while others change, so it is read again.
    private static func isFormer(_ memory: FileIdentity, _ file: FileIdentity) -> Bool {
        (1...5).allSatisfy { _ in
            let locked = lockedInodes()
            return locked.contains(String(memory.inode)) && !locked.contains(String(file.inode))
        }
    }

    /// The inodes on which some process has a lock. Empty on systems without `/proc/locks`.
    private static func lockedInodes() -> Set<String> {
        // `String(contentsOfFile:)` reads only the first page of such a file.
        let bytes = try? FileHandle(forReadingAtPath: "/proc/locks")?.readToEnd()
        let lines = String(decoding: bytes ?? Data(), as: UTF8.self).split(separator: "\n")
        return Set(
            lines.compactMap { line in
                let place = line.split(separator: " ").dropFirst().first { $0.filter { $0 == ":" }.count == 2 }
                return place?.split(separator: ":").last.map(String.init)
            })
    }
}
