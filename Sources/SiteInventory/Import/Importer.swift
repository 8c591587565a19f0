internal import GeometryEngine
internal import SimpleFeatures

/// Turns the rows of one layer into features of the inventory, or into findings that say why not.
struct Importer {
    private(set) var report: ImportReport
    let schema: CollectionSchema
    let layer: SourceLayer
    let mapping: FieldMapping
    let geometryCheck: GeometryCheck
    let transformer: CoordinateTransformer?

    private var seen: Set<FeatureID> = []
    /// Where the findings of a field's values stand in the report, so that the same value is told once.
    private var findingOfValue: [ValueKey: Int] = [:]

    private struct ValueKey: Hashable {
        var field: String?
        var value: String?
    }

    /// - Throws: `GeometryError` when PROJ cannot bring the layer's system to the inventory's.
    init(
        _ layer: SourceLayer, into schema: CollectionSchema, sourceCRS: String?, inventoryCRS: CRS,
        measures: Measures, swapsAxes: Bool, fieldMap: [String: String], report: ImportReport
    ) throws {
        self.layer = layer
        self.schema = schema
        self.report = report
        mapping = FieldMapping(layer.fields, to: schema, told: fieldMap)
        // Coordinates that are in the inventory's plane already stay as they are, to the last digit.
        transformer =
            if let sourceCRS, sourceCRS != inventoryCRS.definition {
                try CoordinateTransformer(from: sourceCRS, to: inventoryCRS.definition)
            } else { nil }
        geometryCheck = GeometryCheck(
            rule: schema.geometry, transformer: transformer, measures: measures, swapsAxes: swapsAxes)
        reportMapping()
    }

    /// What the row says; `nil` when it was refused.
    mutating func accept(_ source: SourceFeature) throws -> FeatureUpdate? {
        report.counts.read += 1
        noteOperation(at: source)
        let properties = properties(of: source)
        guard let id = identifier(of: source, properties) else {
            report.counts.refused += 1
            return nil
        }
        guard seen.insert(id).inserted else {
            refuse(.duplicateID(id, row: source.row))
            return nil
        }
        guard let checked = try checkedGeometry(of: source, id) else {
            report.counts.refused += 1
            return nil
        }
        return FeatureUpdate(
            feature: Feature(id: id, geometry: checked.geometry, properties: properties),
            tellsGeometry: layer.hasGeometry)
    }

    mutating func count(_ change: StoredChange) {
        switch change {
        case .added: report.counts.added += 1
        case .changed: report.counts.changed += 1
        case .unchanged: report.counts.unchanged += 1
        }
    }

    mutating func add(_ finding: Finding) { report.findings.append(finding) }

    /// Adds a finding about a value, or counts it when the same value was found before.
    mutating func addOnce(_ finding: Finding) {
        let key = ValueKey(field: finding.field, value: finding.value)
        if let index = findingOfValue[key] {
            report.findings[index].occurrences += 1
        } else {
            findingOfValue[key] = report.findings.count
            report.findings.append(finding)
        }
    }

    /// Counts the row as refused, for the reason given.
    mutating func refuse(_ finding: Finding) {
        report.counts.refused += 1
        report.findings.append(finding)
    }

    /// The report with what the reader of the file said beside it.
    func report(with warnings: [Finding]) -> ImportReport {
        var report = report
        report.findings += warnings
        return report
    }

    private mutating func reportMapping() {
        let names = layer.fields.map(\.name)
        for (field, column) in mapping.mapped { report.mappedFields[names[column]] = field.name }
        if let identifier = mapping.identifier { report.mappedFields[names[identifier]] = "id" }
        report.extraFields = mapping.extra.map { names[$0] }
        report.confidentialFields = mapping.confidential.map { names[$0] }
        report.missingFields = mapping.missing.map(\.name)
        report.findings += mapping.findings
        if mapping.identifier == nil, schema.id != .accessLinks {
            report.findings.append(.identifierFieldMissing(schema.id, among: names))
        }
    }

    /// Which operation PROJ uses depends on the place, so the first position of the layer tells.
    private mutating func noteOperation(at source: SourceFeature) {
        guard report.operation == nil, let transformer, let geometry = source.geometry,
            let first = geometry.firstPosition, let operation = try? transformer.operation(at: first)
        else { return }
        report.operation = operation.name + operation.gridNames.map { " [\($0)]" }.joined()
        report.operationAccuracyMetres = operation.accuracyMetres
    }
}

extension Geometry {
    var firstPosition: Position? {
        var first: Position?
        forEachPosition { if first == nil { first = $0 } }
        return first
    }
}
