internal import SimpleFeatures

/// Reads a file byte by byte, in blocks of a mebibyte.
struct ByteReader: ~Copyable {
    let file: VirtualFile
    private var block: [UInt8] = []
    /// The index of the next byte in the block.
    private var position = 0
    /// The file offset of the next block.
    private var offset: Int

    init(_ path: FilePath, offset: Int = 0) throws(SourceFault) {
        file = try VirtualFile(path)
        self.offset = offset
    }

    /// Returns the next byte; `nil` at the end.
    ///
    /// - Throws: ``SourceFault`` when the file cannot be read.
    mutating func next() throws(SourceFault) -> UInt8? {
        if position == block.count {
            guard offset < file.size else { return nil }
            block = []
            block = try file.read(at: offset, count: 1 << 20)
            offset += block.count
            position = 0
        }
        defer { position += 1 }
        return block[position]
    }

    /// Returns the byte that was read last, and all bytes after it up to the next mark or the end of the block.
    mutating func run(until isMark: (UInt8) -> Bool) -> ArraySlice<UInt8> {
        let start = position - 1
        while position < block.count, !isMark(block[position]) { position += 1 }
        return block[start..<position]
    }
}
