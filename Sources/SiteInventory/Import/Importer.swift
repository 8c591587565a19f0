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
    /// Where the features lie, in the inventory's plane; `nil` for a layer of another region.
    let region: Envelope?

    /// Features whose row was refused.
    private(set) var refusedIDs: [FeatureID] = []
    private let match: GeometryMatch?
    private var places: PlaceLocator
    private var seen: Set<FeatureID> = []
    /// Where the findings of a field's values stand in the report, so that the same value is told once.
    private var findingOfValue: [ValueKey: Int] = [:]

    private struct ValueKey: Hashable {
        var field: String?
        var value: String?
    }

    /// - Parameter snapshot: where features without identifiers are looked for, if that is wanted.
    /// - Throws: `GeometryError` when PROJ cannot bring the layer's system to the inventory's.
    init(
        _ layer: LayerImport, into schema: CollectionSchema, crs: CRSDecision, inventoryCRS: CRS, measures: Measures,
        options: ImportOptions, matching snapshot: any InventorySnapshot, report: ImportReport
    ) throws {
        self.layer = layer.layer
        self.schema = schema
        self.report = report
        mapping = FieldMapping(layer.layer.fields, to: schema, told: layer.fieldMap)
        // Coordinates that are in the inventory's plane already stay as they are, to the last digit.
        transformer =
            if let source = crs.definition, source != inventoryCRS.definition {
                try CoordinateTransformer(from: source, to: inventoryCRS.definition)
            } else { nil }
        region = crs.liesInRegion ? try CRSGuess.region(in: inventoryCRS) : nil
        geometryCheck = GeometryCheck(
            rule: schema.geometry, transformer: transformer, measures: measures, swapsAxes: crs.swapsAxes,
            acceptsRepairs: options.acceptsRepairs)
        places = PlaceLocator(inventoryCRS: inventoryCRS, sourceCRS: transformer == nil ? nil : crs.definition)
        match =
            options.matchesByGeometry && mapping.identifier == nil && schema.geometry == .multiPolygon
            ? GeometryMatch(snapshot: snapshot, collection: schema.id, measures: measures) : nil
        reportMapping()
    }

    /// What the row says; `nil` when it was refused.
    mutating func accept(_ source: SourceFeature) throws -> FeatureUpdate? {
        report.counts.read += 1
        noteOperation(at: source)
        let properties = properties(of: source)
        if let match { return try acceptUnnumbered(source, properties, match) }
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
            refusedIDs.append(id)
            return nil
        }
        return FeatureUpdate(
            feature: Feature(id: id, geometry: checked.geometry, properties: properties),
            tellsGeometry: layer.hasGeometry)
    }

    /// A feature that has no identifier is the one that covers the same land, or a new one.
    private mutating func acceptUnnumbered(
        _ source: SourceFeature, _ properties: [String: PropertyValue], _ match: GeometryMatch
    ) throws -> FeatureUpdate? {
        guard let checked = try checkedGeometry(of: source, FeatureID("#\(source.row)")),
            let geometry = checked.geometry
        else {
            report.counts.refused += 1
            return nil
        }
        let known = try match.feature(covering: geometry)
        let id = known?.id ?? GeometryMatch.identifier(for: geometry)
        guard seen.insert(id).inserted else {
            refuse(.duplicateID(id, row: source.row))
            return nil
        }
        add(known.map { .matchedByGeometry(id, share: $0.share, row: source.row) } ?? .numbered(id, row: source.row))
        return FeatureUpdate(
            feature: Feature(id: id, geometry: geometry, properties: properties), tellsGeometry: true)
    }

    mutating func count(_ change: StoredChange, _ before: Feature?, _ after: Feature) {
        switch change {
        case .added: report.counts.added += 1
        case .changed:
            report.counts.changed += 1
            report.note(FeatureChange(before, after, in: schema))
        case .unchanged: report.counts.unchanged += 1
        }
    }

    /// Adds a finding whose place is in the inventory's plane.
    mutating func add(_ finding: Finding) { report.add(places.located(finding)) }

    /// Adds a finding about a value, or counts it when the same value was found before.
    mutating func addOnce(_ finding: Finding) {
        let key = ValueKey(field: finding.field, value: finding.value)
        if let index = findingOfValue[key] {
            report.findings[index].occurrences += 1
        } else if let index = report.add(finding) {
            findingOfValue[key] = index
        }
    }

    /// Counts the row as refused, for the reason given.
    mutating func refuse(_ finding: Finding) {
        report.counts.refused += 1
        add(finding)
    }

    /// The report with what the reader of the file said beside it.
    func report(with warnings: [Finding]) -> ImportReport {
        var report = report
        for warning in warnings { report.add(warning) }
        return report
    }

    private mutating func reportMapping() {
        let names = layer.fields.map(\.name)
        for (field, column) in mapping.mapped { report.mappedFields[names[column]] = field.name }
        if let identifier = mapping.identifier { report.mappedFields[names[identifier]] = "id" }
        report.extraFields = mapping.extra.map { names[$0] }
        report.confidentialFields = mapping.confidential.map { names[$0] }
        report.missingFields = mapping.missing.map(\.name)
        for finding in mapping.findings { report.add(finding) }
        if mapping.identifier == nil, match == nil, schema.id != .accessLinks {
            report.add(.identifierFieldMissing(schema.id, among: names))
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
