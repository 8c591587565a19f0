internal import Foundation

/// An archive file with random access.
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

    /// Reads exactly `count` bytes.
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

/// Reads consecutive little-endian numbers.
struct ByteReader {
    private let bytes: ArraySlice<UInt8>
    private(set) var offset: Int

    init(_ bytes: ArraySlice<UInt8>) {
        self.bytes = bytes
        offset = bytes.startIndex
    }

    init(_ bytes: [UInt8]) { self.init(bytes[...]) }

    var left: Int { bytes.endIndex - offset }

    /// Reads the next number; `nil` when too few bytes are left.
    mutating func next<Number: FixedWidthInteger>(_ type: Number.Type = Number.self) -> Number? {
        guard let taken = take(Number.bitWidth / 8) else { return nil }
        return taken.reversed().reduce(0) { $0 << 8 | Number(truncatingIfNeeded: $1) }
    }

    /// Reads the next bytes; `nil` when too few are left.
    mutating func take(_ count: Int) -> ArraySlice<UInt8>? {
        guard count >= 0, count <= left else { return nil }
        defer { offset += count }
        return bytes[offset..<offset + count]
    }
}

/// The blocks of an extra field: header ID and data.
func extraFields(_ bytes: ArraySlice<UInt8>) -> [(id: UInt16, bytes: ArraySlice<UInt8>)] {
    var reader = ByteReader(bytes)
    var fields: [(UInt16, ArraySlice<UInt8>)] = []
    // Bytes after the last complete block are padding, which some programs use for alignment.
    while let id = reader.next(UInt16.self), let size = reader.next(UInt16.self), let part = reader.take(Int(size)) {
        fields.append((id, part))
    }
    return fields
}
