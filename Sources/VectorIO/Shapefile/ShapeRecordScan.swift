internal import SimpleFeatures

/// A record of a `.shp`, by its header.
struct ShapeRecord {
    /// The record number in the header, counted from 1.
    var number: Int
    /// The offset of the header in bytes.
    var offset: Int
    /// The number of bytes after the header.
    var length: Int

    static let headerSize = 8
    var end: Int { offset + Self.headerSize + length }
}

extension FileWindow {
    /// The record whose header begins at `offset`; `nil` when it is not a record or exceeds the file.
    mutating func record(at offset: Int) throws(SourceFault) -> ShapeRecord? {
        guard offset >= ShapefileHeader.size, offset <= file.size - ShapeRecord.headerSize else { return nil }
        let index = try index(of: offset, count: ShapeRecord.headerSize)
        let record = ShapeRecord(
            number: bytes.bigEndian32(at: index), offset: offset, length: bytes.bigEndian32(at: index + 4) * 2)
        return record.length >= 4 && record.end <= file.size ? record : nil
    }
}

/// The result of reading a `.shp` record by record, without its index.
struct ShapeRecordScan {
    let statedLength: Int
    let size: Int
    private(set) var count = 0
    /// The end offset of the last whole record, in bytes.
    private(set) var end = ShapefileHeader.size
    /// The number of records up to the length in the main file header; `nil` when no record ends there.
    private(set) var countAtStatedLength: Int?
    /// The first record, counted from 1, whose number differs from its position; `nil` when all numbers are correct.
    private(set) var firstWrongNumber: (row: Int, number: Int)?
    /// The number of records whose offset differs from the index, and the first of them.
    private(set) var misplaced = 0
    private(set) var firstMisplaced: Int?

    private var firstNumber = 0
    private var numbersAreEqual = true
    private var numbersBeginAtZero = true

    /// True when the numbers are correct, all equal, or all one too low. Some programs write such numbers in file
    /// order.
    var numbersAreHarmless: Bool { firstWrongNumber == nil || numbersAreEqual || numbersBeginAtZero }

    /// The number of records in the index; `nil` without a readable index.
    let indexed: Int?

    /// - Parameter shx: the index to compare with; `nil` when there is none.
    /// - Throws: ``SourceFault`` when a file cannot be read.
    init(_ shp: FilePath, statedLength: Int, shx: FilePath?) throws(SourceFault) {
        var window = try FileWindow(shp)
        var index = try ShapeIndex.open(shx)
        indexed = index?.count
        self.statedLength = statedLength
        size = window.file.size
        if statedLength == end { countAtStatedLength = 0 }
        while let record = try window.record(at: end) {
            count += 1
            note(record)
            guard try index?.offset(of: count - 1) != record.offset else { continue }
            misplaced += 1
            firstMisplaced = firstMisplaced ?? count
        }
    }

    private mutating func note(_ record: ShapeRecord) {
        if count == 1 { firstNumber = record.number }
        numbersAreEqual = numbersAreEqual && record.number == firstNumber
        numbersBeginAtZero = numbersBeginAtZero && record.number == count - 1
        if record.number != count, firstWrongNumber == nil { firstWrongNumber = (count, record.number) }
        end = record.end
        if end == statedLength { countAtStatedLength = count }
    }
}

/// The index file (`.shx`) with the offsets of the records. It may be wrong.
struct ShapeIndex: ~Copyable {
    private var window: FileWindow
    let count: Int

    /// `nil` for a missing file, and for a file that is not an index or is truncated.
    ///
    /// - Throws: ``SourceFault`` when it cannot be read.
    static func open(_ path: FilePath?) throws(SourceFault) -> ShapeIndex? {
        guard let path else { return nil }
        let window = try FileWindow(path)
        let head = try window.file.read(at: 0, count: ShapefileHeader.size)
        guard let header = ShapefileHeader(head), header.statedLength >= ShapefileHeader.size,
            header.statedLength <= window.file.size
        else { return nil }
        return ShapeIndex(window: window, count: (header.statedLength - ShapefileHeader.size) / 8)
    }

    private init(window: consuming FileWindow, count: Int) {
        self.window = window
        self.count = count
    }

    /// The offset in bytes of the record at `entry`, counted from 0; `nil` after the last entry.
    mutating func offset(of entry: Int) throws(SourceFault) -> Int? {
        guard entry < count else { return nil }
        let index = try window.index(of: ShapefileHeader.size + entry * 8, count: 8)
        return window.bytes.bigEndian32(at: index) * 2
    }
}
