internal import Foundation
internal import Synchronization

/// Folders for the files of deliveries, and places for the corrected ones, which nobody but this process's user can look into.
final class DeliveryFolders: Sendable {
    private let root: String
    private let current = Mutex<Set<String>>([])
    private let corrected = Mutex<[String]>([])

    /// So many deliveries may arrive, wait and be imported at once: each may take as much room as an upload may.
    private static let most = 8

    /// - Throws: what the file system says.
    init() throws {
        root = FileManager.default.temporaryDirectory.appending(path: "standorte-imports-\(UUID().uuidString)").path
        try Self.make(root)
    }

    /// `nil` when there are too many.
    func new() throws -> String? {
        let folder = "\(root)/\(UUID().uuidString)"
        let isRoom = current.withLock { $0.count < Self.most && $0.insert(folder).inserted }
        guard isRoom else { return nil }
        do {
            try Self.make(folder)
        } catch {
            remove(folder)
            throw error
        }
        return folder
    }

    func remove(_ folder: String) {
        guard current.withLock({ $0.remove(folder) }) != nil else { return }
        try? FileManager.default.removeItem(atPath: folder)
    }

    /// Where a corrected file may be written; the oldest of too many is removed for it.
    ///
    /// Imports are done in the order of their orders, so that the oldest is no file that is still to be written.
    func newCorrectedFile() -> String {
        let file = "\(root)/\(UUID().uuidString).zip"
        let old = corrected.withLock { files in
            files.append(file)
            return files.count > Self.most ? files.removeFirst() : nil
        }
        if let old { try? FileManager.default.removeItem(atPath: old) }
        return file
    }

    func removeAll() { try? FileManager.default.removeItem(atPath: root) }

    /// Fails for what is there already: somebody else may have made it.
    private static func make(_ folder: String) throws {
        try FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
    }
}
