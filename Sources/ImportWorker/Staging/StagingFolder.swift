internal import Foundation
internal import Glibc

/// A folder of one delivery for what is unpacked, readable by nobody else, removed at the end of its life.
///
/// What a crash left behind is removed when the next folder is made: each holds a lock that ends with its process.
public final class StagingFolder: Sendable {
    private let path: String
    private let lock: FileLock

    private static let lockName = ".lock"

    /// - Parameter place: Where the folders of all processes of this user lie.
    /// - Throws: `CocoaError` when it cannot be made, ``StagingError`` when the place is somebody else's.
    public init(in place: String = StagingFolder.usualPlace) throws {
        try Self.make(place)
        // While somebody makes a folder, nobody else may take it for a leftover.
        let placeLock = try FileLock(path: "\(place)/\(Self.lockName)")
        Self.removeLeftovers(in: place)
        path = "\(place)/\(UUID().uuidString)"
        try Self.make(path)
        lock = try FileLock(path: "\(path)/\(Self.lockName)")
        try Self.make(contents)
        withExtendedLifetime(placeLock) {}
    }

    /// Where files may be put: an empty folder in it.
    public var contents: String { "\(path)/files" }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    /// In the folder for temporary files that the system names (`TMPDIR`).
    public static var usualPlace: String {
        FileManager.default.temporaryDirectory.appending(path: "standorte-staging-\(getuid())").path
    }

    /// Makes the folder, or sees to it that the one that is there is ours alone.
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

    private static func removeLeftovers(in place: String) {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: place)) ?? []
        for name in names where name != lockName {
            guard let lock = FileLock(ifFree: "\(place)/\(name)/\(lockName)") else { continue }
            try? FileManager.default.removeItem(atPath: "\(place)/\(name)")
            withExtendedLifetime(lock) {}
        }
    }
}

/// The place for unpacked files belongs to somebody else, or others may read it.
struct StagingError: Error, CustomStringConvertible {
    let path: String

    var description: String {
        "\(path) belongs to somebody else or is open to others: remove it, or set TMPDIR to another folder"
    }
}
