internal import GeometryEngine
internal import SimpleFeatures
internal import SiteInventory

/// Maps each row of a layer to a feature, or to the findings that refuse it.
///
/// Does not use other rows or the inventory, so that rows can be mapped on any thread and in any order. Findings are
/// collected as notes. ``ImportLedger`` adds them to the report in the order of the file.
struct RowMapper: Sendable {
    let schema: CollectionSchema
    let layer: SourceLayer
    let mapping: FieldMapping
    let geometryCheck: GeometryCheck
    /// The transformation from the layer's system to the inventory's; `nil` when they are the same or the layer has
    /// none.
    let transformer: CoordinateTransformer?
    /// The envelope of the region in the inventory's plane; `nil` when it cannot be transformed.
    let region: Envelope?
    /// The system in which the coordinates would lie in the region, when in the stated system they lie outside it.
    let likelyCRS: CRSGuess.Candidate?
    /// True when features are recognised by their geometry instead of an id.
    let matchesByGeometry: Bool
    /// The source within which the ids are unique; `nil` for ids that are unique in the inventory.
    let idScope: String?
    /// The transformation from the layer's system to longitude and latitude, for a register of sites with points; `nil`
    /// for other layers.
    let registerTransformer: CoordinateTransformer?
    /// The notes of the current row.
    private var notes: [ImportRow.Note] = []
    /// True when a value of the current row refuses it.
    var hasUnreadableValue = false
    /// True when the current row has no id and is matched by its geometry.
    var isMatchedByGeometry = false

    /// - Throws: `GeometryError` when PROJ cannot transform from the layer's system to the inventory's.
    init(
        _ layer: LayerImport, _ mapping: FieldMapping, into schema: CollectionSchema, crs: CRSDecision,
        inventoryCRS: CRS, measures: Measures, idScope: String?, options: ImportOptions
    ) throws {
        self.layer = layer.layer
        self.schema = schema
        self.mapping = mapping
        self.idScope = idScope
        // Coordinates in the inventory's plane stay unchanged.
        transformer =
            if let source = crs.definition, source != inventoryCRS.definition {
                try CoordinateTransformer(from: source, to: inventoryCRS.definition)
            } else { nil }
        region = try CRSGuess.box(of: crs.region, in: inventoryCRS)
        likelyCRS = crs.likely
        geometryCheck = GeometryCheck(
            rule: schema.geometry, transformer: transformer, statedCRS: transformer == nil ? nil : crs.definition,
            measures: measures, swapsAxes: crs.swapsAxes, acceptsRepairs: options.acceptsRepairs)
        let isRegister = schema.id == .sites && layer.layer.fields.contains { $0.kind == .coordinate }
        registerTransformer =
            if isRegister, let source = crs.definition {
                try CoordinateTransformer(from: source, to: CRS.crs84.definition)
            } else { nil }
        matchesByGeometry = options.matchesByGeometry && schema.geometry == .multiPolygon
    }

    /// Maps the row and checks its geometry.
    ///
    /// - Throws: `GeometryError` when GEOS fails.
    func map(_ source: SourceFeature) throws -> ImportRow {
        var mapper = self
        var row = ImportRow(number: source.row, firstPosition: source.geometry?.firstPosition)
        var properties = mapper.properties(of: source)
        guard schema.id != .accessLinks || properties[.basis]?.text != AccessLink.Basis.computed.rawValue else {
            row.isComputed = true
            return row
        }
        let identifier = mapping.identifier.flatMap { IdentifierText(source.values[$0]) }
        mapper.isMatchedByGeometry = matchesByGeometry && identifier == nil
        row.isMatchedByGeometry = mapper.isMatchedByGeometry
        row.id =
            mapper.isMatchedByGeometry
            ? FeatureID("#\(source.row)") : mapper.identifier(of: source, identifier, properties)
        if row.id != nil { row.identifierText = identifier?.text }
        row.notes = mapper.takeNotes()
        if let id = row.id, let geometry = try mapper.geometry(of: source, id, &properties), !mapper.hasUnreadableValue
        {
            row.feature = Feature(id: id, geometry: geometry.value, row: properties)
            row.vertices = mapper.geometryCheck.vertices(of: source.geometry, storedAs: geometry.value)
        }
        row.geometryNotes = mapper.takeNotes()
        mapper.judgePlace(of: source, &row)
        return row
    }

    /// Returns the geometry of the row in a tuple, since a row may have none. Returns `nil` when the geometry refuses
    /// the row.
    private mutating func geometry(
        of source: SourceFeature, _ id: FeatureID, _ properties: inout PropertyRow
    ) throws -> (value: Geometry?, Void)? {
        switch try checkGeometry(of: source, id) {
        case .accepted(let geometry): return (geometry, ())
        case .point(let position):
            // Values of columns and of the mapping option have precedence.
            for (field, degrees) in [
                (FieldName.representativeLongitude, position.x), (.representativeLatitude, position.y),
            ] where properties[field]?.isNull ?? true {
                properties[field] = .number((degrees * 1e8).rounded() / 1e8)
            }
            return (nil, ())
        case .refused: return nil
        }
    }

    /// Records a finding whose place is in the inventory's plane.
    mutating func add(_ finding: Finding) { notes.append(.finding(finding)) }

    /// Records a finding about a value. The report lists it once for all rows with the same value.
    ///
    /// - Parameter finding: called only for the first of these rows.
    mutating func addOnce(field: String, value: String, _ finding: @escaping @Sendable () -> Finding) {
        notes.append(.value(field: field, value: value, finding))
    }

    /// Records a finding that the report lists only for the first row that has it.
    mutating func addFirst(_ finding: Finding) { notes.append(.first(finding)) }

    private mutating func takeNotes() -> [ImportRow.Note] {
        defer { notes = [] }
        return notes
    }
}
