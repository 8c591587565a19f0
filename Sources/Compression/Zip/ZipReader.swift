/// An untrusted zip archive whose central directory has been checked.
///
/// Opening reads all headers and unpacks nothing. It refuses the archive for names that lead out of it, links, devices,
/// files with the same name or shared bytes, contradictory headers, encryption, methods other than stored and deflated,
/// and bytes before or after the archive.
public struct ZipReader {
    /// The files in the order of the archive. Folders are only part of their names.
    public let entries: [ZipEntry]
    let file: ArchiveFile

    var label: String { file.label }

    /// The maximum size of the central directory in bytes.
    private static let longestList = 64 << 20

    /// - Parameters:
    ///   - path: a regular file.
    ///   - label: the path inside the delivery: `logistik.zip/innen.zip`.
    ///   - budget: reduced by the number of files.
    /// - Throws: ``ZipFault`` when the archive is refused, `CocoaError` when the file cannot be read.
    public init(path: String, label: String, budget: inout ZipBudget) throws {
        file = try ArchiveFile(path: path, label: label)
        let list = try EndOfCentralDirectory(of: file)
        try budget.take(entries: list.entries, of: label)
        guard list.size <= Self.longestList else { throw ZipFault(.tooManyEntries, label, value: String(list.entries)) }
        var reader = ByteReader(try file.read(at: list.start, count: list.size))
        var headers: [CentralDirectoryHeader] = []
        for _ in 0..<list.entries {
            guard let header = CentralDirectoryHeader(&reader) else { throw file.damaged("list") }
            headers.append(header)
        }
        guard reader.left == 0 else { throw file.damaged("list") }
        entries = try CentralDirectory(headers, of: file, before: list.start).files
    }
}

/// A file in an archive.
public struct ZipEntry: Hashable, Sendable {
    /// The path in the archive, separated by `/`. It cannot leave the archive: `Altstandorte/Größe.shp`.
    public let name: String
    /// The stated size of the unpacked file in bytes.
    public let size: Int
    let packed: Range<Int>
    let checksum: UInt32
    let isDeflated: Bool
}
