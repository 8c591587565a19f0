internal import Foundation
internal import Glibc

/// A private folder for the unpacked files of a delivery. Deinitialization removes it.
///
/// Creating a folder also removes folders of crashed processes: each folder has a lock that ends with its process.
public final class StagingFolder: Sendable {
    private let path: String
    private let lock: FileLock

    private static let lockName = ".lock"

    /// - Parameter place: The parent folder for all processes of the user.
    /// - Throws: `CocoaError` when the folder cannot be created; ``StagingError`` when other users own or can access
    ///   it.
    public init(in place: String = StagingFolder.defaultPlace) throws {
        try Self.make(place)
        // The lock keeps other processes from removing a folder that is just being created.
        let placeLock = try FileLock(path: "\(place)/\(Self.lockName)")
        Self.removeLeftovers(in: place)
        path = "\(place)/\(UUID().uuidString)"
        try Self.make(path)
        lock = try FileLock(path: "\(path)/\(Self.lockName)")
        try Self.make(contents)
        withExtendedLifetime(placeLock) {}
    }

    /// The path of an empty folder for files.
    public var contents: String { "\(path)/files" }

    /// Removes the folder before deinitialization does.
    public func remove() { try? FileManager.default.removeItem(atPath: path) }

    deinit { remove() }

    /// A folder of the user in the system's temporary folder (`TMPDIR`).
    public static var defaultPlace: String {
        FileManager.default.temporaryDirectory.appending(path: "standorte-staging-\(getuid())").path
    }

    /// Creates the folder, or checks that the existing one is private.
    private static func make(_ path: String) throws {
        let mode: [FileAttributeKey: Any] = [.posixPermissions: 0o700]
        try? FileManager.default.createDirectory(
            atPath: path, withIntermediateDirectories: false, attributes: mode)
        let found = try FileManager.default.attributesOfItem(atPath: path)
        guard found[.type] as? FileAttributeType == .typeDirectory,
            (found[.ownerAccountID] as? NSNumber)?.uint32Value == getuid(),
            ((found[.posixPermissions] as? NSNumber)?.intValue ?? 0o777) & 0o077 == 0
        else { throw StagingError(path: path) }
    }

    /// Creates and removes a folder, and returns the free bytes of its file system.
    ///
    /// - Throws: `CocoaError` when no folder can be created; ``StagingError`` when other users own or can access the
    ///   parent folder.
    public static func freeBytes(in place: String = StagingFolder.defaultPlace) throws -> Int64 {
        try StagingFolder(in: place).remove()
        let attributes = try FileManager.default.attributesOfFileSystem(forPath: place)
        return (attributes[.systemFreeSize] as? NSNumber)?.int64Value ?? 0
    }

    private static func removeLeftovers(in place: String) {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: place)) ?? []
        for name in names where name != lockName {
            guard let lock = FileLock(ifFree: "\(place)/\(name)/\(lockName)") else { continue }
            try? FileManager.default.removeItem(atPath: "\(place)/\(name)")
            withExtendedLifetime(lock) {}
        }
    }
}

/// The folder for unpacked files belongs to another user, or other users can access it.
struct StagingError: Error, CustomStringConvertible {
    let path: String

    var description: String {
        "\(path) belongs to another user or is accessible by others: remove it, or set TMPDIR to another folder"
    }
}
