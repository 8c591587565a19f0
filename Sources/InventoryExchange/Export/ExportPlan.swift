internal import SimpleFeatures
internal import SiteInventory

/// The columns of an export, and its layers.
struct ExportPlan {
    let columns: [ExportColumn]
    let layers: [Layer]
    private(set) var losses = ExportLosses()

    struct Layer {
        var name: String
        var content: TargetLayer.Content
        var featureCount: Int
        /// The geometry classes of the layer's features; `nil` for all.
        var classes: Set<GeometryClass>?
    }

    /// The schema fields that are written.
    enum Fields {
        case all
        /// Only fields that have a value in some feature and are not computed.
        case filled
    }

    /// - Throws: ``ExportError`` when the format has no tables, an identifier is too long, or a shapefile would be too
    ///   wide.
    init(
        _ survey: LayerSurvey, _ schema: CollectionSchema, _ options: ExportOptions, named name: String? = nil,
        fields: Fields = .all
    ) throws {
        let format = options.format
        var columns = Self.schemaColumns(survey, schema, format, fields)
        var names = ColumnNames(
            mostBytes: format.mostNameBytes, taken: format.reservedNames.union(columns.map(\.target.name)))
        let stem: ((String) -> String)? = format == .excelCSV ? \.guardedForExcel : nil
        let extra = names.names(for: survey.extra.keys, stem: stem)
        for (original, name) in extra.sorted(by: { $0.key < $1.key }) {
            columns.append(ExportColumn(name, .extra(original), survey.extra[original] ?? ColumnSurvey(), format))
        }
        if options.withConfidential {
            let stems = names
            let confidential = names.names(for: survey.confidential.keys) { stems.confidentialStem(of: $0, stem) }
            for (original, name) in confidential.sorted(by: { $0.key < $1.key }) {
                let values = survey.confidential[original] ?? ColumnSurvey()
                columns.append(ExportColumn(name, .confidential(original), values, format))
            }
        } else if survey.confidentialFeatures > 0 {
            losses.note(.confidentialLeftOut, count: survey.confidentialFeatures)
        }
        for column in columns where column.isRenamed {
            losses.note(
                .renamed, field: column.origin, count: survey.filled(column), example: column.target.name)
        }
        // In GeoJSON the identifier is a member of the feature, not a property.
        self.columns = format == .geoJSON ? columns.filter { $0.source != .identifier } : columns
        layers = Self.layers(survey, schema, options, named: name ?? format.layerName(of: schema.id))
        if layers.count > 1 {
            losses.note(
                .layerSplit, count: survey.count,
                example: layers.map { "\($0.name) (\($0.featureCount))" }
                    .joined(separator: ", "))
        }
        let leftOut = survey.count - layers.reduce(0) { $0 + $1.featureCount }
        if leftOut > 0 { losses.note(.featureLeftOut, count: leftOut, example: survey.firstWithoutGeometry?.text) }
        try check(survey, format)
    }

    private static func schemaColumns(
        _ survey: LayerSurvey, _ schema: CollectionSchema, _ format: VectorFormat, _ fields: Fields
    ) -> [ExportColumn] {
        let identifier = ExportColumn(
            format.identifierName(in: schema.id), .identifier, survey.identifiers, format)
        return [identifier]
            + schema.fields.compactMap { field in
                if fields == .filled, field.isDerived || survey.fields[field.name] == nil { return nil }
                return format.columnName(of: field, in: schema.id).map {
                    ExportColumn($0, .field(field), survey.fields[field.name] ?? ColumnSurvey(), format)
                }
            }
    }

