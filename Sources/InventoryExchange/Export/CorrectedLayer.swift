public import SimpleFeatures
public import SiteInventory

/// A user's layer as the inventory stores it: with repaired outlines, parsed values and the fixed column names.
///
/// Contains only the features and fields of the user's file. Importing it in place of that file has the same result.
public struct CorrectedLayer {
    private let collection: CollectionID
    private let name: String
    private let crs: CRS
    private let refused: [ExportLoss]
    private let pass: (_ body: (Feature) throws -> Void) throws -> Void

    /// - Parameters:
    ///   - report: the report of the import or the dry run of the layer.
    ///   - crs: the inventory's plane, which is the system of the features.
    ///   - features: calls its argument with the features that `onFeature` of the import received, in the same order.
    ///     Called several times.
    /// - Returns: `nil` for a layer that was not recognised.
    public init?(
        _ report: ImportReport, in crs: CRS,
        features: @escaping (_ body: (Feature) throws -> Void) throws -> Void
    ) {
        guard let collection = report.collection else { return nil }
        self.collection = collection
        self.crs = crs
        name = report.layer
        refused = report.refusedRows
        pass = features
    }

    /// Writes the layers. The losses include the refused rows.
    ///
    /// - Parameter options: ``ExportOptions/withConfidential`` should be true, since the sender of the data receives
    ///   the file.
    /// - Throws: ``ExportError`` when the format cannot hold a layer; the errors of the sink.
    public static func write(
        _ layers: [CorrectedLayer], _ options: ExportOptions, on day: CalendarDay = .today, into sink: any VectorSink
    ) throws -> [ExportOutcome] {
        var names = ColumnNames(mostBytes: nil, taken: [])
        var outcomes: [ExportOutcome] = []
        for layer in layers {
            outcomes.append(try layer.write(options, named: names.next(layer.fileName(options.format)), into: sink))
        }
        try sink.write(note: ExportNote.text(of: outcomes, on: day), named: ExportNote.name)
        return outcomes
    }

    private func write(_ options: ExportOptions, named name: String, into sink: any VectorSink) throws -> ExportOutcome
    {
        var export = try LayerExport(
            .of(collection), options, from: crs, named: name, fields: .filled, pass)
        var outcome = try export.run(into: sink)
        outcome.losses += refused
        return outcome
    }

    /// Returns the layer's name without characters that file systems refuse. Returns the collection's name when the
    /// import would not recognise the layer by its own name.
    private func fileName(_ format: VectorFormat) -> String {
        let safe = String(name.map { $0.isLetter || $0.isNumber || "-_ ".contains($0) ? $0 : "_" }).trimmed
        return LayerRecognition.collection(ofLayer: safe) == collection ? safe : format.layerName(of: collection)
    }
}

extension ColumnNames {
    /// Returns the name, with a number when an earlier layer has the name.
    fileprivate mutating func next(_ name: String) -> String { names(for: [name])[name] ?? name }
}

extension ImportReport {
    /// The refused rows, with the reason in both languages. Rows beyond the limit of the report are only counted.
    fileprivate var refusedRows: [ExportLoss] {
        let errors = findings.filter { $0.severity == .error && $0.row != nil }
        let listed = errors.map { finding in
            ExportLoss(
                kind: .rowRefused, field: finding.field, count: finding.occurrences,
                example: "\(finding.row ?? 0): \(finding.message.de) / \(finding.message.en)")
        }
        let others = Set(errors.map(\.code.rawValue)).reduce(0) { $0 + (unlistedFindings[$1] ?? 0) }
        return listed + (others > 0 ? [ExportLoss(kind: .rowRefused, count: others)] : [])
    }
}
