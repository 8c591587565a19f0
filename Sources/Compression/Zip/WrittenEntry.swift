internal import Foundation

/// A file in an archive that is being written, and its two headers.
struct WrittenEntry {
    var name: String
    var time: DOSTime
    var offset: UInt64
    /// True when the headers have space for sizes above 4 GiB.
    var isLarge: Bool
    var checksum: UInt32 = 0
    var size: UInt64 = 0
    var packedSize: UInt64 = 0

    /// The uncompressed size from which the compressed data may exceed 4 GiB: deflate adds a few bytes per 16 KiB.
    static let largeSize = UInt64(0xFF00_0000)

    /// The bytes before the compressed data.
    var localHeader: [UInt8] {
        var bytes: [UInt8] = []
        bytes.append(little: ZipFormat.localHeader)
        bytes += common
        bytes.append(little: UInt16(name.utf8.count))
        bytes.append(little: UInt16(isLarge ? 20 : 0))
        bytes += name.utf8
        if isLarge { bytes += extra([size, packedSize]) }
        return bytes
    }

    /// The bytes in the central directory.
    var centralHeader: [UInt8] {
        let isFar = offset >= UInt64(ZipFormat.inExtra32)
        let extra = isLarge || isFar ? extra((isLarge ? [size, packedSize] : []) + (isFar ? [offset] : [])) : []
        var bytes: [UInt8] = []
        bytes.append(little: ZipFormat.centralHeader)
        bytes.append(little: UInt16(3 << 8 | 45))  // Version made by: Unix.
        bytes += common
        bytes.append(little: UInt16(name.utf8.count))
        bytes.append(little: UInt16(extra.count))
        bytes.append(little: UInt16(0))  // Comment length.
        bytes.append(little: UInt16(0))  // Disk number.
        bytes.append(little: UInt16(0))  // Internal attributes: not marked as text.
        bytes.append(little: (ZipFormat.FileMode.regular | 0o644) << 16)
        bytes.append(little: isFar ? ZipFormat.inExtra32 : UInt32(offset))
        return bytes + Array(name.utf8) + extra
    }

    /// The common fields of both headers, from the version needed to the sizes.
    private var common: [UInt8] {
        var bytes: [UInt8] = []
        bytes.append(little: UInt16(isLarge ? 45 : 20))
        bytes.append(little: ZipFormat.Flag.utf8)
        bytes.append(little: ZipFormat.deflated)
        bytes.append(little: time.time)
        bytes.append(little: time.date)
        bytes.append(little: checksum)
        bytes.append(little: isLarge ? ZipFormat.inExtra32 : UInt32(packedSize))
        bytes.append(little: isLarge ? ZipFormat.inExtra32 : UInt32(size))
        return bytes
    }

    private func extra(_ numbers: [UInt64]) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.append(little: ZipFormat.extra64)
        bytes.append(little: UInt16(numbers.count * 8))
        for number in numbers { bytes.append(little: number) }
        return bytes
    }
}

/// The records that end an archive.
struct ZipEndRecords {
    var entries: Int
    var listStart: UInt64
    var listSize: UInt64

    var bytes: [UInt8] {
        let isLarge =
            entries >= Int(ZipFormat.inExtra16) || max(listStart, listSize) >= UInt64(ZipFormat.inExtra32)
        var bytes = isLarge ? records64 : []
        bytes.append(little: ZipFormat.endRecord)
        bytes.append(little: UInt32(0))  // Disk numbers.
        for _ in 0..<2 { bytes.append(little: isLarge ? ZipFormat.inExtra16 : UInt16(entries)) }
        bytes.append(little: isLarge ? ZipFormat.inExtra32 : UInt32(listSize))
        bytes.append(little: isLarge ? ZipFormat.inExtra32 : UInt32(listStart))
        bytes.append(little: UInt16(0))  // Comment length.
        return bytes
    }

    private var records64: [UInt8] {
        var bytes: [UInt8] = []
        bytes.append(little: ZipFormat.endRecord64)
        bytes.append(little: UInt64(ZipFormat.endRecord64Size - 12))
        bytes.append(little: UInt16(3 << 8 | 45))
        bytes.append(little: UInt16(45))
        bytes.append(little: UInt64(0))  // Disk numbers.
        for _ in 0..<2 { bytes.append(little: UInt64(entries)) }
        bytes.append(little: listSize)
        bytes.append(little: listStart)
        bytes.append(little: ZipFormat.endLocator64)
        bytes.append(little: UInt32(0))
        bytes.append(little: listStart + listSize)
        bytes.append(little: UInt32(1))
        return bytes
    }
}

/// An MS-DOS time: local, from 1980 to 2107, in steps of two seconds.
struct DOSTime {
    var time: UInt16
    var date: UInt16

    static let earliest = DOSTime(time: 0, date: 1 << 5 | 1)

    init(time: UInt16, date: UInt16) {
        self.time = time
        self.date = date
    }

    init(_ moment: Date) {
        let parts = Calendar(identifier: .gregorian)
            .dateComponents([.year, .month, .day, .hour, .minute, .second], from: moment)
        guard let year = parts.year, (1980...2107).contains(year) else {
            self = .earliest
            return
        }
        date = UInt16((year - 1980) << 9 | (parts.month ?? 1) << 5 | (parts.day ?? 1))
        time = UInt16((parts.hour ?? 0) << 11 | (parts.minute ?? 0) << 5 | (parts.second ?? 0) / 2)
    }
}
