public import SimpleFeatures
public import SiteInventory

/// A user's layer as the inventory would keep it: outlines repaired, values read, names of the fixed table.
///
/// Only what its rows speak of: imported in place of the user's file, it changes nothing else.
public struct CorrectedLayer {
    private let collection: CollectionID
    private let name: String
    private let crs: CRS
    private let refused: [ExportLoss]
    private let pass: (_ body: (Feature) throws -> Void) throws -> Void

    /// - Parameters:
    ///   - report: what came of importing the layer, or of trying to.
    ///   - crs: the inventory's plane, in which the features are.
    ///   - features: hands over what an import's `onFeature` was called with, in that order; called several times.
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

    /// Writes the layers, with the rows that were refused among the losses.
    ///
    /// - Parameter options: ``ExportOptions/withConfidential`` should be true: the file goes back to whom it came from.
    /// - Throws: ``ExportError`` for what the format cannot do; what the sink throws.
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

    /// The layer's name without characters that file systems refuse; the collection's name when the import would not
    /// recognise it.
    private func fileName(_ format: VectorFormat) -> String {
        let safe = String(name.map { $0.isLetter || $0.isNumber || "-_ ".contains($0) ? $0 : "_" }).trimmed
        return LayerRecognition.collection(ofLayer: safe) == collection ? safe : format.layerName(of: collection)
    }
}

extension ColumnNames {
    /// The name, or with a number when it was given before.
    fileprivate mutating func next(_ name: String) -> String { names(for: [name])[name] ?? name }
}

extension ImportReport {
    /// The rows that were refused, with the reason in both languages; of too many, only the number.
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
