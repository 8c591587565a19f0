internal import SimpleFeatures

/// Reads comma-separated values, with the geometry from well-known text or from two columns of coordinates.
struct CSVReader {
    private let path: FilePath
    private let prj: FilePath?
    private let dialect: CSVDialect
    private let encoding: SourceEncoding
    private let header: CSVHeader
    private let rows: Int
    private var faults: [SourceFault]

    /// - Throws: ``SourceFault`` when the file is not a CSV table.
    init(_ path: FilePath, prj: FilePath?, encoding optionName: String?) throws(SourceFault) {
        self.path = path
        self.prj = prj
        try FileFormat.csv.check(path)
        dialect = try CSVDialect(path)
        let option = try SourceEncoding(option: optionName, file: path.label)
        var records = try CSVRecords(path, separator: dialect.separator, offset: dialect.offset)
        guard let names = try records.next(), names.count > 1 else { throw SourceFault(.csvNotTable, file: path.label) }
        var detector = EncodingDetector()
        var filled = [Bool](repeating: false, count: names.count)
        for name in names { detector.add(name, in: 0..<name.count, isWide: false) }
        while let cells = try records.next() {
            for (column, cell) in cells.enumerated() where !cell.isEmpty {
                detector.add(cell, in: 0..<cell.count, isWide: false)
                if column < names.count { filled[column] = true }
            }
        }
        rows = records.count - 1
        encoding = option ?? .assumed(detector)
        faults = []
        if encoding.rule == .content {
            faults.append(SourceFault(.encodingGuessed, file: path.label, value: encoding.name))
        }
        header = CSVHeader(names, filled, TextDecoder(encoding.name), path.label)
        faults += header.faults
        try LayerLimits.check(columns: header.columns.count, in: path)
    }

    func layer() throws(SourceFault) -> SourceLayer {
        SourceLayer(
            name: path.label.lastPathPart.withoutEnding, path: path.label,
            fields: header.columns.map { SourceField(name: $0.name, kind: $0.kind) }, crs: try crs(),
            hasGeometry: header.geometry != nil, featureCount: rows, encoding: encoding)
    }

    /// The system of the `.prj`, else that of the first geometry that names one.
    private func crs() throws(SourceFault) -> SourceCRS? {
        guard header.geometry != nil else { return nil }
        if let prj { return try SourceCRS(prj: prj) }
        guard case .text = header.geometry else { return try CSVSystemColumn(header)?.crs(in: path, dialect) }
        return try firstSRID().flatMap { SourceCRS(srid: $0) }
    }

    /// The code of the reference system in the first geometry that has one; `nil` when none has.
    private func firstSRID() throws(SourceFault) -> Int? {
        guard case .text(let column) = header.geometry else { return nil }
        var records = try CSVRecords(path, separator: dialect.separator, offset: dialect.offset)
        _ = try records.next()
        while let cells = try records.next() {
            guard column < cells.count else { continue }
            let text = String(decoding: cells[column], as: UTF8.self).trimmingSpaces
            if let srid = CSVGeometry.srid(in: text) { return srid }
        }
        return nil
    }

    /// The code that geometries may name: that of the `.prj` in the EPSG registry, else the first of the file.
    private func layerSRID(_ crs: SourceCRS?) throws(SourceFault) -> Int? {
        if prj != nil, let identifier = crs?.identifier, identifier.authority == "EPSG" { return Int(identifier.code) }
        return try firstSRID()
    }

    func forEachFeature(warn: (SourceFault) -> Void, _ body: (SourceFeature) throws -> Void) throws {
        for fault in faults { warn(fault) }
        let crs = try crs()
        let srid = try layerSRID(crs)
        if crs == nil, let prj { warn(SourceFault(.crsUnreadable, file: prj.label)) }
        if crs == nil, prj == nil, let srid { warn(SourceFault(.crsUnreadable, file: path.label, value: String(srid))) }
        var records = try CSVRecords(path, separator: dialect.separator, offset: dialect.offset)
        _ = try records.next()
        var tally = FaultTally()
        let decoder = TextDecoder(encoding.name)
        var isAfterFullCell = false
        while let cells = try records.next() {
            let row = records.count - 1
            if isAfterFullCell, cells.isRestOfCoordinates {
                warn(SourceFault(.csvCellSpilled, file: path.label, value: String(row - 1)))
                break
            }
            isAfterFullCell = cells.contains { $0.count == Self.spreadsheetCellLimit }
            guard cells.contains(where: { !$0.isEmpty }) else {
                tally.add(SourceFault(.csvRowsEmpty, file: path.label, row: row))
                continue
            }
            guard header.fits(cells) else {
                warn(
                    SourceFault(
                        .csvRowWidthWrong, file: path.label, row: row, value: String(cells.count),
                        detail: String(header.width)))
                continue
            }
            let values = header.columns.map { value(cells, $0, row, decoder, &tally) }
            guard let feature = feature(cells, values, row, srid, &tally, warn) else { continue }
            try body(feature)
        }
        for fault in tally.faults { warn(fault) }
    }

    /// The number of characters at which spreadsheets cut a cell.
    private static let spreadsheetCellLimit = 32_767

    /// The row; `nil` when its geometry was refused with a fault.
    private func feature(
        _ cells: [[UInt8]], _ values: [PropertyValue], _ row: Int, _ srid: Int?, _ tally: inout FaultTally,
        _ warn: (SourceFault) -> Void
    ) -> SourceFeature? {
        do throws(SourceFault) {
            let read = try header.geometry.map { (columns) throws(SourceFault) in
                try CSVGeometry(cells, columns, file: path.label, row: row)
            }
            guard let read, let geometry = read.geometry else {
                return SourceFeature(row: row, geometry: nil, values: values)
            }
            if let own = read.srid, let srid, own != srid {
                throw SourceFault(
                    .geometryCRSDiffers, file: path.label, row: row, value: "EPSG:\(own)", detail: "EPSG:\(srid)")
            }
            var cleaner = GeometryCleaner(file: path.label, row: row)
            let cleaned = try cleaner.cleaned(geometry)
            for fault in cleaner.faults { warn(fault) }
            if read.hadArcs { tally.add(SourceFault(.curvesStraightened, file: path.label, row: row)) }
            return SourceFeature(row: row, geometry: cleaned, droppedZM: read.droppedZM, values: values)
        } catch {
            warn(error)
            return nil
        }
    }

    private func value(
        _ cells: [[UInt8]], _ column: CSVHeader.Column, _ row: Int, _ decoder: TextDecoder, _ tally: inout FaultTally
    ) -> PropertyValue {
        guard column.index < cells.count, !cells[column.index].isEmpty else { return .null }
        let bytes = cells[column.index]
        let decoded = decoder.decode(bytes[...], isWide: false)
        let text = decoded.text.trimmingSpaces
        if decoded.isDamaged {
            tally.add(SourceFault(.textUndecodable, file: path.label, row: row, field: column.name, value: text))
        }
        if !bytes.isASCII, text.isMojibake {
            tally.add(SourceFault(.textMojibake, file: path.label, row: row, field: column.name, value: text))
        }
        return text.isEmpty ? .null : .string(text)
    }
}

extension [[UInt8]] {
    /// True when the first cell has nothing but the end of a list of coordinates, such as `5.1 3.2,4.5 6.7))`.
    fileprivate var isRestOfCoordinates: Bool {
        guard let first, !first.isEmpty else { return false }
        return first.contains(UInt8(ascii: ","))
            && first.allSatisfy { (0x30...0x39).contains($0) || " .,()-".utf8.contains($0) }
    }
}
