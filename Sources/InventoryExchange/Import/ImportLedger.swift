internal import GeometryEngine
internal import SimpleFeatures
internal import SiteInventory

/// What is written down of a layer's import, row by row: counts, findings, changes.
struct ImportLedger {
    private(set) var report: ImportReport
    private let importer: Importer
    private var places: PlaceLocator
    /// Where the findings of a field's values stand in the report, so that the same value is told once.
    private var findingOfValue: [ValueKey: Int] = [:]
    private var toldOnce: Set<Finding.Code> = []

    private struct ValueKey: Hashable {
        var field: String
        var value: String
    }

    /// - Parameter crs: that of the layer; `nil` where it is the inventory's or there is none.
    init(_ report: ImportReport, of importer: Importer, crs: String?, inventoryCRS: CRS) {
        self.report = report
        self.importer = importer
        places = PlaceLocator(inventoryCRS: inventoryCRS, sourceCRS: importer.transformer == nil ? nil : crs)
        noteMapping()
    }

    /// Counts a row as read.
    mutating func begin(firstPosition: Position?) {
        report.counts.read += 1
        if report.operation == nil { noteOperation(at: firstPosition) }
    }

    mutating func tell(_ notes: [Importer.Note]) {
        for note in notes {
            switch note {
            case .finding(let finding): add(finding)
            case .value(let field, let value, let finding): addOnce(ValueKey(field: field, value: value), finding)
            case .first(let finding): if toldOnce.insert(finding.code).inserted { add(finding) }
            }
        }
    }

    /// Adds what the reader said of the file; rows that it did not give count as read and refused.
    mutating func tell(_ fault: SourceFault) {
        report.add(places.locatedInSource(.of(fault)))
        guard fault.refusesRow else { return }
        report.counts.read += fault.occurrences
        report.counts.refused += fault.occurrences
    }

    /// Adds a finding whose place is in the inventory's plane.
    mutating func add(_ finding: Finding) { report.add(places.located(finding)) }

    private mutating func addOnce(_ key: ValueKey, _ finding: () -> Finding) {
        if let index = findingOfValue[key] {
            report.findings[index].occurrences += 1
        } else if let index = report.add(finding()) {
            findingOfValue[key] = index
        }
    }

    mutating func countRefusal() { report.counts.refused += 1 }

    mutating func countUnchanged() { report.counts.unchanged += 1 }

    mutating func count(_ change: StoredChange, _ before: Feature?, _ after: Feature) {
        switch change {
        case .added: report.counts.added += 1
        case .changed:
            report.counts.changed += 1
            report.note(FeatureChange(before, after, in: importer.schema))
        case .unchanged: report.counts.unchanged += 1
        }
    }

    private mutating func noteMapping() {
        let mapping = importer.mapping
        let names = importer.layer.fields.map(\.name)
        for (field, column) in mapping.mapped { report.mappedFields[names[column]] = field.name }
        if let identifier = mapping.identifier { report.mappedFields[names[identifier]] = "id" }
        report.extraFields = mapping.extra.map { names[$0] }
        report.confidentialFields = mapping.confidential.map { names[$0] }
        if !mapping.computed.isEmpty { report.computedFields = mapping.computed.map { names[$0] } }
        report.missingFields = mapping.missing.map(\.name)
        for finding in mapping.findings { report.add(finding) }
        // An empty file of some formats has no fields at all.
        let isEmpty = names.isEmpty && importer.layer.featureCount == 0
        if mapping.identifier == nil, !isEmpty, !importer.matchesByGeometry, importer.schema.id != .accessLinks {
            report.add(.identifierFieldMissing(importer.schema.id, among: names))
        }
    }

    /// Which operation PROJ uses depends on the place, so the first position of the layer tells.
    private mutating func noteOperation(at position: Position?) {
        guard let transformer = importer.transformer, let position,
            let operation = try? transformer.operation(
                at: importer.geometryCheck.swapsAxes ? Position(position.y, position.x) : position)
        else { return }
        report.operation = operation.name + operation.gridNames.map { " [\($0)]" }.joined()
        report.operationAccuracyMetres = operation.accuracyMetres
    }
}
