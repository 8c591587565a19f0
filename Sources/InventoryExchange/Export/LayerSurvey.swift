internal import Codecs
internal import SimpleFeatures
internal import SiteInventory

/// The counts and column widths of a collection, collected before the first feature is written.
struct LayerSurvey {
    private let format: VectorFormat
    private let schema: CollectionSchema
    private(set) var count = 0
    private(set) var identifiers = ColumnSurvey()
    private(set) var fields: [String: ColumnSurvey] = [:]
    /// The attributes without a schema field, by their names in the source.
    private(set) var extra: [String: ColumnSurvey] = [:]
    private(set) var confidential: [String: ColumnSurvey] = [:]
    /// The number of features with confidential attributes.
    private(set) var confidentialFeatures = 0
    private(set) var geometries: [GeometryClass: Int] = [:]
    private(set) var firstWithoutGeometry: FeatureID?

    init(_ schema: CollectionSchema, _ format: VectorFormat) {
        self.schema = schema
        self.format = format
    }

    mutating func note(_ feature: Feature) {
        count += 1
        identifiers.note(.string(feature.id.text))
        geometries[GeometryClass(feature.geometry), default: 0] += 1
        if feature.geometry == nil, firstWithoutGeometry == nil { firstWithoutGeometry = feature.id }
        for field in schema.fields {
            guard let value = feature.properties[field.name] else { continue }
            fields[field.name, default: ColumnSurvey()].note(format.spelled(value, of: field))
        }
        let attributes = SourceAttributes(of: feature)
        for (name, value) in attributes.extra {
            extra[name, default: ColumnSurvey()].note(format.spelled(value, of: nil))
        }
        for (name, value) in attributes.confidential {
            confidential[name, default: ColumnSurvey()].note(format.spelled(value, of: nil))
        }
        if !attributes.confidential.isEmpty { confidentialFeatures += 1 }
    }
}

/// The attributes of a feature that have no schema field, by their names in the source.
struct SourceAttributes {
    private(set) var extra: [String: PropertyValue] = [:]
    private(set) var confidential: [String: PropertyValue] = [:]

    init(of feature: Feature) {
        for (name, value) in Self.members(of: feature, "extra") {
            // An older import may have stored a confidential attribute among the others.
            if FieldSynonyms.isConfidential(NameKey(name)) { confidential[name] = value } else { extra[name] = value }
        }
        for (name, value) in Self.members(of: feature, "confidential") { confidential[name] = value }
    }

    private static func members(of feature: Feature, _ field: String) -> [(name: String, value: PropertyValue)] {
        guard let text = feature[field].text else { return [] }
        return JSONMembers.of(text) ?? [(field, .string(text))]
    }
}

/// The classes of geometries that need separate files.
enum GeometryClass: Int, Hashable, CaseIterable {
    case none, point, multiPoint, line, area

    /// For a collection, creates the class of its highest dimension.
    init(_ geometry: Geometry?) {
        self =
            switch geometry {
            case nil: .none
            case .point: .point
            case .multiPoint: .multiPoint
            case .lineString, .multiLineString: .line
            case .polygon, .multiPolygon: .area
            case .geometryCollection(let parts):
                switch parts.map({ GeometryClass($0) }).max(by: { $0.rawValue < $1.rawValue }) ?? .none {
                case .point: .multiPoint
                case let kind: kind
                }
            }
    }

    var content: TargetLayer.Content {
        switch self {
        case .none: .table
        case .point: .points
        case .multiPoint: .multiPoints
        case .line: .lines
        case .area: .multiPolygons
        }
    }

    /// The suffix of the file's name when there are several classes.
    var suffix: String {
        switch self {
        case .none: ""
        case .point: "_punkte"
        case .multiPoint: "_mehrfachpunkte"
        case .line: "_linien"
        case .area: "_flaechen"
        }
    }
}
