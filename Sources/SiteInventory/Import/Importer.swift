internal import GeometryEngine
internal import SimpleFeatures

/// Turns the rows of one layer into features of the inventory, or into findings that say why not.
struct Importer {
    private(set) var report: ImportReport
    let schema: CollectionSchema

    private let layer: SourceLayer
    private let mapping: FieldMapping
    private let geometryCheck: GeometryCheck
    private let transformer: CoordinateTransformer?
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
        measures: Measures, report: ImportReport
    ) throws {
        self.layer = layer
        self.schema = schema
        self.report = report
        mapping = FieldMapping(layer.fields, to: schema)
        // Coordinates that are in the inventory's plane already stay as they are, to the last digit.
        transformer =
            if let sourceCRS, sourceCRS != inventoryCRS.definition {
                try CoordinateTransformer(from: sourceCRS, to: inventoryCRS.definition)
            } else { nil }
        geometryCheck = GeometryCheck(rule: schema.geometry, transformer: transformer, measures: measures)
        reportMapping()
    }

    /// The feature in the row; `nil` when it was refused.
    mutating func accept(_ source: SourceFeature) throws -> Feature? {
        report.counts.read += 1
        noteOperation(at: source)
        let properties = properties(of: source)
        guard let id = identifier(of: source, properties) else { return refuse() }
        guard seen.insert(id).inserted else {
            report.findings.append(.duplicateID(id, row: source.row))
            return refuse()
        }
        if schema.geometry != .none { noteHeights(source, id) }
        guard let checked = try checkedGeometry(of: source, id) else { return refuse() }
        return Feature(id: id, geometry: checked.geometry, properties: properties)
    }

    mutating func count(_ change: StoredChange) {
        switch change {
        case .added: report.counts.added += 1
        case .changed: report.counts.changed += 1
        case .unchanged: report.counts.unchanged += 1
        }
    }

    /// The report with what the reader of the file said beside it.
    func report(with warnings: [Finding]) -> ImportReport {
        var report = report
        report.findings += warnings
        return report
    }

    /// Adds a finding about a value, or counts it when the same value was found before.
    private mutating func addOnce(_ finding: Finding) {
        let key = ValueKey(field: finding.field, value: finding.value)
        if let index = findingOfValue[key] {
            report.findings[index].occurrences += 1
        } else {
            findingOfValue[key] = report.findings.count
            report.findings.append(finding)
        }
    }

    private mutating func refuse() -> Feature? {
        report.counts.refused += 1
        return nil
    }
}

// MARK: - Attributes

extension Importer {
    private mutating func reportMapping() {
        let names = layer.fields.map(\.name)
        for (field, column) in mapping.mapped { report.mappedFields[names[column]] = field.name }
        if let identifier = mapping.identifier { report.mappedFields[names[identifier]] = "id" }
        report.extraFields = mapping.extra.map { names[$0] }
        report.confidentialFields = mapping.confidential.map { names[$0] }
        if mapping.identifier == nil, schema.id != .accessLinks {
            report.findings.append(.identifierFieldMissing(schema.id, among: names))
        }
    }

    private mutating func properties(of source: SourceFeature) -> [String: PropertyValue] {
        var properties: [String: PropertyValue] = [:]
        var kept = mapping.extra
        for (field, column) in mapping.mapped {
            let raw = source.values[column]
            guard let value = ValueReader.read(raw, as: field) else {
                addOnce(.invalidValue(raw.text ?? "", field, named: layer.fields[column].name, row: source.row))
                kept.append(column)
                continue
            }
            if field.unit == "ha", value.number == 0 {
                addOnce(.zeroHectares(named: layer.fields[column].name, row: source.row))
                properties[field.name] = .null
            } else {
                properties[field.name] = value
            }
        }
        properties["extra"] = object(of: kept, source)
        properties["confidential"] = object(of: mapping.confidential, source)
        return properties
    }

    /// The columns as a JSON object, under their own names; null when they are all empty.
    private func object(of columns: [Int], _ source: SourceFeature) -> PropertyValue {
        let filled = columns.filter { !source.values[$0].isNull }
        guard !filled.isEmpty else { return .null }
        return .json(object: filled.map { (layer.fields[$0].name, source.values[$0]) })
    }

    private mutating func identifier(
        of source: SourceFeature, _ properties: [String: PropertyValue]
    ) -> FeatureID? {
        if schema.id == .accessLinks {
            // A link is known by what it links.
            guard let site = properties["site_id"]?.text, let road = properties["road_project_id"]?.text else {
                report.findings.append(.linkIncomplete(row: source.row))
                return nil
            }
            return FeatureID("\(site)~\(road)~\(AccessLink.Basis.documented.rawValue)")
        }
        guard let column = mapping.identifier else { return nil }
        guard let text = source.values[column].text?.trimmed, !text.isEmpty else {
            report.findings.append(.missingID(named: layer.fields[column].name, row: source.row))
            return nil
        }
        return FeatureID(text)
    }
}

// MARK: - Geometry

extension Importer {
    /// The geometry as it is kept, perhaps none; `nil` when the feature must be refused for it.
    private mutating func checkedGeometry(
        of source: SourceFeature, _ id: FeatureID
    ) throws -> CheckedGeometry? {
        guard schema.geometry != .none, let geometry = source.geometry, !geometry.isEmpty else {
            if layer.hasGeometry, schema.geometry != .none {
                report.findings.append(.missingGeometry(row: source.row, id))
            }
            return CheckedGeometry(geometry: nil)
        }
        switch try geometryCheck.check(geometry) {
        case .kept(let geometry): return CheckedGeometry(geometry: geometry)
        case .repaired(let geometry, let reason, let place, let before, let after):
            report.findings.append(
                .repairedGeometry(reason, at: place, before: before, after: after, row: source.row, id))
            return CheckedGeometry(geometry: geometry)
        case .refused(let refusal):
            report.findings.append(.refusedGeometry(refusal, rule: schema.geometry, row: source.row, id))
            return nil
        }
    }

    private mutating func noteHeights(_ source: SourceFeature, _ id: FeatureID) {
        guard source.droppedZM, !report.findings.contains(where: { $0.code == .heightsDropped }) else { return }
        report.findings.append(.droppedHeights(row: source.row, id))
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

/// A geometry that may be kept; none is fine too.
private struct CheckedGeometry {
    var geometry: Geometry?
}

extension Geometry {
    fileprivate var firstPosition: Position? {
        var first: Position?
        forEachPosition { if first == nil { first = $0 } }
        return first
    }
}

extension PropertyValue {
    /// A JSON object with the members in the given order.
    static func json(object members: [(name: String, value: PropertyValue)]) -> PropertyValue {
        var json = JSONText()
        json.append(raw: "{")
        for (index, member) in members.enumerated() {
            if index > 0 { json.append(raw: ",") }
            json.append(string: member.name)
            json.append(raw: ":")
            json.append(member.value)
        }
        json.append(raw: "}")
        return .json(json.text)
    }
}
