internal import GeometryEngine
internal import SimpleFeatures
internal import SiteInventory

/// Imports one layer into the transaction, and keeps its report.
struct LayerRun {
    private(set) var report: ImportReport
    private let layer: LayerImport
    private let run: ImportRun
    private let number: Int
    private let count: Int
    private let otherCollections: Set<CollectionID>
    /// True when a row was refused whose feature cannot be identified.
    private var hasUnknownRows = false
    /// The source within which the ids of the layer are unique; `nil` when they are unique in the inventory.
    private var idScope: String?

    /// - Parameter collections: the collections of all layers of the import.
    init(_ layer: LayerImport, in run: ImportRun, number: Int, of count: Int, with collections: Set<CollectionID>) {
        otherCollections = collections
        self.layer = layer
        self.run = run
        self.number = number
        self.count = count
        report = ImportReport(path: layer.layer.path, layer: layer.layer.name, contentHash: layer.contentHash)
        report.mode = run.options.mode
    }

    /// Returns the run after all rows, with its report. Reads no row when the layer has an error.
    consuming func finished() throws -> LayerRun {
        for fault in layer.faults { report.add(.of(fault)) }
        guard !report.hasErrors else { return self }
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
        var mapping = FieldMapping(
            layer.layer.fields, to: .of(collection), assigned: layer.fieldMap, constants: constants(in: collection))
        idScope = try IdentifierScope(layer: layer, mapping: mapping, snapshot: run.transaction)
            .source(run.options.source, in: collection)
        if run.options.matchesByGeometry, idScope == nil, !mapping.isIdentifierStated,
            RowNumbers(column: mapping.identifier.map { layer.layer.fields[$0].name }).isByName
        {
            // Row numbers do not identify land.
            mapping.dropIdentifier()
        }
        let rows = try withOneRowForEachKey(mapping)
        let mapper: RowMapper
        do {
            mapper = try RowMapper(
                rows, mapping, into: .of(collection), crs: crs, inventoryCRS: run.crs, measures: run.measures,
                idScope: idScope, options: run.options)
        } catch let error as GeometryError {
            report.add(.unknownCRS(crs.definition ?? "", error.message))
            return self
        }
        let ledger = ImportLedger(report, of: mapper, crs: crs.definition, inventoryCRS: run.crs)
        report = ledger.report
        guard !report.hasErrors else { return self }
        (report, hasUnknownRows) = try ImportPipeline(
            rows, mapper, ledger, in: run, showProgress: showProgress
        ).finished()
        if report.counts.read == 0 { report.add(.emptyLayer(isReplacing: run.options.mode == .replace)) }
        return self
    }

    /// Returns the layer; a layer of municipalities with one row for each municipality key.
    private mutating func withOneRowForEachKey(_ mapping: FieldMapping) throws -> LayerImport {
        guard report.collection == .municipalities, let rows = try MunicipalitySource(layer, mapping) else {
            return layer
        }
        if rows.waterCount > 0 { report.add(.watersLeftOut(rows.waterCount)) }
        if rows.mergedCount.keys > 0 { report.add(.mergedMunicipalities(rows.mergedCount)) }
        var merged = layer
        merged.source = rows
        return merged
    }

    /// Returns the values of the option for this layer, without those for fields that only other layers of the import
    /// have.
    private func constants(in collection: CollectionID) -> [String: String] {
        layer.fieldValues.filter { name, _ in
            CollectionSchema.of(collection).field(name) != nil
                || !otherCollections.contains {
                    CollectionSchema.of($0).field(name) != nil
                }
        }
    }

    private func showProgress(_ rows: Int) throws {
        try run.progress(
            ImportProgress(
                layer: layer.layer.path, layerNumber: number, layerCount: count, rows: rows,
                rowCount: layer.layer.featureCount))
    }

    /// Ends the features of the collection that no layer of this import contains.
    mutating func endUnnamedFeatures() throws {
        guard let collection = report.collection, !report.hasErrors || run.options.acceptsPartial else { return }
        // The feature of a refused row cannot be identified and might be one of them.
        guard !hasUnknownRows else {
            report.add(.nothingEnded)
            return
        }
        var unnamed: [Feature] = []
        try run.transaction.forEachFeature(in: collection) { feature in
            let isComputedLink =
                collection == .accessLinks && feature[.basis].text == AccessLink.Basis.computed.rawValue
            // Row numbers identify only the features of their own source.
            let isOfSource = idScope.map { feature.id.text.hasPrefix(IdentifierText.prefix(of: $0)) } ?? true
            if !isComputedLink, isOfSource, !run.claims.isClaimed(feature.id, in: collection) {
                unnamed.append(feature)
            }
        }
        for feature in unnamed { try run.editor.end(feature, in: collection) }
        report.counts.ended += unnamed.count
        report.endedFeatures += unnamed.map(\.id.text).prefix(ImportReport.mostListed)
    }
}
