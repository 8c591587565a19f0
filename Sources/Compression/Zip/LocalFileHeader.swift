/// The header before the data of a file, which must match the header in the central directory.
struct LocalFileHeader {
    /// The offset of the header.
    let start: Int
    /// The range of the compressed bytes in the archive.
    let data: Range<Int>

    /// - Throws: ``ZipFault`` when the header is missing, contradicts the central directory, or its bytes exceed `end`.
    init(of entry: CentralDirectoryHeader, named name: String, in file: ArchiveFile, before end: Int) throws {
        func contradiction(_ what: String) -> ZipFault {
            ZipFault(.contradiction, file.label, entry: name, value: what)
        }
        guard let start = Int(exactly: entry.offset), start <= end - ZipFormat.localHeaderSize else {
            throw contradiction("place")
        }
        self.start = start
        var reader = ByteReader(try file.read(at: start, count: ZipFormat.localHeaderSize))
        guard reader.next() == ZipFormat.localHeader, reader.take(2) != nil, let flags: UInt16 = reader.next(),
            let method: UInt16 = reader.next(), reader.take(4) != nil, let checksum: UInt32 = reader.next(),
            let packedSize: UInt32 = reader.next(), let size: UInt32 = reader.next(),
            let nameSize: UInt16 = reader.next(), let extraSize: UInt16 = reader.next()
        else { throw contradiction("place") }
        let rest = Int(nameSize) + Int(extraSize)
        let dataStart = start + ZipFormat.localHeaderSize + rest
        guard dataStart <= end, let packed = Int(exactly: entry.packedSize), packed <= end - dataStart else {
            throw contradiction("size")
        }
        let tail = try file.read(at: start + ZipFormat.localHeaderSize, count: rest)
        guard tail.prefix(Int(nameSize)).elementsEqual(entry.name) else { throw contradiction("name") }
        guard method == entry.method else { throw contradiction("method") }
        guard (flags ^ entry.flags) & ZipFormat.Flag.encrypted == 0 else { throw contradiction("encryption") }
        let followLater = flags & ZipFormat.Flag.sizesFollow != 0
        guard checksum == entry.checksum || followLater && checksum == 0 else { throw contradiction("checksum") }
        let sizes = Self.sizes(size, packedSize, tail.dropFirst(Int(nameSize)))
        // When the sizes follow the data, they are 0 here, or known before compression.
        func agrees(_ here: UInt64, _ listed: UInt64) -> Bool { here == listed || followLater && here == 0 }
        guard let sizes, agrees(sizes.0, entry.size), agrees(sizes.1, entry.packedSize) else {
            throw contradiction("size")
        }
        data = dataStart..<dataStart + packed
    }

    /// The sizes, from the extra field if they need 64 bits; `nil` when they are missing there.
    private static func sizes(_ size: UInt32, _ packed: UInt32, _ extra: ArraySlice<UInt8>) -> (UInt64, UInt64)? {
        let full = ZipFormat.inExtra32
        guard size == full || packed == full else { return (UInt64(size), UInt64(packed)) }
        let field = extraFields(extra).first { $0.id == ZipFormat.extra64 }
        var large = ByteReader(field?.bytes ?? [])
        guard let first: UInt64 = size == full ? large.next() : UInt64(size),
            let second: UInt64 = packed == full ? large.next() : UInt64(packed)
        else { return nil }
        return (first, second)
    }
}
