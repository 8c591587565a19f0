internal import Foundation

/// The files of a delivery: those that a worker may read, and name as the files of a layer. Others could make this process
/// store private files.
struct DeliveredFiles {
    private let path: String
    /// The folder of the delivered file or folder.
    let folder: String
    private let stem: String

    init(path: String) {
        let url = URL(fileURLWithPath: path).standardizedFileURL
        self.path = url.path
        folder = url.deletingLastPathComponent().path
        stem = url.deletingPathExtension().lastPathComponent.lowercased()
    }

    /// The delivered file, a companion of it, or a file below the delivered folder.
    func contains(_ file: String) -> Bool {
        let url = URL(fileURLWithPath: file).standardizedFileURL
        if url.path == path || url.path.hasPrefix(path + "/") { return true }
        return url.deletingLastPathComponent().path == folder
            && url.deletingPathExtension().lastPathComponent.lowercased() == stem
    }
}
