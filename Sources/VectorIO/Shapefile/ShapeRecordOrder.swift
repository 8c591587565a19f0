internal import SimpleFeatures

/// The order in which the records of a `.shp` belong to the rows of its `.dbf`.
///
/// The record's own place and number are believed; the index only where it agrees with the numbers. What contradicts
/// itself is refused: a wrong order gives sites the attributes of others, and nobody sees it.
enum ShapeRecordOrder {
    /// The records in file order, and their number.
    case asWritten(Int)
    /// The offset of each record in 16-bit words.
    case at([UInt32])

    var count: Int {
        switch self {
        case .asWritten(let count): count
        case .at(let offsets): offsets.count
        }
    }

    /// - Parameters:
    ///   - rows: the rows of the `.dbf`, which decide when the length in the header is doubtful.
    ///   - report: called with faults that could be resolved.
    /// - Throws: ``SourceFault`` when the order is ambiguous or the file is truncated.
    static func decide(
        _ set: ShapefileSet, _ header: ShapefileHeader, rows: Int?, report: (SourceFault) -> Void
    ) throws(SourceFault) -> ShapeRecordOrder {
        let shp = set.path("shp")
        let scan = try ShapeRecordScan(shp, statedLength: header.statedLength, shx: set.indexPath)
        let count = scan.decidedCount(rows: rows)
        if let count, scan.firstWrongNumber == nil {
            reportIndex(set, scan, count, report)
            reportLength(shp, scan, count, report)
            return .asWritten(count)
        }
        if let offsets = try confirmedOffsets(set), rows == nil || rows == offsets.count {
            if scan.count > offsets.count {
                report(SourceFault(.recordsUnused, file: shp.label, value: String(scan.count - offsets.count)))
            }
            return .at(offsets)
        }
        guard let count else {
            guard scan.end >= scan.size || scan.statedLength > scan.size else {
                throw SourceFault(.recordOrderAmbiguous, file: shp.label, row: nil, value: String(scan.count + 1))
            }
            throw SourceFault(
                .shpTruncated, file: shp.label, value: String(scan.size), detail: String(scan.statedLength))
        }
        guard scan.numbersAreHarmless || (scan.indexed == count && scan.misplaced == 0) else {
            throw SourceFault(
                .recordOrderAmbiguous, file: shp.label, value: scan.firstWrongNumber.map { String($0.row) })
        }
        reportIndex(set, scan, count, report)
        reportLength(shp, scan, count, report)
        if let wrong = scan.firstWrongNumber {
            var fault = SourceFault(
                .recordNumbersWrong, file: shp.label, value: String(wrong.number), detail: String(wrong.row))
            fault.row = wrong.row
            report(fault)
        }
        return .asWritten(count)
    }

    private static func reportIndex(
        _ set: ShapefileSet, _ scan: ShapeRecordScan, _ count: Int, _ report: (SourceFault) -> Void
    ) {
        let file = set.path("shx").label
        guard set.indexPath != nil else { return report(SourceFault(.shxMissing, file: file)) }
        guard let indexed = scan.indexed else { return report(SourceFault(.shxBroken, file: file)) }
        guard indexed == count else {
            return report(SourceFault(.shxCountDiffers, file: file, value: String(indexed), detail: String(count)))
        }
        guard scan.misplaced > 0 else { return }
        report(SourceFault(.shxDiffers, file: file, row: scan.firstMisplaced, detail: String(scan.misplaced)))
    }

    private static func reportLength(
        _ shp: FilePath, _ scan: ShapeRecordScan, _ count: Int, _ report: (SourceFault) -> Void
    ) {
        guard scan.countAtStatedLength != count || scan.count != count else { return }
        report(
            SourceFault(
                .shpLengthWrong, file: shp.label, value: String(scan.statedLength), detail: String(scan.size)))
    }

    /// The offsets of the index; `nil` unless the record numbers confirm all of them.
    private static func confirmedOffsets(_ set: ShapefileSet) throws(SourceFault) -> [UInt32]? {
        guard var index = try ShapeIndex.open(set.indexPath) else { return nil }
        var window = try FileWindow(set.path("shp"))
        var offsets: [UInt32] = []
        while let offset = try index.offset(of: offsets.count) {
            guard let record = try window.record(at: offset), record.number == offsets.count + 1 else { return nil }
            offsets.append(UInt32(offset / 2))
        }
        return offsets
    }
}

extension ShapefileSet {
    fileprivate var indexPath: FilePath? { members["shx"] == nil ? nil : path("shx") }
}

extension ShapeRecordScan {
    /// How many records there are; `nil` when the file ends, or breaks, within one.
    fileprivate func decidedCount(rows: Int?) -> Int? {
        let whole = end == size ? count : nil
        guard let stated = countAtStatedLength else { return whole }
        // Old bytes after the stated end are allowed, whole records among them are not what the head meant, unless
        // the table has a row for each.
        return whole != nil && whole == rows ? whole : stated
    }
}
