internal import SimpleFeatures

/// The layout of a `.dbf`, checked against its header, its field descriptors and its length.
struct DBFLayout: Hashable {
    struct Field: Hashable {
        let name: [UInt8]
        /// The type letter of dBASE: `C` text, `N` and `F` numbers, `D` date, `L` logical.
        let type: Character
        let decimals: Int
        /// The byte range of the value in its row.
        let range: Range<Int>

        var isText: Bool { type == "C" }
    }

    var fields: [Field]
    var headerLength: Int
    var rowLength: Int
    var rows: Int
    /// The language driver ID of dBASE, which states the code page; 0 when it is not stated.
    let languageByte: UInt8

    var textFields: [Field] { fields.filter(\.isText) }

    /// - Parameters:
    ///   - shapes: the number of shapes; `nil` for a table without `.shp`.
    ///   - report: called with faults that could be resolved.
    /// - Throws: ``SourceFault`` when the layout is ambiguous or rows are missing.
    init(_ path: FilePath, shapes: Int?, report: (SourceFault) -> Void) throws(SourceFault) {
        let file = try VirtualFile(path)
        let head = try file.read(at: 0, count: DBFHeader.largest)
        guard !head.isEmpty else { throw SourceFault(.fileEmpty, file: path.label) }
        guard let header = DBFHeader(head) else {
            throw SourceFault(.formatMismatch, file: path.label, value: "dbf", detail: FileFormat.name(of: head))
        }
        guard let lengths = DBFLengths(header, size: file.size, shapes: shapes, head) else {
            let needed = header.headerLength + header.rows * header.rowLength
            guard needed > file.size, header.isSound else {
                throw SourceFault(.dbfLayoutUnclear, file: path.label)
            }
            throw SourceFault(.dbfTruncated, file: path.label, value: String(file.size), detail: String(needed))
        }
        fields = header.fields
        headerLength = lengths.headerLength
        rowLength = lengths.rowLength
        rows = lengths.rows
        languageByte = header.languageByte
        for (kind, stated, real) in [
            (SourceFault.Kind.dbfHeaderLengthWrong, header.headerLength, headerLength),
            (.dbfRowLengthWrong, header.rowLength, rowLength), (.dbfRowCountWrong, header.rows, rows),
        ] where stated != real {
            report(SourceFault(kind, file: path.label, value: String(stated), detail: String(real)))
        }
    }
}

/// The header and the field descriptors of a `.dbf` as they are written. They may be wrong.
struct DBFHeader {
    /// The header states its length in two bytes.
    static let largest = 1 << 16
    private static let size = 32
    private static let endOfFields: UInt8 = 0x0D

    let rows: Int
    let headerLength: Int
    let rowLength: Int
    let languageByte: UInt8
    let fields: [DBFLayout.Field]
    /// The length of the header by its terminator (0x0D); `nil` without one.
    let markedLength: Int?
    /// The record length as the sum of the field lengths.
    var summedLength: Int { fields.last?.range.upperBound ?? 1 }

    /// True when the bytes look like the start of a dBASE table and not of a text file. Ignores the date of the last
    /// change, since programs write invalid dates.
    static func isLikely(_ bytes: [UInt8]) -> Bool {
        guard let header = DBFHeader(bytes), !header.fields.isEmpty else { return false }
        return bytes.prefix(size).contains(0)
    }

    /// True when the header and the field descriptors agree.
    var isSound: Bool { summedLength == rowLength && (markedLength.map { $0 <= headerLength } ?? true) }

    /// `nil` when the bytes are not the start of a dBASE table.
    init?(_ bytes: [UInt8]) {
        guard bytes.count >= Self.size, Self.versions.contains(bytes[0]) else { return nil }
        rows = Int(UInt32(truncatingIfNeeded: bytes.littleEndian32(at: 4)))
        headerLength = bytes.littleEndian16(at: 8)
        rowLength = bytes.littleEndian16(at: 10)
        languageByte = bytes[29]
        guard headerLength > Self.size, rowLength > 0 else { return nil }
        var fields: [DBFLayout.Field] = []
        var start = 1  // The first byte of a record is its deletion flag.
        var offset = Self.size
        while offset + 32 <= bytes.count, bytes[offset] != Self.endOfFields, offset + 32 <= 32 + 255 * 32 {
            let type = Character(UnicodeScalar(bytes[offset + 11]))
            guard type.isLetter || type == "@" || type == "+" else { break }
            // For text longer than 255 bytes, the decimal count is the high byte of the length.
            let isLong = type == "C" && bytes[offset + 17] > 0
            let width = Int(bytes[offset + 16]) + (isLong ? Int(bytes[offset + 17]) << 8 : 0)
            fields.append(
                DBFLayout.Field(
                    name: Array(bytes[offset..<offset + 11].prefix { $0 != 0 }), type: type,
                    decimals: Int(bytes[offset + 17]), range: start..<start + width))
            start += width
            offset += 32
        }
        self.fields = fields
        markedLength = offset < bytes.count && bytes[offset] == Self.endOfFields ? offset + 1 : nil
    }

    /// dBASE III to V and FoxPro, with and without memo file.
    private static let versions: Set<UInt8> = [
        0x02, 0x03, 0x04, 0x05, 0x30, 0x31, 0x32, 0x43, 0x63, 0x83, 0x8B, 0x8C, 0xCB, 0xE5, 0xF5, 0xFB,
    ]
}

/// The lengths that match the file: the stated ones, or those computed from the field descriptors.
private struct DBFLengths {
    var headerLength: Int
    var rowLength: Int
    var rows: Int

    /// `nil` when no combination matches.
    init?(_ head: DBFHeader, size: Int, shapes: Int?, _ bytes: [UInt8]) {
        let lengths = [head.headerLength, head.markedLength].compactMap(\.self)
        let widths = [head.rowLength, head.summedLength]
        let layouts = lengths.flatMap { length in widths.map { (length, $0) } }
            .filter { $0.1 >= head.summedLength && $0.1 > 1 && Self.beginsRow(bytes, $0.0, size) }
        // Tries the stated number of rows first, then the number computed from the file size.
        for (length, width) in layouts where Self.fills(size - length, head.rows * width) {
            self.init(headerLength: length, rowLength: width, rows: head.rows)
            return
        }
        guard let (length, width) = layouts.first, layouts.count == 1 || head.isSound, size >= length else {
            return nil
        }
        let present = (size - length) / width
        if shapes ?? present == present, Self.fills(size - length, present * width) {
            self.init(headerLength: length, rowLength: width, rows: present)
        } else if head.rows <= present {
            // Bytes after the last row are ignored.
            self.init(headerLength: length, rowLength: width, rows: head.rows)
        } else {
            return nil
        }
    }

    private init(headerLength: Int, rowLength: Int, rows: Int) {
        self.headerLength = headerLength
        self.rowLength = rowLength
        self.rows = rows
    }

    /// True when the rows fill the body, except for the end-of-file mark.
    private static func fills(_ body: Int, _ rows: Int) -> Bool { body - rows == 0 || body - rows == 1 }

    private static func beginsRow(_ bytes: [UInt8], _ offset: Int, _ size: Int) -> Bool {
        // A table without rows ends there, or has only the end-of-file mark.
        offset >= min(bytes.count, size) || [0x20, 0x2A, 0x1A].contains(bytes[offset])
    }
}
