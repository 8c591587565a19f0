/// The first 100 bytes of a `.shp` or `.shx`.
struct ShapeHeader: Hashable {
    static let size = 100
    /// The number 9994, with which every shapefile begins.
    static let mark: [UInt8] = [0x00, 0x00, 0x27, 0x0A]

    /// The file's length in bytes, as the header states it.
    let statedLength: Int
    let shapeType: Int

    /// How many records an index of that length has.
    var indexedRecords: Int { (statedLength - Self.size) / 8 }

    /// `nil` when the bytes do not begin as a shapefile does.
    init?(_ bytes: [UInt8]) {
        guard bytes.count >= Self.size, bytes.starts(with: Self.mark) else { return nil }
        statedLength = bytes.bigEndian32(at: 24) * 2
        shapeType = bytes.littleEndian(at: 32, count: 4)
    }
}
