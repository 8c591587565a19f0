internal import GeometryEngine
internal import SimpleFeatures

extension InventoryStore {
    /// Imports the layers in one transaction: all of them or, when a finding is an error, none.
    ///
    /// A feature replaces the one with the same id; what the layers do not name stays. Layers that were imported
    /// before, byte for byte, are left out.
    public func importLayers(
        _ layers: [LayerImport], today: CalendarDay = .today
    ) async throws -> ImportOutcome {
        let known = try await read { snapshot in
            try layers.map { try snapshot.importReport(contentHash: $0.contentHash) }
        }
        let fresh = zip(layers, known).filter { $0.1 == nil }.map(\.0)
        var outcome = ImportOutcome(reports: [], alreadyImported: known.compactMap(\.self), isKept: true)
        guard !fresh.isEmpty else { return outcome }
        let crs = crs
        do {
            outcome.reports = try await write { transaction in
                try ImportRun(transaction, crs: crs, today: today).run(fresh)
            }
        } catch let refusal as ImportRefused {
            outcome.reports = refusal.reports
            outcome.isKept = false
        }
        return outcome
    }
}

/// Thrown inside the transaction so that nothing of a refused import stays.
private struct ImportRefused: Error {
    var reports: [ImportReport]
}

/// One import, within its transaction.
private struct ImportRun {
    let transaction: any InventoryTransaction
    let crs: CRS
    let editor: InventoryEditor
    let measures: Measures

    init(_ transaction: any InventoryTransaction, crs: CRS, today: CalendarDay) throws {
        self.transaction = transaction
        self.crs = crs
        editor = try InventoryEditor(transaction, crs: crs, today: today)
        measures = try Measures(crs: crs)
    }

    /// What sites depend on comes before them, so that each site is computed once.
    private static let order: [CollectionID] = [
        .municipalities, .roadProjects, .roadSections, .constraints, .plots, .targets, .accessLinks, .sites,
    ]

    func run(_ layers: [LayerImport]) throws -> [ImportReport] {
        let ordered = layers.enumerated().sorted { a, b in
            (Self.rank(a.element), a.offset) < (Self.rank(b.element), b.offset)
        }
        var reports: [(offset: Int, report: ImportReport)] = []
        for (offset, layer) in ordered { reports.append((offset, try run(layer))) }
        var inOrder = reports.sorted { $0.offset < $1.offset }.map(\.report)
        if !inOrder.contains(where: \.hasErrors) {
            try editor.finish()
            for index in inOrder.indices {
                inOrder[index].findings += try referenceFindings(of: inOrder[index])
            }
        }
        guard !inOrder.contains(where: \.hasErrors) else { throw ImportRefused(reports: inOrder) }
        for (index, layer) in layers.enumerated() {
            inOrder[index].version = transaction.version
            try transaction.record(inOrder[index])
            try layer.readFiles { name, piece, bytes in
                try transaction.keep(file: name, ofImport: layer.contentHash, piece: piece, bytes: bytes)
            }
        }
        return inOrder
    }

    private static func rank(_ layer: LayerImport) -> Int {
        layer.recognised.flatMap { order.firstIndex(of: $0) } ?? order.count
    }

    private func run(_ layer: LayerImport) throws -> ImportReport {
        var report = ImportReport(path: layer.layer.path, layer: layer.layer.name, contentHash: layer.contentHash)
        guard let collection = layer.recognised else {
            report.findings.append(.unknownLayer(layer.layer.name))
            return report
        }
        report.collection = collection
        report.encoding = layer.layer.encoding.map { "\($0.name) (\($0.rule.rawValue))" }
        let sourceCRS = layer.crs ?? layer.layer.crs?.definition
        report.crs = layer.crs ?? layer.layer.crs.map { $0.identifier?.definition ?? $0.name }
        guard sourceCRS != nil || !layer.layer.hasGeometry else {
            report.findings.append(.missingCRS(layer.layer.path))
            return report
        }
        var importer: Importer
        do {
            importer = try Importer(
                layer.layer, into: .of(collection), sourceCRS: sourceCRS, inventoryCRS: crs, measures: measures,
                report: report)
        } catch let error as GeometryError {
            report.findings.append(.unknownCRS(sourceCRS ?? "", error.message))
            return report
        }
        guard !importer.report.hasErrors else { return importer.report }
        var warnings: [Finding] = []
        try layer.source.forEachFeature(in: layer.layer, warn: { warnings.append(.readerWarning($0)) }) { source in
            guard let feature = try importer.accept(source) else { return }
            importer.count(try editor.put(feature, in: collection))
        }
        return importer.report(with: warnings)
    }

    /// Plots and links that name a site, or links that name a road, which nobody delivered.
    private func referenceFindings(of report: ImportReport) throws -> [Finding] {
        guard let collection = report.collection, [.plots, .accessLinks].contains(collection) else { return [] }
        var findings: [Finding] = []
        try transaction.forEachFeature(in: collection) { feature in
            if let site = feature["site_id"].text, try transaction.feature(FeatureID(site), in: .sites) == nil {
                findings.append(
                    .unknownReference(
                        .siteUnknown, LocalizedText(de: "den Standort", en: "the site"), site, row: feature.id.text))
            }
            if let road = feature["road_project_id"].text,
                try transaction.feature(FeatureID(road), in: .roadProjects) == nil
            {
                findings.append(
                    .unknownReference(
                        .roadUnknown, LocalizedText(de: "das Verkehrsprojekt", en: "the road project"), road,
                        row: feature.id.text))
            }
        }
        return findings
    }
}
