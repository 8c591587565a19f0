internal import Foundation

/// The device and the inode of a file. A file that replaces another at its path has another identity.
struct FileIdentity: Hashable, Sendable {
    private let device: UInt64
    let inode: UInt64

    /// The identity of the file at the path, to which symbolic links are followed; `nil` when there is none.
    init?(path: String) {
        let file = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
        guard let found = try? FileManager.default.attributesOfItem(atPath: file),
            let device = (found[.systemNumber] as? NSNumber)?.uint64Value,
            let inode = (found[.systemFileNumber] as? NSNumber)?.uint64Value
        else { return nil }
        (self.device, self.inode) = (device, inode)
    }
}

/// The files of an open inventory: the GeoPackage and the files that SQLite keeps beside it.
struct OpenFiles: Hashable, Sendable {
    let inventory: FileIdentity?
    let log: FileIdentity?

    init(path: String) {
        inventory = FileIdentity(path: path)
        log = FileIdentity(path: Self.log(of: path))
    }

    /// The write-ahead log.
    static func log(of path: String) -> String { "\(resolved(path))-wal" }

    /// The index of the write-ahead log in memory that all connections share.
    static func sharedMemory(of path: String) -> String { "\(resolved(path))-shm" }

    private static func resolved(_ path: String) -> String {
        URL(fileURLWithPath: path).resolvingSymlinksInPath().path
    }
}
