internal import GeometryEngine
internal import SimpleFeatures

/// One layer of an import: its rows, one after the other, into the transaction.
struct LayerRun {
    private(set) var report: ImportReport
    private let layer: LayerImport
    private let run: ImportRun
    private let number: Int
    private let count: Int

    /// How many rows pass between two reports of progress.
    private static let rowsPerStep = 256

    init(_ layer: LayerImport, in run: ImportRun, number: Int, of count: Int) {
        self.layer = layer
        self.run = run
        self.number = number
        self.count = count
        report = ImportReport(path: layer.layer.path, layer: layer.layer.name, contentHash: layer.contentHash)
        report.mode = run.options.mode
    }

    /// The run after all its rows, with its report; not past what makes the layer unreadable.
    consuming func finished() throws -> LayerRun {
        guard let collection = layer.recognised else {
            report.add(.unknownLayer(layer.layer.name))
            return self
        }
        report.collection = collection
        report.encoding = layer.layer.encoding.map { "\($0.name) (\($0.rule.rawValue))" }
        let crs = try CRSDecision(of: layer)
        report.crs = layer.crs ?? layer.layer.crs.map { $0.identifier?.definition ?? $0.name } ?? crs.definition
        if let finding = crs.finding { report.add(finding) }
        guard !report.hasErrors else { return self }
        let importer: Importer
        do {
            importer = try Importer(
                layer, into: .of(collection), crs: crs, inventoryCRS: run.crs, measures: run.measures,
                options: run.options, matching: run.transaction, report: report)
        } catch let error as GeometryError {
            report.add(.unknownCRS(crs.definition ?? "", error.message))
            return self
        }
        report = importer.report
        guard !report.hasErrors else { return self }
        report = try importRows(importer, collection)
        return self
    }

    private func importRows(_ importer: consuming Importer, _ collection: CollectionID) throws -> ImportReport {
        var importer = importer
        var faults: [SourceFault] = []
        try layer.source.forEachFeature(in: layer.layer, warn: { faults.append($0) }) { source in
            if source.row % Self.rowsPerStep == 1 { try tell(source.row - 1) }
            guard let update = try importer.accept(source) else { return }
            guard run.claims.claim(update.feature.id, in: collection, forLayer: layer.contentHash) else {
                return importer.refuse(.idInTwoLayers(update.feature.id, row: source.row))
            }
            let before = try run.transaction.feature(update.feature.id, in: collection)
            if before != nil, run.options.mode == .append {
                return importer.refuse(.existingID(update.feature.id, row: source.row))
            }
            if let finding = update.removedGeometry(from: before, row: source.row) { importer.add(finding) }
            let after = update.merged(into: before)
            let (derived, change) = try run.editor.put(after, replacing: before, in: collection)
            importer.count(change, before, after)
            if let finding = DeclaredArea.finding(of: derived, in: collection, row: source.row) {
                importer.add(finding)
            }
        }
        try tell(layer.layer.featureCount)
        for id in importer.refusedIDs { run.claims.spare(id, in: collection) }
        return importer.report(with: faults.map(Finding.readerWarning))
    }

    private func tell(_ rows: Int) throws {
        try run.progress(
            ImportProgress(
                layer: layer.layer.path, layerNumber: number, layerCount: count, rows: rows,
                rowCount: layer.layer.featureCount))
    }

    /// Ends the features of the collection that no layer of this import names.
    mutating func endWhatIsNotNamed() throws {
        guard let collection = report.collection, !report.hasErrors || run.options.acceptsPartial else { return }
        var unnamed: [Feature] = []
        try run.transaction.forEachFeature(in: collection) { feature in
            let isOurs = collection == .accessLinks && feature["basis"].text == AccessLink.Basis.computed.rawValue
            if !isOurs, !run.claims.isClaimed(feature.id, in: collection) { unnamed.append(feature) }
        }
        for feature in unnamed { try run.editor.end(feature, in: collection) }
        report.counts.ended += unnamed.count
        report.endedFeatures += unnamed.map(\.id.text).prefix(ImportReport.mostListed)
    }
}
