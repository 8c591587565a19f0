internal import Foundation
internal import ImportWorker
internal import Synchronization

/// Folders for delivered files, and paths for corrected ones. Only this process's user can read them.
///
/// They are in a ``StagingFolder``: the next one to be created removes those of processes that were killed.
final class DeliveryFolders: Sendable {
    private let staging: StagingFolder
    private var root: String { staging.contents }
    private let current = Mutex(Current())
    private let corrected = Mutex<[String]>([])

    /// The folders in use. Deliveries that arrive slowly do not keep others from being imported.
    private struct Current {
        var arriving: Set<String> = []
        var accepted: Set<String> = []
    }

    /// The maximum number of deliveries that arrive at once. Each has an open file.
    private static let maximumArriving = 64
    /// The maximum number of deliveries that wait and are imported, and of corrected files. Limits the space on the disk.
    private static let maximumAccepted = 8

    /// - Throws: an error when the folder cannot be created or is not private.
    init(in place: String = StagingFolder.defaultPlace) throws { staging = try StagingFolder(in: place) }

    /// Makes a folder for a delivery; `nil` when too many arrive.
    ///
    /// - Throws: `CocoaError` when the folder cannot be created.
    func new() throws -> String? {
        let folder = "\(root)/\(UUID().uuidString)"
        let isRoom = current.withLock { current in
            current.arriving.count < Self.maximumArriving && current.arriving.insert(folder).inserted
        }
        guard isRoom else { return nil }
        do {
            try Self.make(folder)
        } catch {
            remove(folder)
            throw error
        }
        return folder
    }

    /// Counts a delivery that has arrived among those that wait.
    ///
    /// - Returns: false when there are too many; the delivery then still counts as arriving.
    func accept(_ folder: String) -> Bool {
        current.withLock { current in
            guard current.accepted.count < Self.maximumAccepted else { return false }
            if let folder = current.arriving.remove(folder) { current.accepted.insert(folder) }
            return true
        }
    }

    /// Removes the folder of a delivery. Ignores other folders.
    func remove(_ folder: String) {
        guard current.withLock({ $0.arriving.remove(folder) ?? $0.accepted.remove(folder) }) != nil else { return }
        try? FileManager.default.removeItem(atPath: folder)
    }

    /// Returns a path for a corrected file, and removes the oldest corrected file when there are too many.
    ///
    /// Imports run in the order of the queue, so the oldest file is already written.
    func newCorrectedFile() -> String {
        let file = "\(root)/\(UUID().uuidString).zip"
        let old = corrected.withLock { files in
            files.append(file)
            return files.count > Self.maximumAccepted ? files.removeFirst() : nil
        }
        if let old { try? FileManager.default.removeItem(atPath: old) }
        return file
    }

    /// Removes all deliveries and corrected files.
    func removeAll() { staging.remove() }

    /// Fails for an existing folder, which another user may have created.
    private static func make(_ folder: String) throws {
        try FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
    }
}
