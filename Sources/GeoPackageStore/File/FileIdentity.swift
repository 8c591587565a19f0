internal import Foundation

/// The device and the inode of a file. A file that replaces another at its path has another identity.
struct FileIdentity: Hashable, Sendable {
    private let device: UInt64
    let inode: UInt64

    /// Reads the identity of the file at the path. Follows symbolic links. Returns `nil` when there is no file.
    init?(path: String) {
        let file = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
        guard let found = try? FileManager.default.attributesOfItem(atPath: file),
            let device = (found[.systemNumber] as? NSNumber)?.uint64Value,
            let inode = (found[.systemFileNumber] as? NSNumber)?.uint64Value
        else { return nil }
        (self.device, self.inode) = (device, inode)
    }
}

/// The identities of the files of an open inventory: the GeoPackage and its write-ahead log.
struct OpenFiles: Hashable, Sendable {
    let inventory: FileIdentity?
    let log: FileIdentity?

    init(path: String) {
        inventory = FileIdentity(path: path)
        log = FileIdentity(path: Self.log(of: path))
    }

    /// Returns the path of the write-ahead log.
    static func log(of path: String) -> String { "\(resolved(path))-wal" }

    /// Returns the path of the shared memory, which contains the index of the write-ahead log.
    static func sharedMemory(of path: String) -> String { "\(resolved(path))-shm" }

    private static func resolved(_ path: String) -> String {
        URL(fileURLWithPath: path).resolvingSymlinksInPath().path
    }
}
