/// What the head of a `.dbf` says about its rows.
struct DBFHeader: Hashable {
    static let size = 32
    private static let endOfFields: UInt8 = 0x0D

    struct Field: Hashable {
        let name: [UInt8]
        let isText: Bool
        /// The place of the value in its row, in bytes.
        let range: Range<Int>
    }

    let rows: Int
    let headerLength: Int
    let rowLength: Int
    /// The code page by its number in dBASE; 0 when it is not stated.
    let languageByte: UInt8

    /// How long the file is at least when all its rows are there.
    var minimumLength: Int { headerLength + rows * rowLength }

    /// `nil` when the bytes do not begin as a dBASE table does.
    init?(_ bytes: [UInt8]) {
        guard bytes.count >= Self.size, Self.versions.contains(bytes[0]) else { return nil }
        rows = bytes.littleEndian(at: 4, count: 4)
        headerLength = bytes.littleEndian(at: 8, count: 2)
        rowLength = bytes.littleEndian(at: 10, count: 2)
        languageByte = bytes[29]
        guard headerLength > Self.size, rowLength > 0, (1...12).contains(bytes[2]) || bytes[2] == 0 else { return nil }
    }

    /// The fields that the whole head describes.
    func fields(in head: [UInt8]) -> [Field] {
        var fields: [Field] = []
        var start = 1  // The first byte of a row tells whether the row is deleted.
        for offset in stride(from: Self.size, to: head.count - 31, by: 32) {
            let end = start + Int(head[offset + 16])
            guard head[offset] != Self.endOfFields, end <= rowLength else { break }
            fields.append(
                Field(
                    name: Array(head[offset..<offset + 11].prefix { $0 != 0 }),
                    isText: head[offset + 11] == UInt8(ascii: "C"), range: start..<end))
            start = end
        }
        return fields
    }

    /// dBASE II to 7 and FoxPro, with and without memo file.
    private static let versions: Set<UInt8> = [
        0x02, 0x03, 0x04, 0x05, 0x30, 0x31, 0x32, 0x43, 0x63, 0x83, 0x8B, 0x8C, 0xCB, 0xE5, 0xF5, 0xFB,
    ]
}
