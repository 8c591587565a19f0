internal import SimpleFeatures

extension [UInt8] {
    /// The unsigned 32-bit number at `offset`, big-endian.
    func bigEndian32(at offset: Int) -> Int { Int(UInt32(bigEndian: number(at: offset))) }

    /// The signed 32-bit number at `offset`, little-endian.
    func littleEndian32(at offset: Int) -> Int { Int(Int32(littleEndian: number(at: offset))) }

    func littleEndian16(at offset: Int) -> Int { Int(UInt16(littleEndian: number(at: offset))) }

    func double(at offset: Int) -> Double {
        Double(bitPattern: UInt64(littleEndian: number(at: offset)))
    }

    func position(at offset: Int) -> Position { Position(double(at: offset), double(at: offset + 8)) }

    /// Positions of little-endian numbers.
    func positions(at offset: Int, count: Int) -> [Position] {
        precondition(offset >= 0 && count >= 0 && count <= (self.count - offset) / 16)
        return unsafe withUnsafeBytes { bytes in
            unsafe [Position](unsafeUninitializedCapacity: count) { positions, written in
                guard let first = positions.baseAddress else { return }
                for index in 0..<count {
                    let start = offset + index * 16
                    let x = unsafe bytes.loadUnaligned(fromByteOffset: start, as: UInt64.self)
                    let y = unsafe bytes.loadUnaligned(fromByteOffset: start + 8, as: UInt64.self)
                    unsafe (first + index).initialize(
                        to: Position(
                            Double(bitPattern: UInt64(littleEndian: x)), Double(bitPattern: UInt64(littleEndian: y))))
                }
                written = count
            }
        }
    }

    private func number<Number: FixedWidthInteger & BitwiseCopyable>(at offset: Int) -> Number {
        precondition(offset >= 0 && offset <= count - MemoryLayout<Number>.size)
        return unsafe withUnsafeBytes { unsafe $0.loadUnaligned(fromByteOffset: offset, as: Number.self) }
    }
}

extension Collection<UInt8> {
    /// True when no byte is above 127. The loop is written so that the compiler can vectorize it.
    var isASCII: Bool {
        let all = withContiguousStorageIfAvailable { bytes in
            var all: UInt8 = 0
            for index in bytes.indices { unsafe all |= bytes[index] }
            return all
        }
        return (all ?? reduce(0, |)) < 0x80
    }
}
