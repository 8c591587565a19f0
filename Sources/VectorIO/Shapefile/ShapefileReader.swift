internal import SimpleFeatures

/// Reads a shapefile or a single `.dbf` without GDAL, which does not check that the files agree.
struct ShapefileReader {
    let set: ShapefileSet
    private let order: ShapeRecordOrder?
    private let shapes: ShapefileHeader?
    private let type: ShapeType?
    private let layout: DBFLayout
    private let encoding: SourceEncoding
    /// The faults that could be resolved.
    private var faults: [SourceFault] = []

    /// Compares all files of the set with each other before any row is returned.
    ///
    /// - Throws: ``SourceFault`` when the assignment of attributes to shapes is ambiguous.
    init(_ set: ShapefileSet, encoding optionName: String?) throws(SourceFault) {
        self.set = set
        var faults = set.misspelled.map { SourceFault(.companionCaseDiffers, file: $0.label) }
        if set.isTable {
            (order, shapes, type) = (nil, nil, nil)
            layout = try DBFLayout(set.path("dbf"), shapes: nil) { faults.append($0) }
        } else {
            guard set.members["shp"] != nil else { throw SourceFault(.shpMissing, file: set.path("shp").label) }
            guard set.members["dbf"] != nil else { throw SourceFault(.dbfMissing, file: set.path("dbf").label) }
            let shapes = try Self.header(set.path("shp"))
            guard let type = ShapeType(shapes.shapeType) else {
                throw SourceFault(.shapeTypeUnknown, file: set.main.label, value: String(shapes.shapeType))
            }
            let stated = DBFHeader(try VirtualFile(set.path("dbf")).read(at: 0, count: DBFHeader.largest))?.rows
            let order = try ShapeRecordOrder.decide(set, shapes, rows: stated) { faults.append($0) }
            layout = try DBFLayout(set.path("dbf"), shapes: order.count) { faults.append($0) }
            guard layout.rows == order.count else {
                throw SourceFault(
                    .rowsAndShapesDiffer, file: set.main.label, value: String(layout.rows), detail: String(order.count))
            }
            (self.order, self.shapes, self.type) = (order, shapes, type)
        }
        let scan = try DBFScan(set.path("dbf"), layout)
        let decision = try EncodingDecision(
            option: optionName, for: set, languageByte: layout.languageByte, scan.detector)
        encoding = decision.encoding
        faults += decision.faults
        if scan.deletedRows > 0 {
            faults.append(SourceFault(.rowsDeleted, file: set.path("dbf").label, value: String(scan.deletedRows)))
        }
        self.faults = faults
    }

    private static func header(_ path: FilePath) throws(SourceFault) -> ShapefileHeader {
        let bytes = try VirtualFile(path).read(at: 0, count: 512)
        guard !bytes.isEmpty else { throw SourceFault(.fileEmpty, file: path.label) }
        if let header = ShapefileHeader(bytes) { return header }
        guard !bytes.starts(with: ShapefileHeader.mark) else {
            throw SourceFault(
                .shpTruncated, file: path.label, value: String(bytes.count), detail: String(ShapefileHeader.size))
        }
        throw FileFormat.mismatch(path, "shp", bytes)
    }

    func layer() throws(SourceFault) -> SourceLayer {
        let rows = try DBFRows(set.path("dbf"), layout, encoding: encoding.name)
        return SourceLayer(
            name: set.stem.lastPathPart, path: set.main.label, fields: rows.fields, crs: try crs(),
            hasGeometry: !set.isTable, featureCount: layout.rows, encoding: encoding)
    }

    func forEachFeature(warn: (SourceFault) -> Void, _ body: (SourceFeature) throws -> Void) throws {
        for fault in faults { warn(fault) }
        if statesCRS, try crs() == nil { warn(SourceFault(.crsUnreadable, file: set.path("prj").label)) }
        var rows = try DBFRows(set.path("dbf"), layout, encoding: encoding.name)
        guard let order, let type, let shapes else {
            for row in 0..<layout.rows {
                guard let values = try rows.values(row) else { continue }
                try body(SourceFeature(row: row + 1, geometry: nil, values: values))
            }
            for fault in rows.tally.faults { warn(fault) }
            return
        }
        var records = try ShapeRows(set.path("shp"), order, ShapeDecoder(type, shapes.shapeType, set.main.label))
        for row in 0..<layout.rows {
            // Skips the shape of a deleted row too.
            let content = try records.next()
            guard let values = try rows.values(row) else { continue }
            guard let shape = records.shape(content, row: row + 1, warn: warn) else { continue }
            try body(
                SourceFeature(
                    row: row + 1, geometry: shape.geometry, droppedZM: shape.hasHeightsOrMeasures,
                    directionAreaRatio: shape.directionAreaRatio, values: values))
        }
        for fault in records.tally.faults + rows.tally.faults { warn(fault) }
    }

    private var statesCRS: Bool { !set.isTable && set.members["prj"] != nil }

    private func crs() throws(SourceFault) -> SourceCRS? { statesCRS ? try SourceCRS(prj: set.path("prj")) : nil }
}
