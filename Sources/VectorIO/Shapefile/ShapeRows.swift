internal import SimpleFeatures

/// Reads the records of a `.shp`, one for each row of the table.
struct ShapeRows: ~Copyable {
    private var window: FileWindow
    private let order: ShapeRecordOrder
    private let decoder: ShapeDecoder
    private var row = 0
    private var end = ShapefileHeader.size
    /// The faults that many records share.
    private(set) var tally = FaultTally()

    init(_ path: FilePath, _ order: ShapeRecordOrder, _ decoder: ShapeDecoder) throws(SourceFault) {
        window = try FileWindow(path)
        self.order = order
        self.decoder = decoder
    }

    /// The range in the window of the next record without its header.
    mutating func next() throws(SourceFault) -> Range<Int> {
        let offset =
            switch order {
            case .asWritten: end
            case .at(let offsets): Int(offsets[row]) * 2
            }
        guard let record = try window.record(at: offset) else {
            throw SourceFault(.fileUnreadable, file: decoder.file, row: row + 1)
        }
        row += 1
        end = record.end
        let start = try window.index(of: offset + ShapeRecord.headerSize, count: record.length)
        return start..<start + record.length
    }

    /// The shape; `nil` when it was refused and a fault was reported.
    mutating func shape(_ content: Range<Int>, row: Int, warn: (SourceFault) -> Void) -> ShapeDecoder.Shape? {
        do throws(SourceFault) {
            var shape = try decoder.shape(in: window.bytes, content, row: row)
            if let other = shape.otherType {
                tally.add(
                    SourceFault(
                        .recordTypeDiffers, file: decoder.file, row: row, value: String(other.record),
                        detail: String(other.layer)))
            }
            guard let geometry = shape.geometry else { return shape }
            var cleaner = GeometryCleaner(file: decoder.file, row: row)
            shape.geometry = try cleaner.cleaned(geometry)
            for fault in cleaner.faults { warn(fault) }
            for place in shape.reversedRings {
                warn(SourceFault(.ringOrientationWrong, file: decoder.file, row: row, place: place))
            }
            for place in shape.misdirectedRings {
                warn(SourceFault(.ringRoleByPosition, file: decoder.file, row: row, place: place))
            }
            return shape
        } catch {
            warn(error)
            return nil
        }
    }
}
