public import SimpleFeatures

/// The fields and the geometry of a collection. Used by stores, API, import, export and documentation.
public struct CollectionSchema: Hashable, Sendable {
    /// The collection.
    public let id: CollectionID
    /// The display name of the collection.
    public let title: LocalizedText
    /// One sentence about the collection, for lists of collections.
    public let description: LocalizedText
    /// The geometry type of the collection; ``GeometryRule/none`` for a table without geometry.
    public let geometry: GeometryRule
    /// The properties, in the order in which they are shown.
    public let fields: [Field]
    /// The fields that are not confidential.
    public let published: [Field]
    /// The published fields that a filter can compare.
    public let queryables: [Field]
    /// The identifier and the queryables: each is also a query parameter of its name.
    public let plainQueryables: [Field]
    /// The positions of the fields in rows of properties.
    public let layout: PropertyLayout

    init(
        id: CollectionID, title: LocalizedText, description: LocalizedText, geometry: GeometryRule, fields: [Field]
    ) {
        self.id = id
        self.title = title
        self.description = description
        self.geometry = geometry
        self.fields = fields
        published = fields.filter { !$0.isConfidential }
        queryables = published.filter { $0.kind != .json }
        plainQueryables = [Self.identifier] + queryables
        layout = PropertyLayout(fields)
    }

    /// The geometries that a collection accepts, and the type in which it stores them.
    public enum GeometryRule: Hashable, Sendable {
        case none
        /// Polygons, stored as multipolygons.
        case multiPolygon
        /// Lines, stored as multilinestrings.
        case multiLineString
        /// Points, lines and polygons, stored unchanged.
        case any
    }

    /// One property of a feature.
    public struct Field: Hashable, Sendable {
        /// The name in data, URLs and files.
        public let name: String
        /// The type of the values.
        public let kind: Kind
        /// The display name of the field.
        public let title: LocalizedText
        /// The unit of a number; `nil` without one.
        public let unit: FieldUnit?
        /// The allowed values of a closed list; empty for free values.
        public let allowedValues: [String]
        /// The name of the column in shapefiles: at most ten characters, the same in every export.
        ///
        /// `nil` for objects of further attributes, which have separate columns.
        public let shapefileName: String?
        /// True for a value computed by the inventory. Imports ignore it.
        public let isDerived: Bool
        /// True for owners, buyers and prices, which the API never returns.
        public let isConfidential: Bool

        /// The type of a field's values.
        public enum Kind: String, Hashable, Sendable {
            case string, integer, number, boolean, date
            /// A list or an object. It cannot be compared.
            case json
        }
    }

    /// The maximum number of characters of an identifier.
    public static let maximumIdentifierCharacters = 255

    /// The field with the name; `nil` when the collection has none.
    public func field(_ name: String) -> Field? { fields.first { $0.name == name } }

    /// The field with the name; `nil` when the collection has none.
    public func field(_ name: FieldName) -> Field? { field(name.rawValue) }

    /// The schema of the collection.
    public static func of(_ id: CollectionID) -> CollectionSchema {
        switch id {
        case .sites: .sites
        case .plots: .plots
        case .constraints: .constraints
        case .roadProjects: .roadProjects
        case .roadSections: .roadSections
        case .junctions: .junctions
        case .roadNetwork: .roadNetwork
        case .accessLinks: .accessLinks
        case .targets: .targets
        case .municipalities: .municipalities
        }
    }

    /// The schemas of all collections, in the order of ``CollectionID``.
    public static let all: [CollectionSchema] = CollectionID.allCases.map(of)
}

extension CollectionSchema.Field {
    static func text(_ name: FieldName, _ de: String, _ en: String, shapefile: String, oneOf values: [String] = [])
        -> Self
    {
        Self(
            name: name.rawValue, kind: .string, title: LocalizedText(de: de, en: en), unit: nil, allowedValues: values,
            shapefileName: shapefile,
            isDerived: false, isConfidential: false)
    }

    static func plain(
        _ name: FieldName, _ kind: Kind, _ de: String, _ en: String, shapefile: String?, unit: FieldUnit? = nil
    ) -> Self {
        Self(
            name: name.rawValue, kind: kind, title: LocalizedText(de: de, en: en), unit: unit, allowedValues: [],
            shapefileName: shapefile,
            isDerived: false, isConfidential: false)
    }

    static func derived(
        _ name: FieldName, _ kind: Kind, _ de: String, _ en: String, shapefile: String?, unit: FieldUnit? = nil,
        oneOf values: [String] = []
    ) -> Self {
        Self(
            name: name.rawValue, kind: kind, title: LocalizedText(de: de, en: en), unit: unit, allowedValues: values,
            shapefileName: shapefile,
            isDerived: true, isConfidential: false)
    }

    /// The fields about the source of a feature. Every imported collection has them.
    static let provenance: [Self] = [
        .text(.source, "Quelle", "source", shapefile: "QUELLE"),
        .plain(.surveyDate, .date, "Erhebungsdatum", "survey date", shapefile: "ERHEBUNG"),
        .plain(.validFrom, .date, "gültig ab", "valid from", shapefile: "GUELTIG_AB"),
        .plain(.validTo, .date, "gültig bis", "valid to", shapefile: "GUELTIGBIS"),
        .plain(.accuracyMetres, .number, "Lagegenauigkeit", "positional accuracy", shapefile: "GENAU_M", unit: .metres),
        .text(.note, "Hinweis", "note", shapefile: "HINWEIS"),
        .plain(
            .extraAttributes, .json, "weitere Angaben der Quelle", "additional attributes of the source", shapefile: nil
        ),
        Self(
            name: FieldName.confidentialAttributes.rawValue, kind: .json,
            title: LocalizedText(de: "vertrauliche Angaben der Quelle", en: "confidential attributes of the source"),
            unit: nil, allowedValues: [], shapefileName: nil, isDerived: false, isConfidential: true),
    ]
}
