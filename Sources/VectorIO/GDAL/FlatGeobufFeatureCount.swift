internal import SimpleFeatures

/// Counts the features of a FlatGeobuf file, since GDAL stops at the number in the header.
struct FlatGeobufFeatureCount {
    /// The number of features in the header; `nil` when the header has none.
    private(set) var stated: Int?
    /// The number of features in the file; `nil` when the last one is incomplete.
    private(set) var found: Int?

    private static let headerOffset = 12

    /// - Throws: ``SourceFault`` when the file cannot be read.
    init(_ path: FilePath) throws(SourceFault) {
        var window = try FileWindow(path)
        let size = window.file.size
        guard size >= Self.headerOffset else { return }
        let start = try window.file.read(at: 0, count: 1 << 24)
        let headerSize = start.littleEndian32(at: 8)
        guard headerSize >= 8, headerSize <= start.count - Self.headerOffset else { return }
        let header = FlatTable(start, Self.headerOffset, Self.headerOffset + headerSize)
        let count = header?.number(field: 8, bytes: 8) ?? 0
        let nodeSize = header?.number(field: 9, bytes: 2) ?? 16
        stated = count == 0 ? nil : count
        guard count >= 0, let index = Self.indexSize(count: count, nodeSize: nodeSize, limit: size) else { return }
        var offset = Self.headerOffset + headerSize + index
        var features = 0
        while offset + 4 <= size {
            let place = try window.index(of: offset, count: 4)
            let length = window.bytes.littleEndian32(at: place)
            guard length > 0, length <= size - offset - 4 else { return }
            offset += 4 + length
            features += 1
        }
        if offset == size { found = features }
    }

    /// The size in bytes of the spatial index before the features, 40 bytes a node; `nil` when the file is smaller.
    private static func indexSize(count: Int, nodeSize: Int, limit: Int) -> Int? {
        guard count > 0, nodeSize > 0 else { return 0 }
        guard nodeSize > 1, count <= limit / 40 else { return nil }
        var nodes = count
        var level = count
        repeat {
            level = (level + nodeSize - 1) / nodeSize
            nodes += level
        } while level > 1
        return nodes * 40
    }
}

/// The first table of a FlatBuffer.
private struct FlatTable {
    private let bytes: [UInt8]
    private let table: Int
    private let fields: Int
    private let end: Int

    /// `nil` when the bytes are not a table.
    init?(_ bytes: [UInt8], _ start: Int, _ end: Int) {
        self.bytes = bytes
        self.end = end
        table = start + bytes.littleEndian32(at: start)
        guard table >= start, table <= end - 4 else { return nil }
        fields = table - bytes.littleEndian32(at: table)
        guard fields >= start, fields <= end - 4 else { return nil }
    }

    /// A number of two or eight bytes; `nil` when the field has its default value.
    func number(field: Int, bytes count: Int) -> Int? {
        let slot = 4 + field * 2
        guard slot + 2 <= bytes.littleEndian16(at: fields), fields + slot + 2 <= end else { return nil }
        let place = bytes.littleEndian16(at: fields + slot)
        guard place > 0, table + place + count <= end else { return nil }
        if count == 2 { return bytes.littleEndian16(at: table + place) }
        let high = bytes.littleEndian32(at: table + place + 4)
        return high << 32 | (bytes.littleEndian32(at: table + place) & 0xFFFF_FFFF)
    }
}
