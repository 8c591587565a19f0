internal import SimpleFeatures

/// Where the rows and the fields of a `.dbf` lie, as far as its head, its fields and its length agree.
struct DBFLayout: Hashable {
    struct Field: Hashable {
        let name: [UInt8]
        /// dBASE's letter: `C` text, `N` and `F` numbers, `D` day, `L` truth.
        let type: Character
        let decimals: Int
        /// The place of the value in its row, in bytes.
        let range: Range<Int>

        var isText: Bool { type == "C" }
    }

    var fields: [Field]
    var headerLength: Int
    var rowLength: Int
    var rows: Int
    /// The code page by its number in dBASE; 0 when it is not stated.
    let languageByte: UInt8

    var textFields: [Field] { fields.filter(\.isText) }

    /// - Parameters:
    ///   - shapes: how many rows there should be, when something else tells.
    ///   - tell: is given what is wrong, but was settled.
    /// - Throws: ``SourceFault`` when it cannot be told where a row begins, or rows are missing.
    init(_ path: FilePath, shapes: Int?, tell: (SourceFault) -> Void) throws(SourceFault) {
        let file = try VirtualFile(path)
        let head = try file.read(at: 0, count: DBFHeader.largest)
        guard !head.isEmpty else { throw SourceFault(.fileEmpty, file: path.label) }
        guard let stated = DBFHeader(head) else {
            throw SourceFault(.formatMismatch, file: path.label, value: "dbf", detail: FileFormat.name(of: head))
        }
        guard let fit = TableFit(stated, size: file.size, shapes: shapes, head) else {
            let needed = stated.headerLength + stated.rows * stated.rowLength
            guard needed > file.size, stated.isSound else {
                throw SourceFault(.dbfLayoutUnclear, file: path.label)
            }
            throw SourceFault(.dbfTruncated, file: path.label, value: String(file.size), detail: String(needed))
        }
        fields = stated.fields
        headerLength = fit.headerLength
        rowLength = fit.rowLength
        rows = fit.rows
        languageByte = stated.languageByte
        for (kind, said, real) in [
            (SourceFault.Kind.dbfHeaderLengthWrong, stated.headerLength, headerLength),
            (.dbfRowLengthWrong, stated.rowLength, rowLength), (.dbfRowCountWrong, stated.rows, rows),
        ] where said != real {
            tell(SourceFault(kind, file: path.label, value: String(said), detail: String(real)))
        }
    }
}

/// What the head of a `.dbf` says, right or wrong.
struct DBFHeader {
    /// A head states its own length in two bytes.
    static let largest = 1 << 16
    private static let size = 32
    private static let endOfFields: UInt8 = 0x0D

    let rows: Int
    let headerLength: Int
    let rowLength: Int
    let languageByte: UInt8
    let fields: [DBFLayout.Field]
    /// The length of the head by the mark at its end; `nil` without one.
    let markedLength: Int?
    /// The length of a row by its fields.
    var summedLength: Int { fields.last?.range.upperBound ?? 1 }

    /// True when head and fields agree.
    var isSound: Bool { summedLength == rowLength && (markedLength.map { $0 <= headerLength } ?? true) }

    /// `nil` when the bytes do not begin as a dBASE table does.
    init?(_ bytes: [UInt8]) {
        guard bytes.count >= Self.size, Self.versions.contains(bytes[0]), bytes[2] <= 12 else { return nil }
        rows = Int(UInt32(truncatingIfNeeded: bytes.littleEndian32(at: 4)))
        headerLength = bytes.littleEndian16(at: 8)
        rowLength = bytes.littleEndian16(at: 10)
        languageByte = bytes[29]
        guard headerLength > Self.size, rowLength > 0 else { return nil }
        var fields: [DBFLayout.Field] = []
        var start = 1  // The first byte of a row tells whether the row is deleted.
        var offset = Self.size
        while offset + 32 <= bytes.count, bytes[offset] != Self.endOfFields, offset + 32 <= 32 + 255 * 32 {
            let type = Character(UnicodeScalar(bytes[offset + 11]))
            guard type.isLetter || type == "@" || type == "+" else { break }
            // A text longer than 255 bytes has the rest of its width where numbers have their decimals.
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

/// The lengths that fit the file, of those that are stated and those that follow from the fields.
private struct TableFit {
    var headerLength: Int
    var rowLength: Int
    var rows: Int

    /// `nil` when none fits.
    init?(_ head: DBFHeader, size: Int, shapes: Int?, _ bytes: [UInt8]) {
        let lengths = [head.headerLength, head.markedLength].compactMap(\.self)
        let widths = [head.rowLength, head.summedLength]
        let layouts = lengths.flatMap { length in widths.map { (length, $0) } }
            .filter { $0.1 >= head.summedLength && $0.1 > 1 && Self.beginsRow(bytes, $0.0, size) }
        // The number of rows that the head states, then that which follows from the file's length.
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
            // What follows the last row is nobody's.
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

    /// True when so many bytes of rows fill the body, but for the mark at the file's end.
    private static func fills(_ body: Int, _ rows: Int) -> Bool { body - rows == 0 || body - rows == 1 }

    private static func beginsRow(_ bytes: [UInt8], _ offset: Int, _ size: Int) -> Bool {
        // A table without rows ends there, or has the mark of the file's end.
        offset >= min(bytes.count, size) || [0x20, 0x2A, 0x1A].contains(bytes[offset])
    }
}
