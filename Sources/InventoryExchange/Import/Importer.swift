internal import GeometryEngine
internal import SimpleFeatures
internal import SiteInventory

/// Turns each row of a layer by itself into a feature, or into findings that say why not.
///
/// It knows no other row and no inventory, so that any thread may read any row: what it has to say is noted, and told
/// in the file's order by ``ImportLedger``.
struct Importer: Sendable {
    let schema: CollectionSchema
    let layer: SourceLayer
    let mapping: FieldMapping
    let geometryCheck: GeometryCheck
    let transformer: CoordinateTransformer?
    /// Where the features lie, in the inventory's plane; `nil` for a layer of another region.
    let region: Envelope?
    /// True when features are recognised by the land that they cover.
    let matchesByGeometry: Bool
    /// What there is to say of the row in hand.
    private var notes: [Note] = []
    /// True when the row in hand has a value for which it must be refused.
    var hasUnreadableValue = false

    /// A finding, and how often it is told.
    enum Note: Sendable {
        /// For each row.
        case finding(Finding)
        /// Once for a value of a field, with the number of rows.
        case value(field: String, value: String, @Sendable () -> Finding)
        /// Once in a layer.
        case first(Finding)
    }

    /// - Throws: `GeometryError` when PROJ cannot bring the layer's system to the inventory's.
    init(
        _ layer: LayerImport, into schema: CollectionSchema, crs: CRSDecision, inventoryCRS: CRS, measures: Measures,
        options: ImportOptions
    ) throws {
        self.layer = layer.layer
        self.schema = schema
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
        matchesByGeometry =
            options.matchesByGeometry && mapping.identifier == nil && schema.geometry == .multiPolygon
    }

    /// What the row says by itself.
    func read(_ source: SourceFeature) throws -> ReadRow {
        var reader = self
        var row = ReadRow(number: source.row, firstPosition: source.geometry?.firstPosition)
        row.properties = reader.properties(of: source)
        guard schema.id != .accessLinks || row.properties[.basis]?.text != AccessLink.Basis.computed.rawValue else {
            row.isComputed = true
            return row
        }
        row.id = matchesByGeometry ? FeatureID("#\(source.row)") : reader.identifier(of: source, row.properties)
        row.notes = reader.takeNotes()
        if let id = row.id { row.geometry = try reader.checkedGeometry(of: source, id) }
        row.geometryNotes = reader.takeNotes()
        if reader.hasUnreadableValue { row.geometry = nil }
        return row
    }

    /// Notes a finding whose place is in the inventory's plane.
    mutating func add(_ finding: Finding) { notes.append(.finding(finding)) }

    /// Notes a finding about a value, to be told once for all rows that have the same.
    ///
    /// - Parameter finding: is only made for the first of them.
    mutating func addOnce(field: String, value: String, _ finding: @escaping @Sendable () -> Finding) {
        notes.append(.value(field: field, value: value, finding))
    }

    /// Notes a finding that is told of the first row only that has it.
    mutating func addFirst(_ finding: Finding) { notes.append(.first(finding)) }

    private mutating func takeNotes() -> [Note] {
        defer { notes = [] }
        return notes
    }
}

/// What a row says by itself.
struct ReadRow: Sendable {
    /// Counting from 1.
    var number: Int
    /// Of the geometry as the file has it.
    var firstPosition: Position?
    /// True for what the inventory measured itself and wrote: it is measured anew, not read.
    var isComputed = false
    var properties: [String: PropertyValue] = [:]
    /// `nil`, with a note, when there is none that is usable.
    var id: FeatureID?
    var notes: [Importer.Note] = []
    /// `nil`, with a note, when the row must be refused, for it or for a value.
    var geometry: CheckedGeometry?
    var geometryNotes: [Importer.Note] = []
}

extension Geometry {
    var firstPosition: Position? {
        var first: Position?
        forEachPosition { if first == nil { first = $0 } }
        return first
    }
}