    private static func layers(
        _ survey: LayerSurvey, _ schema: CollectionSchema, _ options: ExportOptions, named name: String
    ) -> [Layer] {
        guard schema.geometry != .none, options.withGeometry else {
            return [Layer(name: name, content: .table, featureCount: survey.count)]
        }
        if schema.geometry == .any, options.format.isOfOneKind { return layersOfOneKind(survey, named: name) }
        let content: TargetLayer.Content =
            switch schema.geometry {
            case .multiPolygon: .multiPolygons
            case .multiLineString: .lines
            case .none, .any: .mixed
            }
        let leftOut = options.format.takesNullGeometries ? 0 : survey.geometries[.none] ?? 0
        return [
            Layer(
                name: name, content: content, featureCount: survey.count - leftOut,
                classes: leftOut > 0 ? Set(GeometryClass.allCases).subtracting([.none]) : nil)
        ]
    }

    /// Returns a layer for each geometry class, with a table for features without a geometry.
    private static func layersOfOneKind(_ survey: LayerSurvey, named name: String) -> [Layer] {
        let classes = GeometryClass.allCases.filter { survey.geometries[$0] != nil }
        return (classes.isEmpty ? [.none] : classes).map { kind in
            Layer(
                name: classes.count > 1 ? name + kind.suffix : name, content: kind.content,
                featureCount: survey.geometries[kind] ?? 0, classes: [kind])
        }
    }

    /// The maximum size of a DBF row and the maximum number of columns. A row has one byte more than its columns
    /// together; its length has 16 bits. The header has 32 bytes per column.
    private static let (mostRowBytes, mostColumns) = (65_534, 2046)

    private func check(_ survey: LayerSurvey, _ format: VectorFormat) throws {
        guard format.takesTables || layers.allSatisfy({ $0.content != .table }) else {
            throw ExportError(
                de: "FlatGeobuf fasst keine Tabelle ohne Geometrie. Bitte ein anderes Format nehmen: --format csv",
                en: "FlatGeobuf takes no table without geometries. Choose another format: --format csv")
        }
        guard format.hasWidths else { return }
        guard survey.identifiers.mostBytes <= ExportColumn.mostTextBytes else {
            throw ExportError(
                de: "Eine Kennung ist länger als \(ExportColumn.mostTextBytes) Bytes, mehr fasst ein Shapefile nicht. "
                    + "Bitte ein anderes Format nehmen: --format gpkg",
                en: "An identifier is longer than the \(ExportColumn.mostTextBytes) bytes that a shapefile takes. "
                    + "Choose another format: --format gpkg")
        }
        let bytes = columns.reduce(1) { $0 + ($1.target.kind == .date ? 8 : $1.target.width) }
        guard bytes <= Self.mostRowBytes, columns.count <= Self.mostColumns else {
            throw ExportError(
                de:
                    "Die \(columns.count) Spalten sind zusammen \(bytes) Bytes breit, ein Shapefile fasst "
                    + "\(Self.mostColumns) und \(Self.mostRowBytes). Bitte ein anderes Format nehmen: --format gpkg",
                en: "The \(columns.count) columns are \(bytes) bytes wide together, a shapefile takes "
                    + "\(Self.mostColumns) and \(Self.mostRowBytes). Choose another format: --format gpkg")
        }
    }
}

extension ColumnNames {
    /// Returns a name for a confidential column that the import recognises as confidential.
    fileprivate func confidentialStem(of original: String, _ stem: ((String) -> String)?) -> String {
        let name = stem?(original) ?? original
        let isKnown = FieldSynonyms.isConfidential(NameKey(name))
        if mostBytes == nil { return isKnown ? name : "geheim_\(name)" }
        return isKnown && fits(name) ? name : "GEHEIM"
    }
}

extension ExportColumn {
    /// True when the source has another name for the attribute.
    fileprivate var isRenamed: Bool {
        switch source {
        case .identifier, .field: false
        case .extra(let name), .confidential(let name): name != target.name
        }
    }
}

extension LayerSurvey {
    /// Returns the number of features that have a value in the column.
    fileprivate func filled(_ column: ExportColumn) -> Int {
        switch column.source {
        case .identifier: count
        case .field(let field): fields[field.name]?.filled ?? 0
        case .extra(let name): extra[name]?.filled ?? 0
        case .confidential(let name): confidential[name]?.filled ?? 0
        }
    }
}
