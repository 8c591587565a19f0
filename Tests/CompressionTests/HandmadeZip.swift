/// A zip archive made byte by byte, so that every part of it can lie.
struct HandmadeZip {
    struct Entry {
        var name: [UInt8]
        /// As they lie in the archive.
        var packed: [UInt8]
        var flags: UInt16 = 0
        var method: UInt16 = 0
        var checksum: UInt32
        var size: UInt32
        var packedSize: UInt32
        /// Unix's mode is in the upper half.
        var attributes: UInt32 = 0
        var extra: [UInt8] = []
        /// The field of the local file header; `nil` for the value of the central directory.
        var localName: [UInt8]?
        var localMethod: UInt16?
        var localFlags: UInt16?
        var localChecksum: UInt32?
        var localSize: UInt32?
        var localExtra: [UInt8] = []
        /// The stated offset of the entry; `nil` for the real one.
        var statedOffset: UInt32?
        /// False for an entry of the list without bytes of its own.
        var hasBody = true

        /// A stored file.
        init(_ name: [UInt8], _ bytes: [UInt8] = Array("x".utf8)) {
            self.name = name
            packed = bytes
            checksum = crc32(bytes)
            size = UInt32(bytes.count)
            packedSize = UInt32(bytes.count)
        }

        init(_ name: String, _ bytes: [UInt8] = Array("x".utf8)) { self.init(Array(name.utf8), bytes) }

        func with(_ change: (inout Entry) -> Void) -> Entry {
            var entry = self
            change(&entry)
            return entry
        }
    }

    var entries: [Entry]
    var prefix: [UInt8] = []
    var comment: [UInt8] = []
    var tail: [UInt8] = []
    var disk: UInt16 = 0
    /// Added to the values in the end record.
    var countOff = 0
    var listStartOff = 0
    var listSizeOff = 0
    /// Whether the end is the one for large archives.
    var isLarge = false

    init(_ entries: Entry...) { self.entries = entries }

    init(_ entries: [Entry]) { self.entries = entries }

    var bytes: [UInt8] {
        var bytes = prefix
        var list: [UInt8] = []
        for entry in entries {
            let offset = UInt32(bytes.count - prefix.count)
            if entry.hasBody { bytes += entry.localHeader + entry.packed }
            list += entry.centralHeader(at: entry.statedOffset ?? offset)
        }
        let start = bytes.count - prefix.count
        return bytes + list + end(start: start, size: list.count) + comment + tail
    }

    private func end(start: Int, size: Int) -> [UInt8] {
        let (count, start, size) = (entries.count + countOff, start + listStartOff, size + listSizeOff)
        var end: [UInt8] = []
        if isLarge {
            end += little(0x0606_4B50 as UInt32) + little(44 as UInt64) + little(45 as UInt16) + little(45 as UInt16)
            end += little(0 as UInt64) + little(UInt64(count)) + little(UInt64(count)) + little(UInt64(size))
            end += little(UInt64(start)) + little(0x0706_4B50 as UInt32) + little(0 as UInt32)
            end += little(UInt64(start + size)) + little(1 as UInt32)
        }
        let count16 = isLarge ? UInt16.max : UInt16(count)
        end += little(0x0605_4B50 as UInt32) + little(disk) + little(0 as UInt16) + little(count16) + little(count16)
        end += little(isLarge ? UInt32.max : UInt32(size)) + little(isLarge ? UInt32.max : UInt32(start))
        return end + little(UInt16(comment.count))
    }
}

extension HandmadeZip.Entry {
    fileprivate var localHeader: [UInt8] {
        let name = localName ?? name
        return little(0x0403_4B50 as UInt32) + little(20 as UInt16) + little(localFlags ?? flags)
            + little(localMethod ?? method) + little(0 as UInt32) + little(localChecksum ?? checksum)
            + little(localSize ?? packedSize) + little(localSize ?? size) + little(UInt16(name.count))
            + little(UInt16(localExtra.count)) + name + localExtra
    }

    fileprivate func centralHeader(at offset: UInt32) -> [UInt8] {
        little(0x0201_4B50 as UInt32) + little(20 as UInt16) + little(20 as UInt16) + little(flags) + little(method)
            + little(0 as UInt32) + little(checksum) + little(packedSize) + little(size) + little(UInt16(name.count))
            + little(UInt16(extra.count)) + little(0 as UInt16) + little(0 as UInt16) + little(0 as UInt16)
            + little(attributes) + little(offset) + name + extra
    }
}

func little<Number: FixedWidthInteger>(_ number: Number) -> [UInt8] {
    stride(from: 0, to: Number.bitWidth, by: 8).map { UInt8(truncatingIfNeeded: number >> $0) }
}

/// The checksum by its definition, bit by bit.
func crc32(_ bytes: [UInt8]) -> UInt32 {
    ~bytes.reduce(~0 as UInt32) { sum, byte in
        (0..<8).reduce(sum ^ UInt32(byte)) { rest, _ in rest & 1 == 1 ? rest >> 1 ^ 0xEDB8_8320 : rest >> 1 }
    }
}
