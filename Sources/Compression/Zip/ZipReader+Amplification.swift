internal import Foundation

extension ZipReader {
    /// Refuses files whose ratio exceeds the limit, except a `.dbf` whose rows need the size.
    ///
    /// - Throws: ``ZipFault`` for the first such file.
    func refuseAmplified(_ files: [ZipEntry], _ limits: ZipLimits) throws {
        for entry in files {
            let most = limits.entryBytes(packedIn: entry.packed.count)
            guard entry.size > most else { continue }
            let needed = try bytesOfRows(of: entry) ?? 0
            guard entry.size > max(most, needed) else { continue }
            throw ZipFault(.amplified, label, entry: entry.name, value: String(entry.size), limit: max(most, needed))
        }
    }

    /// Creates an empty file for each entry, so that it appears in listings of the folder.
    ///
    /// - Throws: `CocoaError` when a file cannot be written.
    public func makePlaceholders(of files: [ZipEntry], in folder: String) throws {
        for entry in files {
            let url = URL(fileURLWithPath: folder).appending(path: entry.name)
            try FileManager.default.createDirectory(
                at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data().write(to: url, options: .withoutOverwriting)
        }
    }

    /// The size in bytes of a `.dbf` with one row for each record of its `.shx`, since tables with blank columns
    /// compress 1000 to 1. `nil` for other files.
    private func bytesOfRows(of table: ZipEntry) throws -> Int? {
        let stem = table.name.dropLast(4).lowercased()
        guard table.name.lowercased().hasSuffix(".dbf"),
            let index = entries.first(where: { $0.name.lowercased() == "\(stem).shx" }),
            let head = try firstBytes(12, of: table)
        else { return nil }
        let (headerLength, rowLength) = (Self.number(head[8...9]), Self.number(head[10...11]))
        let (rows, overflows) = (index.size / 8).multipliedReportingOverflow(by: rowLength)
        // The end-of-file mark follows the last row.
        return overflows ? nil : rows + headerLength + 1
    }

    private static func number(_ bytes: ArraySlice<UInt8>) -> Int { bytes.reversed().reduce(0) { $0 << 8 | Int($1) } }

    /// `nil` when the file has fewer bytes.
    private func firstBytes(_ count: Int, of entry: ZipEntry) throws -> [UInt8]? {
        var bytes: [UInt8] = []
        do {
            try forEachPiece(of: entry) { piece in
                bytes += piece.prefix(count - bytes.count)
                if bytes.count == count { throw HeadIsComplete() }
            }
        } catch is HeadIsComplete {}
        return bytes.count == count ? bytes : nil
    }
}

/// Thrown to stop unpacking a file after its first bytes.
private struct HeadIsComplete: Error {}
