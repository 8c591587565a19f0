internal import SimpleFeatures
internal import SiteInventory

/// Takes the rows of one layer from their file into the inventory, in these stages:
///
/// | stage  | where                                    | form of a row          |
/// |--------|------------------------------------------|------------------------|
/// | read   | `VectorSource` (files: `WorkerSource`)   | ``SourceFeature``      |
/// | map    | `Rows/`, `Mapping/` (``RowMapper``)      | ``ImportRow``          |
/// | check  | `Geometry/` (``GeometryCheck``)          | ``ImportRow``          |
/// | match  | `Matching/`                              | `FeatureEdit`          |
/// | derive | SiteInventory: `EditBatch`               | `DerivedFeature`       |
/// | store  | SiteInventory: `InventoryEditor`         | `FeatureVersion`       |
/// | report | `Report/` (``ImportLedger``), `Findings/`| ``Finding``            |
///
/// A store may have a form of its own for what it writes. Checks that need all rows (`Checks/`) follow in ``ImportRun``,
/// after its last layer.
///
/// All cores map and check rows, and derive figures. Matching and storing are done here, in the file's order, so that
/// the result is that of one row after the other. Rows are taken in batches: memory does not grow with the file.
struct ImportPipeline {
    let layer: LayerImport
    let run: ImportRun
    let collection: CollectionID
    /// `nil` when features are recognised by their ids.
    let geometryMatch: GeometryMatch?
    let mapper: RowMapper
    private(set) var rowNumbers: RowNumbers
    private var ledger: ImportLedger
    private let showProgress: (_ rows: Int) throws -> Void
    /// True when a row was refused whose feature is unknown.
    private var hasUnknownRows = false
    private var mapping = OrderedWorkQueue<[ImportRow]>()
    private var deriving = OrderedWorkQueue<Batch>()

    private typealias Batch = (rows: [ImportRow], features: [DerivedFeature])

    private static let rowsPerBatch = 256
    /// The number of rows between two calls of `showProgress`.
    private static let rowsPerStep = 256

    init(
        _ layer: LayerImport, _ mapper: RowMapper, _ ledger: ImportLedger, in run: ImportRun,
        showProgress: @escaping (_ rows: Int) throws -> Void
    ) {
        self.layer = layer
        self.mapper = mapper
        self.ledger = ledger
        self.run = run
        self.showProgress = showProgress
        collection = mapper.schema.id
        let identifier = mapper.mapping.isIdentifierStated ? nil : mapper.mapping.identifier
        rowNumbers = RowNumbers(column: identifier.map { layer.layer.fields[$0].name })
        geometryMatch =
            mapper.matchesByGeometry
            ? GeometryMatch(snapshot: run.transaction, collection: collection, measures: run.measures) : nil
    }

    /// Runs all stages for all rows.
    ///
    /// - Returns: the layer's report, and whether a row was refused whose feature is unknown.
    /// - Throws: what reading, storing or `showProgress` throws.
    consuming func finished() throws -> (report: ImportReport, hasUnknownRows: Bool) {
        try read()
        while let rows = try mapping.next() { try matchAndDerive(rows) }
        while let batch = try deriving.next() { try storeAndReport(batch) }
        ledger.reportStrays(isEdit: layer.isEdit)
        if rowNumbers.areRowNumbers || mapper.idScope != nil, ledger.report.counts.read > 0, let identifierColumn {
            ledger.add(.rowNumbers(in: identifierColumn, source: mapper.idScope))
        }
        try showProgress(layer.layer.featureCount)
        return (ledger.report, hasUnknownRows)
    }

    /// Reads the layer. Each full batch of rows goes on to the next stages.
    private mutating func read() throws {
        let layer = layer
        var rows: [SourceFeature] = []
        var faults: [SourceFault] = []
        try layer.source.forEachFeature(in: layer.layer, warn: { faults.append($0) }) { row in
            rows.append(row)
            guard rows.count == Self.rowsPerBatch else { return }
            try mapAndCheck(rows)
            for fault in faults { report(fault) }
            rows.removeAll(keepingCapacity: true)
            faults.removeAll()
        }
        try mapAndCheck(rows)
        for fault in faults { report(fault) }
    }

    private mutating func mapAndCheck(_ rows: [SourceFeature]) throws {
        let mapper = mapper
        if let rows = try mapping.add({ try rows.map(mapper.map) }) { try matchAndDerive(rows) }
    }

    private mutating func matchAndDerive(_ rows: [ImportRow]) throws {
        guard rows.contains(where: \.isMatchedByGeometry) else { return try derive(rows.map { try match($0) }) }
        while let batch = try deriving.next() { try storeAndReport(batch) }
        // A row may cover the land that the row before it has brought, so each is stored before the next is matched.
        for row in rows {
            try derive([match(row)])
            while let batch = try deriving.next() { try storeAndReport(batch) }
        }
    }

    private mutating func derive(_ matched: [ImportRow]) throws {
        var rows = matched
        let changes = try mergeWithInventory(&rows)
        let edits = try run.editor.batch(of: changes, in: collection)
        let done = try deriving.add { [rows] in (rows, try edits.derived()) }
        if let done { try storeAndReport(done) }
    }

    private mutating func storeAndReport(_ batch: Batch) throws {
        var features = batch.features.makeIterator()
        for row in batch.rows {
            if row.number % Self.rowsPerStep == 1 { try showProgress(row.number - 1) }
            ledger.begin(firstPosition: row.firstPosition)
            if let text = row.identifierText { rowNumbers.add(text) }
            ledger.add(row.notes)
            ledger.notePlace(of: row)
            if row.hasUnknownFeature { hasUnknownRows = true }
            guard let feature = row.feature, let derived = features.next() else {
                if row.isComputed { ledger.countUnchanged() } else { ledger.countRefusal() }
                continue
            }
            let change = try run.editor.store(derived, in: collection)
            ledger.count(change, derived.edit.before, derived.edit.feature)
            try run.onFeature(layer, feature)
            if let finding = DeclaredArea.finding(of: derived.feature, in: collection, row: row.number) {
                ledger.add(finding)
            }
        }
    }

    private mutating func report(_ fault: SourceFault) {
        if fault.refusesRow { hasUnknownRows = true }
        ledger.add(fault)
    }
}
