internal import SimpleFeatures
internal import SiteInventory

/// Imports the rows of one layer into the inventory, in these stages:
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
/// A store may convert what it writes to a form of its own. ``ImportRun`` runs the checks that need all rows
/// (`Checks/`) after its last layer.
///
/// Rows are mapped and checked, and figures derived, on all cores. Matching and storing run on the calling thread in
/// the order of the file, so the result does not depend on the number of cores. Rows are read in batches, so that
/// memory does not grow with the file.
struct ImportPipeline {
    let layer: LayerImport
    let run: ImportRun
    let collection: CollectionID
    /// Matches features by geometry; `nil` when they are identified by their ids.
    let geometryMatch: GeometryMatch?
    let mapper: RowMapper
    private(set) var rowNumbers: RowNumbers
    private var ledger: ImportLedger
    private let showProgress: (_ rows: Int) throws -> Void
    /// True when a row was refused whose feature cannot be identified.
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
    /// - Returns: the report of the layer, and whether a row was refused whose feature cannot be identified.
    /// - Throws: the errors of reading, of storing and of `showProgress`.
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

    /// Reads the layer. Passes each full batch of rows to the next stages.
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

    private mutating func matchAndDerive(_ mapped: [ImportRow]) throws {
        var rows = mapped
        try referWithinSource(&rows)
        guard rows.contains(where: \.isMatchedByGeometry) else { return try derive(rows.map { try match($0) }) }
        while let batch = try deriving.next() { try storeAndReport(batch) }
        // A row may cover the land of the row before it, so each row is stored before the next is matched.
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
