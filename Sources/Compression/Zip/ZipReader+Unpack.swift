internal import Foundation

extension ZipReader {
    /// Unpacks these files into a folder, with subfolders as in their names.
    ///
    /// - Parameters:
    ///   - files: some of ``entries``.
    ///   - folder: an empty folder that other users cannot write.
    ///   - budget: reduced by the sizes of the files before anything is written.
    ///   - progress: called after each piece. An error from it stops the unpacking.
    /// - Throws: ``ZipFault`` when the size or checksum of a file differs from the stated one, or it does not fit on
    ///   the disk; `CocoaError` when it cannot be written; the error of `progress`.
    public func unpack(
        _ files: [ZipEntry], into folder: String, budget: inout ZipBudget, progress: () throws -> Void = {}
    ) throws {
        try budget.take(files, of: label)
        try refuseAmplified(files, budget.limits)
        for entry in files {
            let url = URL(fileURLWithPath: folder).appending(path: entry.name)
            try FileManager.default.createDirectory(
                at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data().write(to: url, options: .withoutOverwriting)
            try unpack(entry, to: url, room: DiskSpace(folder, reserve: budget.limits.freeDiskBytes), progress)
        }
    }

    private func unpack(_ entry: ZipEntry, to url: URL, room: DiskSpace, _ progress: () throws -> Void) throws {
        guard room.holds(entry.size) else { throw fault(.diskFull, entry) }
        let handle = try FileHandle(forWritingTo: url)
        defer { try? handle.close() }
        var checksum = Checksum()
        var size = 0
        try forEachPiece(of: entry) { piece in
            size += piece.count
            guard size <= entry.size else { throw fault(.wrongSize, entry) }
            checksum.add(piece)
            do {
                try handle.write(contentsOf: Data(piece))
            } catch let error as CocoaError where error.code == .fileWriteOutOfSpace {
                throw fault(.diskFull, entry)
            }
            try progress()
        }
        guard size == entry.size else { throw fault(.wrongSize, entry) }
        guard checksum.value == entry.checksum else { throw ZipFault(.checksum, label, entry: entry.name) }
    }

    /// Calls `body` with each piece of the unpacked file.
    func forEachPiece(of entry: ZipEntry, _ body: ([UInt8]) throws -> Void) throws {
        let inflater = Inflater()
        var hasEnded = false
        for start in stride(from: entry.packed.lowerBound, to: entry.packed.upperBound, by: Inflater.pieceSize) {
            let count = min(Inflater.pieceSize, entry.packed.upperBound - start)
            let bytes = try file.read(at: start, count: count)
            guard entry.isDeflated else {
                try body(bytes)
                continue
            }
            // No bytes may follow the end of the compressed stream.
            guard !hasEnded else { throw ZipFault(.damaged, label, entry: entry.name, value: "data") }
            switch try inflater.inflate(bytes, body) {
            case .needsInput: break
            case .ended(left: 0): hasEnded = true
            case .ended, .broken: throw ZipFault(.damaged, label, entry: entry.name, value: "data")
            }
        }
        guard hasEnded || !entry.isDeflated else {
            throw ZipFault(.damaged, label, entry: entry.name, value: "data")
        }
    }

    private func fault(_ kind: ZipFault.Kind, _ entry: ZipEntry) -> ZipFault {
        ZipFault(kind, label, entry: entry.name, value: String(entry.size))
    }
}

/// The free space on the disk of a folder.
private struct DiskSpace {
    private let free: Int

    init(_ folder: String, reserve: Int) throws {
        let attributes = try FileManager.default.attributesOfFileSystem(forPath: folder)
        free = ((attributes[.systemFreeSize] as? NSNumber)?.intValue ?? Int.max) - reserve
    }

    func holds(_ size: Int) -> Bool { size <= free }
}
