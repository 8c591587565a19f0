internal import SimpleFeatures

/// The result of a first pass over the rows of a `.dbf`.
struct DBFScan {
    private(set) var deletedRows = 0
    private(set) var detector = EncodingDetector()

    /// - Throws: ``SourceFault`` when a row does not begin with a deletion flag: all values would be read at wrong
    ///   offsets.
    init(_ path: FilePath, _ layout: DBFLayout) throws(SourceFault) {
        var window = try FileWindow(path)
        let texts = layout.textFields.map(\.range)
        for field in layout.fields { detector.add(field.name, in: 0..<field.name.count, isWide: false) }
        for row in 0..<layout.rows {
            let start = try window.index(of: layout.headerLength + row * layout.rowLength, count: layout.rowLength)
            switch window.bytes[start] {
            case UInt8(ascii: " "): break
            case UInt8(ascii: "*"): deletedRows += 1
            default: throw SourceFault(.dbfLayoutUnclear, file: path.label, row: row + 1)
            }
            guard !window.bytes[start..<start + layout.rowLength].isASCII else { continue }
            for text in texts {
                detector.add(window.bytes, in: start + text.lowerBound..<start + text.upperBound, isWide: true)
            }
        }
    }
}
