internal import SimpleFeatures

/// Splits CSV into records of cells (RFC 4180), with any separator and line ending.
struct CSVRecords: ~Copyable {
    private enum State { case atStart, plain, quoted, afterQuote }

    private var bytes: ByteReader
    private let separator: UInt8
    private var state = State.atStart
    private var endedWithReturn = false
    private var cells: [[UInt8]] = []
    private var cell: [UInt8] = []
    private var recordSize = 0
    /// The number of records returned so far.
    private(set) var count = 0

    private static let quote = UInt8(ascii: "\"")
    /// The length from which a record is not read.
    private static let longestRecord = 1 << 26

    init(_ path: FilePath, separator: UInt8, offset: Int) throws(SourceFault) {
        bytes = try ByteReader(path, offset: offset)
        self.separator = separator
    }

    /// The cells of the next record; `nil` at the end. Skips empty lines.
    ///
    /// - Throws: ``SourceFault`` when a quotation mark is never closed.
    mutating func next() throws(SourceFault) -> [[UInt8]]? {
        while let byte = try bytes.next() {
            // Bytes between marks are appended at once.
            if state == .plain || state == .quoted, !Self.isMark(byte, separator) {
                takeRun()
                guard recordSize < Self.longestRecord else { throw tooLong }
                continue
            }
            if endedWithReturn {
                endedWithReturn = false
                if byte == 0x0A { continue }
            }
            recordSize += 1
            guard recordSize < Self.longestRecord else { throw tooLong }
            try LayerLimits.check(columns: cells.count, in: bytes.file.path, LayerLimits.cells)
            if take(byte), let record = takeRecord() { return record }
        }
        guard state != .quoted else { throw openQuote }
        return cells.isEmpty && cell.isEmpty && state == .atStart ? nil : takeRecord()
    }

    private static func isMark(_ byte: UInt8, _ separator: UInt8) -> Bool {
        byte == quote || byte == separator || byte == 0x0A || byte == 0x0D
    }

    /// Appends the last byte and all bytes after it up to the next mark or the end of the block.
    private mutating func takeRun() {
        let separator = separator
        let run = bytes.run { Self.isMark($0, separator) }
        cell += run
        recordSize += run.count
    }

    /// True when the byte ends the record.
    private mutating func take(_ byte: UInt8) -> Bool {
        switch state {
        case .quoted:
            if byte == Self.quote { state = .afterQuote } else { cell.append(byte) }
            return false
        case .afterQuote where byte == Self.quote:
            cell.append(byte)
            state = .quoted
            return false
        case .atStart where byte == Self.quote:
            state = .quoted
            return false
        case .atStart, .plain, .afterQuote: break
        }
        state = .plain
        switch byte {
        case separator:
            endCell()
            return false
        case 0x0A: return true
        case 0x0D:
            endedWithReturn = true
            return true
        default:
            cell.append(byte)
            return false
        }
    }

    private mutating func endCell() {
        cells.append(cell)
        cell.removeAll(keepingCapacity: true)
        state = .atStart
    }

    /// The record that ended; `nil` for an empty line.
    private mutating func takeRecord() -> [[UInt8]]? {
        endCell()
        recordSize = 0
        defer { cells.removeAll(keepingCapacity: true) }
        guard cells.count > 1 || !cells[0].isEmpty else { return nil }
        count += 1
        return cells
    }

    /// A quotation mark is probably not closed. Else the file is not a table.
    private var tooLong: SourceFault {
        state == .quoted
            ? openQuote
            : SourceFault(
                .fileBroken, file: bytes.file.path.label, reason: .textTooLong(maximumBytes: Self.longestRecord))
    }

    private var openQuote: SourceFault { SourceFault(.csvQuoteOpen, file: bytes.file.path.label, row: max(count, 1)) }
}
