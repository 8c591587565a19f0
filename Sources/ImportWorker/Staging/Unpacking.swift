internal import Foundation
internal import Compression

/// Unpacks archives and nested archives, each into a separate folder.
struct Unpacking {
    /// An unpacked archive.
    struct Folder {
        var path: String
        /// The name of the archive with its outer archives: `logistik.zip/innen.zip`.
        var label: String
        /// The path of the outermost archive.
        var archive: String
    }

    private(set) var folders: [Folder] = []
    private let place: String
    private let progress: () throws -> Void
    private var budget: ZipBudget

    /// - Parameters:
    ///   - place: An empty folder that other users cannot write.
    ///   - progress: Called often. An error of it stops the unpacking.
    init(into place: String, _ limits: ZipLimits, progress: @escaping () throws -> Void) {
        self.place = place
        self.progress = progress
        budget = ZipBudget(limits)
    }

    /// - Throws: ``ZipFault`` when the archive or a nested one is refused.
    mutating func unpack(_ archive: String, label: String) throws {
        try budget.add(deliveredArchive: archive)
        try unpack(archive, label: label, of: archive, depth: 1)
    }

    private mutating func unpack(_ path: String, label: String, of archive: String, depth: Int) throws {
        let zip = try ZipReader(path: path, label: label, budget: &budget)
        let folder = Folder(path: "\(place)/\(folders.count + 1)", label: label, archive: archive)
        try FileManager.default.createDirectory(atPath: folder.path, withIntermediateDirectories: false)
        folders.append(folder)
        let wanted = zip.entries.filter { !DeliveredPath.isSystemFile($0.name) }
        let inner = wanted.map(\.name).filter(DeliveredPath.isZip).sorted()
        if let first = inner.first { try budget.allowArchive(in: label, named: first, depth: depth + 1) }
        let (read, ignored) = wanted.partitioned { DeliveredPath.isRead($0.name) }
        try zip.unpack(read, into: folder.path, budget: &budget, progress: progress)
        try zip.makePlaceholders(of: ignored, in: folder.path)
        for name in inner {
            let path = "\(folder.path)/\(name)"
            try unpack(path, label: "\(label)/\(name)", of: archive, depth: depth + 1)
            try FileManager.default.removeItem(atPath: path)
        }
    }
}

extension Array {
    /// The elements that satisfy the condition, and the others, each in their order.
    fileprivate func partitioned(_ holds: (Element) -> Bool) -> (matching: [Element], others: [Element]) {
        (filter(holds), filter { !holds($0) })
    }
}
