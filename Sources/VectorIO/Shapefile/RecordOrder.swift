internal import SimpleFeatures

/// In which order the records of a `.shp` belong to the rows of its `.dbf`.
///
/// The record's own place and number are believed; the index only where it agrees with the numbers. What contradicts
/// itself is refused: a wrong order gives sites the attributes of others, and nobody sees it.
enum RecordOrder {
    /// As they follow each other; so many.
    case asWritten(Int)
    /// Where each begins, in words of two bytes.
    case at([UInt32])

    var count: Int {
        switch self {
        case .asWritten(let count): count
        case .at(let offsets): offsets.count
        }
    }

    /// - Parameters:
    ///   - rows: in the `.dbf`, which settles where the head's length is in doubt.
    ///   - tell: is given what is wrong, but was settled.
    /// - Throws: ``SourceFault`` when it cannot be told.
    static func decide(
        _ set: ShapefileSet, _ header: ShapeHeader, rows: Int?, tell: (SourceFault) -> Void
    ) throws(SourceFault) -> RecordOrder {
        let shp = set.path("shp")
        let walk = try RecordWalk(shp, statedLength: header.statedLength, shx: set.indexPath)
        let count = walk.settledCount(rows: rows)
        if let count, walk.firstWrongNumber == nil {
            tellOfIndex(set, walk, count, tell)
            tellOfLength(shp, walk, count, tell)
            return .asWritten(count)
        }
        if let offsets = try confirmedOffsets(set), rows == nil || rows == offsets.count {
            if walk.count > offsets.count {
                tell(SourceFault(.recordsUnused, file: shp.label, value: String(walk.count - offsets.count)))
            }
            return .at(offsets)
        }
        guard let count else {
            guard walk.end >= walk.size || walk.statedLength > walk.size else {
                throw SourceFault(.recordOrderAmbiguous, file: shp.label, row: nil, value: String(walk.count + 1))
            }
            throw SourceFault(
                .shpTruncated, file: shp.label, value: String(walk.size), detail: String(walk.statedLength))
        }
        guard walk.numbersAreHarmless || (walk.indexed == count && walk.misplaced == 0) else {
            throw SourceFault(
                .recordOrderAmbiguous, file: shp.label, value: walk.firstWrongNumber.map { String($0.row) })
        }
        tellOfIndex(set, walk, count, tell)
        tellOfLength(shp, walk, count, tell)
        if let wrong = walk.firstWrongNumber {
            var fault = SourceFault(
                .recordNumbersWrong, file: shp.label, value: String(wrong.number), detail: String(wrong.row))
            fault.row = wrong.row
            tell(fault)
        }
        return .asWritten(count)
    }

    private static func tellOfIndex(
        _ set: ShapefileSet, _ walk: RecordWalk, _ count: Int, _ tell: (SourceFault) -> Void
    ) {
        let file = set.path("shx").label
        guard set.indexPath != nil else { return tell(SourceFault(.shxMissing, file: file)) }
        guard let indexed = walk.indexed else { return tell(SourceFault(.shxBroken, file: file)) }
        guard indexed == count else {
            return tell(SourceFault(.shxCountDiffers, file: file, value: String(indexed), detail: String(count)))
        }
        guard walk.misplaced > 0 else { return }
        tell(SourceFault(.shxDiffers, file: file, row: walk.firstMisplaced, detail: String(walk.misplaced)))
    }

    private static func tellOfLength(
        _ shp: FilePath, _ walk: RecordWalk, _ count: Int, _ tell: (SourceFault) -> Void
    ) {
        guard walk.countAtStatedLength != count || walk.count != count else { return }
        tell(
            SourceFault(
                .shpLengthWrong, file: shp.label, value: String(walk.statedLength), detail: String(walk.size)))
    }

    /// The index's offsets, if it and the numbers of the records say the same of each.
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

extension RecordWalk {
    /// How many records there are; `nil` when the file ends, or breaks, within one.
    fileprivate func settledCount(rows: Int?) -> Int? {
        let whole = end == size ? count : nil
        guard let stated = countAtStatedLength else { return whole }
        // Old bytes after the stated end are allowed, whole records among them are not what the head meant, unless
        // the table has a row for each.
        return whole != nil && whole == rows ? whole : stated
    }
}
