/// The records at the end of an archive, which state the offset and size of the central directory.
struct EndOfCentralDirectory: Equatable {
    var entries: Int
    var start: Int
    var size: Int

    /// - Throws: ``ZipFault`` when the end record is missing, ambiguous, or does not match the file.
    init(of file: ArchiveFile) throws {
        let (end, offset) = try Self.endRecord(of: file)
        self = end
        var listEnd = offset
        if let (large, start) = try Self.endRecord64(of: file, before: offset) {
            guard end.agrees(with: large) else { throw file.damaged("list") }
            self = large
            listEnd = start
        }
        guard entries > 0 else { throw ZipFault(.empty, file.label) }
        // Bytes before the archive, or between directory and end record, would shift all offsets. Other programs would
        // find other files in it.
        guard start >= 0, start <= listEnd, size == listEnd - start else { throw file.damaged("list") }
    }

    private init(entries: UInt64, start: UInt64, size: UInt64) {
        self.entries = Int(clamping: entries)
        self.start = Int(clamping: start)
        self.size = Int(clamping: size)
    }

    private static func endRecord(of file: ArchiveFile) throws -> (EndOfCentralDirectory, offset: Int) {
        let tailSize = min(file.size, ZipFormat.endRecordSize + Int(UInt16.max))
        let tail = try file.read(at: file.size - tailSize, count: tailSize)
        var found: [(EndOfCentralDirectory, Int)] = []
        for offset in tail.indices.dropLast(ZipFormat.endRecordSize - 1)
        where tail[offset] == 0x50 && tail[offset + 1] == 0x4B {
            if let list = try EndOfCentralDirectory(endRecord: tail[offset...], file) {
                found.append((list, file.size - tailSize + offset))
            }
        }
        guard let end = found.first else {
            let isArchive = try file.read(at: 0, count: min(4, file.size)).starts(with: [0x50, 0x4B])
            throw isArchive ? file.damaged("end") : ZipFault(.notAnArchive, file.label)
        }
        guard found.count == 1 else { throw file.damaged("end") }
        return end
    }

    /// `nil` when the bytes are not an end record that ends with the file.
    private init?(endRecord bytes: ArraySlice<UInt8>, _ file: ArchiveFile) throws {
        var reader = ByteReader(bytes)
        guard reader.next() == ZipFormat.endRecord, let disk: UInt16 = reader.next(),
            let firstDisk: UInt16 = reader.next(), let here: UInt16 = reader.next(), let all: UInt16 = reader.next(),
            let size: UInt32 = reader.next(), let start: UInt32 = reader.next(), let comment: UInt16 = reader.next(),
            reader.left == Int(comment)
        else { return nil }
        let isLarge = disk == ZipFormat.inExtra16 || firstDisk == ZipFormat.inExtra16
        guard isLarge || disk == 0 && firstDisk == 0 && here == all else { throw ZipFault(.multipart, file.label) }
        self.init(entries: UInt64(all), start: UInt64(start), size: UInt64(size))
    }

    /// The end record of Zip64; `nil` when there is none.
    private static func endRecord64(
        of file: ArchiveFile, before end: Int
    ) throws -> (EndOfCentralDirectory, offset: Int)? {
        let locatorOffset = end - ZipFormat.endLocator64Size
        guard locatorOffset >= 0 else { return nil }
        var locator = ByteReader(try file.read(at: locatorOffset, count: ZipFormat.endLocator64Size))
        guard locator.next() == ZipFormat.endLocator64 else { return nil }
        guard let _: UInt32 = locator.next(), let stated: UInt64 = locator.next(), let disks: UInt32 = locator.next(),
            let offset = Int(exactly: stated), offset <= locatorOffset
        else { throw file.damaged("end") }
        guard disks <= 1 else { throw ZipFault(.multipart, file.label) }
        var record = ByteReader(try file.read(at: offset, count: ZipFormat.endRecord64Size))
        guard record.next() == ZipFormat.endRecord64, let size: UInt64 = record.next(),
            size == UInt64(locatorOffset - offset - 12), record.take(12) != nil, let here: UInt64 = record.next(),
            let all: UInt64 = record.next(), here == all, let listSize: UInt64 = record.next(),
            let start: UInt64 = record.next()
        else { throw file.damaged("end") }
        return (EndOfCentralDirectory(entries: all, start: start, size: listSize), offset)
    }

    /// True when each number is equal to that in the Zip64 record, or refers to it.
    private func agrees(with large: EndOfCentralDirectory) -> Bool {
        (entries == large.entries || entries == Int(ZipFormat.inExtra16))
            && (start == large.start || start == Int(ZipFormat.inExtra32))
            && (size == large.size || size == Int(ZipFormat.inExtra32))
    }
}
