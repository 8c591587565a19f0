public import Foundation

/// Writes a zip archive file by file. Compresses each file while reading it, so files need not fit into memory.
///
/// Names are marked as UTF-8. Archives and files above 4 GiB are written as Zip64. Equal files give equal bytes:
/// without another time, all entries have the first date of the format, 1 January 1980.
///
///     var zip = try ZipWriter(path: "standorte.zip")
///     try zip.add("standorte.cpg", Array("UTF-8".utf8))
///     try zip.add("standorte.shp", file: "/tmp/export/standorte.shp")
///     try zip.finish()
public struct ZipWriter: ~Copyable {
    private let label: String
    private let handle: FileHandle
    private let time: DOSTime
    private var offset: UInt64 = 0
    private var written: [WrittenEntry] = []
    private var names: Set<String> = []

    /// - Parameters:
    ///   - path: the path of the archive. An existing file is replaced.
    ///   - modified: the time of all entries, written in the time zone of this machine.
    /// - Throws: `CocoaError` when the file cannot be created.
    public init(path: String, modified: Date? = nil) throws {
        let file = URL(fileURLWithPath: path)
        try Data().write(to: file)
        handle = try FileHandle(forWritingTo: file)
        label = file.lastPathComponent
        time = modified.map(DOSTime.init) ?? .earliest
    }

    /// Adds a file with these bytes.
    ///
    /// - Parameter name: the path in the archive, its parts separated by `/`: `Altstandorte/Logistik.shp`.
    /// - Throws: ``ZipFault`` when the name leads out of the archive, is invalid or in use; `CocoaError` when the
    ///   file cannot be written.
    public mutating func add(_ name: String, _ bytes: [UInt8]) throws {
        var rest = bytes[...]
        try add(name, expecting: UInt64(bytes.count)) {
            defer { rest = rest.dropFirst(Deflater.pieceSize) }
            return Array(rest.prefix(Deflater.pieceSize))
        }
    }

    /// Adds a copy of the file at `path`.
    ///
    /// - Throws: the errors of ``add(_:_:)``, and `CocoaError` when the file cannot be read.
    public mutating func add(_ name: String, file path: String) throws {
        let source = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
        defer { try? source.close() }
        let size = try source.seekToEnd()
        try source.seek(toOffset: 0)
        try add(name, expecting: size) { Array(try source.read(upToCount: Deflater.pieceSize) ?? Data()) }
    }

    /// Writes the central directory and closes the file. Must be called to complete the archive.
    ///
    /// - Throws: `CocoaError` when it cannot be written.
    public consuming func finish() throws {
        let start = offset
        var list: [UInt8] = []
        for entry in written { list += entry.centralHeader }
        try write(list)
        try write(ZipEndRecords(entries: written.count, listStart: start, listSize: UInt64(list.count)).bytes)
        try handle.close()
    }

    private mutating func add(
        _ name: String, expecting size: UInt64, _ next: () throws -> [UInt8]
    ) throws {
        let name = name.precomposedStringWithCanonicalMapping
        guard EntryPath(name)?.text == name else { throw ZipFault(.unsafeName, label, entry: name) }
        guard name.utf8.count < Int(UInt16.max) else { throw ZipFault(.unreadableName, label, entry: name) }
        guard names.insert(name.lowercased()).inserted else { throw ZipFault(.duplicateName, label, entry: name) }
        var entry = WrittenEntry(name: name, time: time, offset: offset, isLarge: size >= WrittenEntry.largeSize)
        try write(entry.localHeader)
        try pack(&entry, next)
        // Size and checksum are known now, so the header is rewritten.
        try handle.seek(toOffset: entry.offset)
        try handle.write(contentsOf: entry.localHeader)
        try handle.seekToEnd()
        written.append(entry)
    }

    private mutating func pack(_ entry: inout WrittenEntry, _ next: () throws -> [UInt8]) throws {
        let deflater = Deflater()
        var checksum = Checksum()
        let start = offset
        var bytes: [UInt8]
        repeat {
            bytes = try next()
            checksum.add(bytes)
            entry.size += UInt64(bytes.count)
            try deflater.deflate(bytes, isLast: bytes.isEmpty) { try write($0) }
        } while !bytes.isEmpty
        entry.checksum = checksum.value
        entry.packedSize = offset - start
        // The header has no space for a file that grew while it was read.
        guard entry.isLarge || max(entry.size, entry.packedSize) < UInt64(ZipFormat.inExtra32) else {
            throw ZipFault(.wrongSize, label, entry: entry.name, value: String(entry.size))
        }
    }

    private mutating func write(_ bytes: [UInt8]) throws {
        try handle.write(contentsOf: Data(bytes))
        offset += UInt64(bytes.count)
    }
}
