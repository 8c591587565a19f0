extension [UInt8] {
    /// The unsigned number in the four bytes at `offset`, the highest first.
    func bigEndian32(at offset: Int) -> Int {
        self[offset..<offset + 4].reduce(0) { $0 << 8 | Int($1) }
    }

    /// The unsigned number in the bytes at `offset`, the lowest first.
    func littleEndian(at offset: Int, count: Int) -> Int {
        self[offset..<offset + count].reversed().reduce(0) { $0 << 8 | Int($1) }
    }
}
