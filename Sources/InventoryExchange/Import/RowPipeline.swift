internal import SimpleFeatures
internal import SiteInventory

/// The way of a layer's rows into the inventory.
///
/// All cores turn rows into features (``Importer``); here, in the file's order, they are compared with the inventory and
/// what they depend on is read; all cores derive what follows (``EditBatch``); and here again, in the same order, they
/// are stored and told. So the result is that of one row after the other, while a file of any length fits the memory.
struct RowPipeline {
    let layer: LayerImport
    private let importer: Importer
    private var ledger: ImportLedger
    let run: ImportRun
    let collection: CollectionID
    let match: GeometryMatch?
    private let tell: (_ rows: Int) throws -> Void
    /// True when a row was refused of which nobody knows whose it was.
    private var hasUnknownRows = false
    private var reading = OrderedWorkQueue<[ReadRow]>()
    private var deriving = OrderedWorkQueue<DerivedRows>()

    private static let rowsPerBatch = 256
    /// How many rows pass between two reports of progress.
    private static let rowsPerStep = 256

    init(
        _ layer: LayerImport, _ importer: Importer, _ ledger: ImportLedger, in run: ImportRun,
        tell: @escaping (_ rows: Int) throws -> Void
    ) {
        self.layer = layer
        self.importer = importer
        self.ledger = ledger
        self.run = run
        self.tell = tell
        collection = importer.schema.id
        match =
            importer.matchesByGeometry
            ? GeometryMatch(snapshot: run.transaction, collection: collection, measures: run.measures) : nil
    }

    /// Takes all rows through, and gives the layer's report, and whether a row was refused that names no feature.
    consuming func finished() throws -> (report: ImportReport, hasUnknownRows: Bool) {
        var rows: [SourceFeature] = []
        var faults: [SourceFault] = []
        try layer.source.forEachFeature(in: layer.layer, warn: { faults.append($0) }) { row in
            rows.append(row)
            guard rows.count == Self.rowsPerBatch else { return }
            try read(rows)
            for fault in faults { tell(fault) }
            rows.removeAll(keepingCapacity: true)
            faults.removeAll()
        }
        try read(rows)
        for fault in faults { tell(fault) }
        while let rows = try reading.next() { try begin(rows) }
        while let done = try deriving.next() { try finish(done) }
        try tell(layer.layer.featureCount)
        return (ledger.report, hasUnknownRows)
    }

    private mutating func tell(_ fault: SourceFault) {
        if fault.refusesRow { hasUnknownRows = true }
        ledger.tell(fault)
    }

    private mutating func read(_ rows: [SourceFeature]) throws {
        let importer = importer
        if let rows = try reading.add({ try rows.map(importer.read) }) { try begin(rows) }
    }

    private mutating func begin(_ rows: [ReadRow]) throws {
        if match == nil { return try derive(rows) }
        // What a row covers may be what the row before it has brought.
        for row in rows {
            try derive([row])
            while let done = try deriving.next() { try finish(done) }
        }
    }

    /// Compares the rows with the inventory, and has what follows from them derived.
    private mutating func derive(_ rows: [ReadRow]) throws {
        var admitted = try rows.map { try admit($0) }
        let stored = try run.transaction.features(admitted.compactMap { $0.update?.feature.id }, in: collection)
        var changes: [(feature: Feature, before: Feature?)] = []
        for index in admitted.indices {
            guard let update = admitted[index].update else { continue }
            let before = stored[update.feature.id]
            if before != nil, run.options.mode == .append {
                admitted[index].refuse(.existingID(update.feature.id, row: admitted[index].number))
                continue
            }
            if let finding = update.removedGeometry(from: before, row: admitted[index].number) {
                admitted[index].notes.append(.finding(finding))
            }
            changes.append((update.merged(into: before), before))
        }
        let batch = try run.editor.batch(of: changes, in: collection)
        let done = try deriving.add { [admitted] in DerivedRows(rows: admitted, features: try batch.derived()) }
        if let done { try finish(done) }
    }

    private mutating func finish(_ done: DerivedRows) throws {
        var features = done.features.makeIterator()
        for row in done.rows {
            if row.number % Self.rowsPerStep == 1 { try tell(row.number - 1) }
            ledger.begin(firstPosition: row.firstPosition)
            ledger.tell(row.notes)
            if row.isUnknown { hasUnknownRows = true }
            guard let update = row.update, let derived = features.next() else {
                if row.isComputed { ledger.countUnchanged() } else { ledger.countRefusal() }
                continue
            }
            let change = try run.editor.store(derived, in: collection)
            ledger.count(change, derived.edit.before, derived.edit.feature)
            try run.onFeature(layer, update.feature)
            if let finding = DeclaredArea.finding(of: derived.feature, in: collection, row: row.number) {
                ledger.add(finding)
            }
        }
    }
}
