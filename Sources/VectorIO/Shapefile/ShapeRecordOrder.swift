internal import SimpleFeatures

/// The order in which the records of a `.shp` belong to the rows of its `.dbf`.
///
/// Trusts the position and number of each record. Uses the index only where it agrees with the record numbers. Refuses
/// contradictory files, since a wrong order would give sites the attributes of others.
enum ShapeRecordOrder {
    /// File order, with the number of records.
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
    ///   - rows: the number of rows of the `.dbf`, used when the length in the header is doubtful; `nil` without a
    ///     table.
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

    /// The offsets in the index; `nil` unless the record numbers confirm all of them.
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
    /// The number of records; `nil` when the file ends, or is damaged, within a record.
    fileprivate func decidedCount(rows: Int?) -> Int? {
        let whole = end == size ? count : nil
        guard let stated = countAtStatedLength else { return whole }
        // Bytes after the stated end are allowed. Whole records after it are counted only when the table has a row for
        // each.
        return whole != nil && whole == rows ? whole : stated
    }
}
