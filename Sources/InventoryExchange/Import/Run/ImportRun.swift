internal import GeometryEngine
internal import SimpleFeatures
internal import SiteInventory

/// Thrown inside the transaction of a refused import or a dry run, so that nothing is stored.
struct ImportNotKept: Error {
    var outcome: ImportOutcome
}

/// One import within its transaction: all layers, then the checks that need all features.
struct ImportRun {
    let transaction: any InventoryTransaction
    let crs: CRS
    let options: ImportOptions
    let editor: InventoryEditor
    let measures: Measures
    let today: CalendarDay
    let claims = FeatureClaims()
    /// The collections whose ids are unique only within the import's source.
    private(set) var scopedCollections: Set<CollectionID> = []
    let progress: ImportProgressHandler
    let onFeature: ImportedFeatureHandler

    init(
        _ transaction: any InventoryTransaction, crs: CRS, options: ImportOptions, today: CalendarDay,
        progress: @escaping ImportProgressHandler, onFeature: @escaping ImportedFeatureHandler = { _, _ in }
    ) throws {
        self.transaction = transaction
        self.crs = crs
        self.options = options
        self.today = today
        self.progress = progress
        self.onFeature = onFeature
        editor = try InventoryEditor(transaction, crs: crs, today: today)
        measures = try PlaneContext.of(crs).measures
    }

    /// - Throws: ``ImportNotKept`` when an error refuses the import; the errors of reading and storing.
    func run(_ layers: [LayerImport]) throws -> ImportOutcome {
        let ordered = layers.enumerated().sorted { a, b in
            (Self.rank(a.element), a.offset) < (Self.rank(b.element), b.offset)
        }
        var scoped = self
        scoped.scopedCollections = try Set(layers.filter(isScoped).compactMap(\.recognised))
        var runs: [(offset: Int, run: LayerRun)] = []
        for (number, (offset, layer)) in ordered.enumerated() {
            let run = LayerRun(
                layer, in: scoped, number: number + 1, of: layers.count, with: Set(layers.compactMap(\.recognised)))
            runs.append((offset, try run.finished()))
        }
        if options.mode == .replace { for index in runs.indices { try runs[index].run.endUnnamedFeatures() } }
        var reports = runs.sorted { $0.offset < $1.offset }.map(\.run.report)
        if !forbids(reports) {
            try editor.finish()
            let check = try ReferenceCheck(transaction, measures: measures, today: today)
            var places = PlaceLocator(inventoryCRS: crs, sourceCRS: nil)
            for index in reports.indices {
                let ids = claims.ids(ofLayer: reports[index].contentHash)
                try check.check(ids, into: &reports[index], &places)
                if reports[index].collection == .plots {
                    try checkSales(of: ids, into: &reports[index], &places, isEdit: layers.contains(where: \.isEdit))
                }
            }
        }
        var outcome = ImportOutcome(reports: reports, isKept: true, hectaresChange: editor.hectaresChange)
        guard !forbids(reports) else {
            outcome.isKept = false
            outcome.hectaresChange = HectaresChange()
            throw ImportNotKept(outcome: outcome)
        }
        for index in outcome.reports.indices { outcome.reports[index].version = transaction.version }
        return outcome
    }

    /// True for a layer whose identifiers are row numbers to which other layers of its source refer.
    private func isScoped(_ layer: LayerImport) throws -> Bool {
        guard options.source != nil, let collection = layer.recognised, [.sites, .roadProjects].contains(collection),
            !layer.faults.contains(where: { $0.severity == .error })
        else { return false }
        let mapping = FieldMapping(layer.layer.fields, to: .of(collection), assigned: layer.fieldMap)
        return try IdentifierScope(layer: layer, mapping: mapping, snapshot: transaction)
            .source(options.source, in: collection) != nil
    }

    private func checkSales(
        of ids: [FeatureID], into report: inout ImportReport, _ places: inout PlaceLocator, isEdit: Bool
    ) throws {
        let own = Set(ids)
        let taken = editor.takenPlots.filter { own.contains($0.id) }
        let check = SaleCheck(
            snapshot: transaction, measures: measures, options: options,
            client: !isEdit ? .file : options.mode == .append ? .newPlot : .edit)
        try check.check(taken, into: &report, &places)
    }

    /// Stores the reports, the imported files, and the options of a named source.
    func record(_ reports: [ImportReport], of layers: [LayerImport]) throws {
        for (report, layer) in zip(reports, layers) {
            try transaction.record(.layer(report.record(files: layer.files.map(\.record))))
            for file in layer.files { try file.keep(in: transaction) }
            guard let source = options.source else { continue }
            let mapping = SavedMapping(source: source, of: layer)
            if !mapping.isEmpty { try transaction.record(.mapping(mapping.document())) }
        }
    }

    /// True when an error refuses the import. In a partial import, errors of rows do not.
    private func forbids(_ reports: [ImportReport]) -> Bool {
        reports.contains { $0.hasErrors && !(options.acceptsPartial && $0.hasOnlyRowErrors) }
    }

    private static func rank(_ layer: LayerImport) -> Int {
        let order = CollectionID.dependencyOrder
        return layer.recognised.flatMap { order.firstIndex(of: $0) } ?? order.count
    }
}
