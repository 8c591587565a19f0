internal import Foundation

/// The bytes of an archive, read where they are wanted.
struct ArchiveFile {
    let label: String
    let size: Int
    private let handle: FileHandle

    /// - Throws: `CocoaError` when the file cannot be opened.
    init(path: String, label: String) throws {
        self.label = label
        handle = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
        size = Int(clamping: try handle.seekToEnd())
    }

    /// Exactly so many bytes.
    ///
    /// - Throws: ``ZipFault`` when the file has fewer.
    func read(at offset: Int, count: Int) throws -> [UInt8] {
        guard offset >= 0, count >= 0, offset <= size, count <= size - offset else { throw damaged("end") }
        try handle.seek(toOffset: UInt64(offset))
        var bytes: [UInt8] = []
        while bytes.count < count {
            guard let more = try handle.read(upToCount: count - bytes.count), !more.isEmpty else {
                throw damaged("end")
            }
            bytes += more
        }
        return bytes
    }

    func damaged(_ part: String) -> ZipFault { ZipFault(.damaged, label, value: part) }
}

/// Numbers out of bytes, the lowest byte first, one after the other.
struct ByteReader {
    private let bytes: ArraySlice<UInt8>
    private(set) var offset: Int

    init(_ bytes: ArraySlice<UInt8>) {
        self.bytes = bytes
        offset = bytes.startIndex
    }

    init(_ bytes: [UInt8]) { self.init(bytes[...]) }

    var left: Int { bytes.endIndex - offset }

    /// `nil` when there are fewer bytes left.
    mutating func next<Number: FixedWidthInteger>(_ type: Number.Type = Number.self) -> Number? {
        guard let taken = take(Number.bitWidth / 8) else { return nil }
        return taken.reversed().reduce(0) { $0 << 8 | Number(truncatingIfNeeded: $1) }
    }

    /// `nil` when there are fewer bytes left.
    mutating func take(_ count: Int) -> ArraySlice<UInt8>? {
        guard count >= 0, count <= left else { return nil }
        defer { offset += count }
        return bytes[offset..<offset + count]
    }
}

/// The parts of an extra field: number and bytes.
func extraFields(_ bytes: ArraySlice<UInt8>) -> [(id: UInt16, bytes: ArraySlice<UInt8>)] {
    var reader = ByteReader(bytes)
    var fields: [(UInt16, ArraySlice<UInt8>)] = []
    // What follows the last whole part is padding; some programs align files with it.
    while let id = reader.next(UInt16.self), let size = reader.next(UInt16.self), let part = reader.take(Int(size)) {
        fields.append((id, part))
    }
    return fields
}
