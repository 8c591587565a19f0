internal import Codecs
internal import SimpleFeatures
internal import SiteInventory

/// Calls `body` with each feature. Can be called several times, with the same features each time.
typealias FeaturePass = (_ body: (Feature) throws -> Void) throws -> Void

/// The export of one collection. Reads the features once to determine the columns, then once for each layer.
struct LayerExport {
    private let schema: CollectionSchema
    private let options: ExportOptions
    private let plan: ExportPlan
    private let pass: FeaturePass
    private var geometry: ExportGeometry
    private var losses: ExportLosses

    /// - Parameters:
    ///   - name: the name of the layer; `nil` for that of the collection.
    ///   - pass: iterates over the features, whose geometries are in the inventory's plane.
    /// - Throws: ``ExportError`` when the format cannot hold the features; the errors of `pass`.
    init(
        _ schema: CollectionSchema, _ options: ExportOptions, from crs: CRS, named name: String? = nil,
        fields: ExportPlan.Fields = .all, _ pass: @escaping FeaturePass
    ) throws {
        self.schema = schema
        self.options = options
        self.pass = pass
        geometry = try ExportGeometry(options, schema.geometry, from: crs)
        var survey = LayerSurvey(schema, options.format)
        try pass { survey.note($0) }
        plan = try ExportPlan(survey, schema, options, named: name, fields: fields)
        losses = plan.losses
    }

    /// - Throws: ``ExportError`` for a position that cannot be transformed to the file's system; the errors of the
    ///   sink.
    mutating func run(into sink: any VectorSink) throws -> ExportOutcome {
        for layer in plan.layers {
            let target = TargetLayer(
                name: layer.name, title: schema.title.de, crs: geometry.crs, content: layer.content,
                fields: plan.columns.map(\.target), coordinateDecimals: geometry.decimals)
            var run = self
            try sink.write(target) { write in
                try pass { feature in
                    if let row = try run.row(of: feature, in: layer) { try write(row) }
                }
            }
            self = run
        }
        noteSystem()
        return outcome
    }

    /// Returns the row of a feature; `nil` when the feature belongs to another layer.
    private mutating func row(of feature: Feature, in layer: ExportPlan.Layer) throws -> TargetRow? {
        if let classes = layer.classes, !classes.contains(GeometryClass(feature.geometry)) { return nil }
        var written: Geometry?
        if let plane = feature.geometry {
            if layer.content == .table {
                losses.note(.geometryLeftOut, example: "\(feature.id)")
            } else {
                written = withinCell(try geometry.written(plane, of: feature.id, &losses), of: feature.id)
            }
        }
        let attributes = SourceAttributes(of: feature)
        let values = plan.columns.map { column in
            let value: PropertyValue =
                switch column.source {
                case .identifier: .string(feature.id.text)
                case .field(let field): feature[field.name]
                case .extra(let name): attributes.extra[name] ?? .null
                case .confidential(let name): attributes.confidential[name] ?? .null
                }
            return column.fit(value, of: feature.id, &losses)
        }
        return TargetRow(id: feature.id, geometry: written, values: values)
    }

    /// Returns the geometry. Returns `nil`, and records a loss, when its text is too long for a cell of the format.
    private mutating func withinCell(_ written: Geometry?, of id: FeatureID) -> Geometry? {
        guard let most = options.format.mostCellCharacters, let written,
            WKTWriter.text(written, decimals: geometry.decimals).utf8.count > most
        else { return written }
        losses.note(.cellLeftOut, field: "geometry", example: "\(id)")
        return nil
    }

    private mutating func noteSystem() {
        let count = plan.layers.filter { $0.content != .table }.reduce(0) { $0 + $1.featureCount }
        guard count > 0 else { return }
        if geometry.isConverted {
            let millimetres = geometry.worstReturnMetres * 1000
            losses.note(
                .coordinatesConverted, count: count,
                example: "\(geometry.crs): \(millimetres < 0.01 ? "< 0.01" : millimetres.hundredths) mm")
        }
        if options.format.isUntyped { losses.note(.crsNotStored, count: count, example: "--crs \(geometry.crs)") }
    }

    private var outcome: ExportOutcome {
        ExportOutcome(
            collection: schema.id, format: options.format,
            crs: plan.layers.contains { $0.content != .table } ? geometry.crs.definition : nil,
            layers: plan.layers.map { .init(name: $0.name, content: $0.content, features: $0.featureCount) },
            columns: plan.columns.map { column in
                ExportOutcome.Column(
                    name: column.target.name, field: column.origin, title: column.title,
                    unit: column.field?.unit?.symbol,
                    isComputed: column.field?.isDerived ?? false)
            },
            losses: losses.list)
    }
}

extension ExportColumn {
    fileprivate var title: LocalizedText {
        switch source {
        case .identifier: LocalizedText(de: "Kennung", en: "identifier")
        case .field(let field): field.title
        case .extra: LocalizedText(de: "weitere Angabe der Quelle", en: "further attribute of the source")
        case .confidential:
            LocalizedText(de: "vertrauliche Angabe der Quelle", en: "confidential attribute of the source")
        }
    }
}

extension Double {
    fileprivate var hundredths: String { String((self * 100).rounded(.up) / 100) }
}
