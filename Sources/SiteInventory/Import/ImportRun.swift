internal import GeometryEngine
internal import SimpleFeatures

/// Thrown inside the transaction so that nothing of a refused import stays.
struct ImportRefused: Error {
    var reports: [ImportReport]
}

/// One import, within its transaction.
struct ImportRun {
    let transaction: any InventoryTransaction
    let crs: CRS
    let editor: InventoryEditor
    let measures: Measures
    let today: CalendarDay
    private let claims = FeatureClaims()

    init(_ transaction: any InventoryTransaction, crs: CRS, today: CalendarDay) throws {
        self.transaction = transaction
        self.crs = crs
        self.today = today
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
            let check = try ReferenceCheck(transaction, measures: measures, today: today)
            for index in inOrder.indices {
                inOrder[index].findings += try check.findings(
                    for: claims.ids(ofLayer: inOrder[index].contentHash), in: inOrder[index].collection)
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
        let crsDecision = try CRSDecision(of: layer)
        report.crs = layer.crs ?? layer.layer.crs.map { $0.identifier?.definition ?? $0.name } ?? crsDecision.definition
        if let finding = crsDecision.finding { report.findings.append(finding) }
        guard !report.hasErrors else { return report }
        var importer: Importer
        do {
            importer = try Importer(
                layer.layer, into: .of(collection), sourceCRS: crsDecision.definition, inventoryCRS: crs,
                measures: measures, swapsAxes: crsDecision.swapsAxes, fieldMap: layer.fieldMap, report: report)
        } catch let error as GeometryError {
            report.findings.append(.unknownCRS(crsDecision.definition ?? "", error.message))
            return report
        }
        guard !importer.report.hasErrors else { return importer.report }
        var warnings: [Finding] = []
        try layer.source.forEachFeature(in: layer.layer, warn: { warnings.append(.readerWarning($0)) }) { source in
            guard let update = try importer.accept(source) else { return }
            guard claims.claim(update.feature.id, in: collection, forLayer: layer.contentHash) else {
                return importer.refuse(.idInTwoLayers(update.feature.id, row: source.row))
            }
            let before = try transaction.feature(update.feature.id, in: collection)
            if let finding = update.removedGeometry(from: before, row: source.row) { importer.add(finding) }
            importer.count(try editor.put(update.merged(into: before), replacing: before, in: collection))
        }
        return importer.report(with: warnings)
    }
}

/// Which layer of an import brought which feature: two layers must not bring the same one.
///
/// A layer is known by the hash of its content: paths may be alike.
private final class FeatureClaims {
    private var claimed: [CollectionID: Set<FeatureID>] = [:]
    private var byLayer: [String: [FeatureID]] = [:]

    /// False when another layer brought the feature. A layer itself brings each feature once.
    func claim(_ id: FeatureID, in collection: CollectionID, forLayer hash: String) -> Bool {
        guard claimed[collection, default: []].insert(id).inserted else { return false }
        byLayer[hash, default: []].append(id)
        return true
    }

    /// The features that the layer brought, in the file's order.
    func ids(ofLayer hash: String) -> [FeatureID] { byLayer[hash] ?? [] }
}
