internal import GeometryEngine
internal import SimpleFeatures
internal import SiteInventory

/// Builds the report of a layer while its rows are imported: counts, findings and changes.
struct ImportLedger {
    private(set) var report: ImportReport
    private let mapper: RowMapper
    private var places: PlaceLocator
    /// The indexes of the report's findings about values, so that each value is listed once.
    private var findingOfValue: [ValueKey: Int] = [:]
    private var listedOnce: Set<Finding.Code> = []
    private var strays = StrayFeatures()

    private struct ValueKey: Hashable {
        var field: String
        var value: String
    }

    /// - Parameter crs: the system of the layer; `nil` when it is the inventory's or the layer has none.
    init(_ report: ImportReport, of mapper: RowMapper, crs: String?, inventoryCRS: CRS) {
        self.report = report
        self.mapper = mapper
        places = PlaceLocator(inventoryCRS: inventoryCRS, sourceCRS: mapper.transformer == nil ? nil : crs)
        noteMapping()
    }

    /// Counts a row as read.
    mutating func begin(firstPosition: Position?) {
        report.counts.read += 1
        if report.operation == nil { noteOperation(at: firstPosition) }
    }

    mutating func add(_ notes: [ImportRow.Note]) {
        for note in notes {
            switch note {
            case .finding(let finding): add(finding)
            case .value(let field, let value, let finding): addOnce(ValueKey(field: field, value: value), finding)
            case .first(let finding): if listedOnce.insert(finding.code).inserted { add(finding) }
            }
        }
    }

    /// Adds a fault of the file. Rows that the reader skipped count as read and refused.
    mutating func add(_ fault: SourceFault) {
        report.add(places.locatedInSource(.of(fault)))
        guard fault.refusesRow else { return }
        report.counts.read += fault.occurrences
        report.counts.refused += fault.occurrences
    }

    /// Records the position of the row. ``reportStrays(isEdit:)`` reports the rows outside the region.
    mutating func notePlace(of row: ImportRow) { strays.add(row) }

    /// Adds the findings about the rows outside the region. Must be called after the last row.
    ///
    /// - Parameter isEdit: true for an edit of one feature.
    mutating func reportStrays(isEdit: Bool) {
        for finding in strays.findings(crs: report.crs ?? "", likely: mapper.likelyCRS, isEdit: isEdit) {
            report.add(places.locatedInSource(finding))
        }
        for (code, count) in strays.unlisted { for _ in 0..<count { report.addUnlisted(code) } }
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
            report.note(FeatureChange(before, after, in: mapper.schema))
        case .unchanged: report.counts.unchanged += 1
        }
    }

    private mutating func noteMapping() {
        let mapping = mapper.mapping
        let names = mapper.layer.fields.map(\.name)
        for (field, column) in mapping.mapped { report.mappedFields[names[column]] = field.name }
        if let identifier = mapping.identifier { report.mappedFields[names[identifier]] = "id" }
        report.extraFields = mapping.extra.map { names[$0] }
        report.confidentialFields = mapping.confidential.map { names[$0] }
        if !mapping.computed.isEmpty { report.computedFields = mapping.computed.map { names[$0] } }
        let set = mapping.constants.map { ($0.field.name, $0.value.text ?? "") }
        if !set.isEmpty { report.setFields = Dictionary(uniqueKeysWithValues: set) }
        report.missingFields = mapping.missing.map(\.name)
        for finding in mapping.findings { report.add(finding) }
        // An empty file has no columns in some formats.
        let isEmpty = names.isEmpty && mapper.layer.featureCount == 0
        if mapping.identifier == nil, !isEmpty, !mapper.matchesByGeometry, mapper.schema.id != .accessLinks {
            report.add(.identifierFieldMissing(mapper.schema.id, among: names))
        }
    }

    /// Records PROJ's operation at the first position of the layer, since the operation depends on the position.
    private mutating func noteOperation(at position: Position?) {
        guard let transformer = mapper.transformer, let position,
            let operation = try? transformer.operation(
                at: mapper.geometryCheck.swapsAxes ? Position(position.y, position.x) : position)
        else { return }
        report.operation = operation.name + operation.gridNames.map { " [\($0)]" }.joined()
        report.operationAccuracyMetres = operation.accuracyMetres
        if operation.isBallpark {
            report.add(places.locatedInSource(.unknownDatumShift(report.crs ?? "", operation.name, at: position)))
        }
    }
}
