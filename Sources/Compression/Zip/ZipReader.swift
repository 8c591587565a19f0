/// A zip archive of a stranger, whose list of contents has been checked.
///
/// Opening reads the list and every file's own head, and refuses the whole archive when anything in it is not what an
/// honest program writes: names that lead out of it, links, devices, two files of one name or in the same bytes, heads
/// that contradict the list, encryption, methods other than stored and deflated, bytes before the archive or behind
/// it. Nothing has been unpacked then.
public struct ZipReader {
    /// The files, in the archive's order; folders are only part of their names.
    public let entries: [ZipEntry]
    let file: ArchiveFile

    var label: String { file.label }

    /// More than any honest list takes.
    private static let longestList = 64 << 20

    /// - Parameters:
    ///   - path: An ordinary file.
    ///   - label: How people call it: `logistik.zip/innen.zip`.
    ///   - budget: Loses the archive's files.
    /// - Throws: ``ZipFault`` when the archive is refused, `CocoaError` when the file cannot be read.
    public init(path: String, label: String, budget: inout ZipBudget) throws {
        file = try ArchiveFile(path: path, label: label)
        let list = try EndOfCentralDirectory(of: file)
        try budget.take(entries: list.entries, of: label)
        guard list.size <= Self.longestList else { throw ZipFault(.tooManyEntries, label, value: String(list.entries)) }
        var reader = ByteReader(try file.read(at: list.start, count: list.size))
        var headers: [CentralHeader] = []
        for _ in 0..<list.entries {
            guard let header = CentralHeader(&reader) else { throw file.damaged("list") }
            headers.append(header)
        }
        guard reader.left == 0 else { throw file.damaged("list") }
        entries = try CentralDirectory(headers, of: file, before: list.start).files
    }
}

/// A file in an archive.
public struct ZipEntry: Hashable, Sendable {
    /// The path in the archive, parted by `/`, that leads nowhere else: `Altstandorte/Größe.shp`.
    public let name: String
    /// Unpacked, in bytes, as the archive says.
    public let size: Int
    let packed: Range<Int>
    let checksum: UInt32
    let isDeflated: Bool
}
