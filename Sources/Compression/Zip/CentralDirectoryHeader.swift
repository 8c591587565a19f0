/// The header of a file in the central directory.
struct CentralDirectoryHeader {
    var flags: UInt16
    var method: UInt16
    var checksum: UInt32
    var packedSize: UInt64
    var size: UInt64
    var offset: UInt64
    var attributes: UInt32
    var name: [UInt8]
    var extra: ArraySlice<UInt8>

    var isEncrypted: Bool {
        typealias Flag = ZipFormat.Flag
        // Method 99 is the AES encryption of WinZip.
        return flags & (Flag.encrypted | Flag.strongEncryption | Flag.maskedHeaders) != 0 || method == 99
    }

    /// The Unix file type; 0 when it is not stated.
    var fileMode: UInt32 { attributes >> 16 & ZipFormat.FileMode.mask }

    /// Reads the next header; `nil` when there is none or it is truncated.
    init?(_ reader: inout ByteReader) {
        guard reader.next() == ZipFormat.centralHeader, reader.take(4) != nil,
            let flags: UInt16 = reader.next(), let method: UInt16 = reader.next(), reader.take(4) != nil,
            let checksum: UInt32 = reader.next(), let packedSize: UInt32 = reader.next(),
            let size: UInt32 = reader.next(), let nameSize: UInt16 = reader.next(),
            let extraSize: UInt16 = reader.next(), let commentSize: UInt16 = reader.next(),
            let disk: UInt16 = reader.next(), disk == 0 || disk == ZipFormat.inExtra16, reader.take(2) != nil,
            let attributes: UInt32 = reader.next(), let offset: UInt32 = reader.next(),
            let name = reader.take(Int(nameSize)), let extra = reader.take(Int(extraSize)),
            reader.take(Int(commentSize)) != nil
        else { return nil }
        (self.flags, self.method, self.checksum, self.attributes) = (flags, method, checksum, attributes)
        (self.packedSize, self.size, self.offset) = (UInt64(packedSize), UInt64(size), UInt64(offset))
        (self.name, self.extra) = (Array(name), extra)
        guard readLargeSizes() else { return nil }
    }

    /// Reads 64-bit numbers from the extra field. Returns false when one is missing.
    private mutating func readLargeSizes() -> Bool {
        let full = UInt64(ZipFormat.inExtra32)
        guard [size, packedSize, offset].contains(full) else { return true }
        let field = extraFields(extra).first { $0.id == ZipFormat.extra64 }
        var large = ByteReader(field?.bytes ?? [])
        for number in [\CentralDirectoryHeader.size, \.packedSize, \.offset] where self[keyPath: number] == full {
            guard let value: UInt64 = large.next() else { return false }
            self[keyPath: number] = value
        }
        return true
    }
}
