/// What a collection holds: read by the stores, the interface, the import and the documents alike.
public struct CollectionSchema: Hashable, Sendable {
    public let id: CollectionID
    public let title: LocalizedText
    public let description: LocalizedText
    /// The kind that every geometry is stored as; ``GeometryRule/none`` for a plain table.
    public let geometry: GeometryRule
    /// The properties, in the order in which they are shown.
    public let fields: [Field]
    /// The fields that anybody may see.
    public let published: [Field]
    /// Those of them that a filter may compare.
    public let queryables: [Field]
    /// The properties with one plain value each, which queries can also ask for by a parameter of their name.
    public let plainQueryables: [Field]

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
    }

    /// What geometries a collection takes.
    public enum GeometryRule: Hashable, Sendable {
        case none
        /// Polygons, kept as multipolygons.
        case multiPolygon
        /// Lines, kept as multilines.
        case multiLineString
        /// Points, lines and polygons as they come.
        case any
    }

    /// One property of a feature.
    public struct Field: Hashable, Sendable {
        public let name: String
        public let kind: Kind
        public let title: LocalizedText
        /// The unit of a number: `ha`, `m`.
        public let unit: String?
        /// The words that the value may be, for a value from a closed list.
        public let allowedValues: [String]
        /// True for what the inventory computes itself and no file may bring.
        public let isDerived: Bool
        /// True for what never leaves the inventory unasked: owners, buyers, prices.
        public let isConfidential: Bool

        public enum Kind: String, Hashable, Sendable {
            case string, integer, number, boolean, date
            /// A list or an object; not comparable.
            case json
        }
    }

    public func field(_ name: String) -> Field? { fields.first { $0.name == name } }

    public func field(_ name: FieldName) -> Field? { field(name.rawValue) }

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

    public static let all: [CollectionSchema] = CollectionID.allCases.map(of)
}

extension CollectionSchema.Field {
    static func text(_ name: String, _ de: String, _ en: String, oneOf values: [String] = []) -> Self {
        Self(
            name: name, kind: .string, title: LocalizedText(de: de, en: en), unit: nil, allowedValues: values,
            isDerived: false, isConfidential: false)
    }

    static func plain(_ name: String, _ kind: Kind, _ de: String, _ en: String, unit: String? = nil) -> Self {
        Self(
            name: name, kind: kind, title: LocalizedText(de: de, en: en), unit: unit, allowedValues: [],
            isDerived: false, isConfidential: false)
    }

    static func derived(
        _ name: String, _ kind: Kind, _ de: String, _ en: String, unit: String? = nil, oneOf values: [String] = []
    ) -> Self {
        Self(
            name: name, kind: kind, title: LocalizedText(de: de, en: en), unit: unit, allowedValues: values,
            isDerived: true, isConfidential: false)
    }

    /// The fields that tell where a feature comes from; every imported collection has them.
    static let provenance: [Self] = [
        .text("source", "Quelle", "source"),
        .plain("survey_date", .date, "Erhebungsdatum", "survey date"),
        .plain("valid_from", .date, "gültig ab", "valid from"),
        .plain("valid_to", .date, "gültig bis", "valid to"),
        .plain("accuracy_m", .number, "Lagegenauigkeit", "positional accuracy", unit: "m"),
        .text("note", "Hinweis", "note"),
        .plain("extra", .json, "weitere Angaben der Quelle", "additional attributes of the source"),
        Self(
            name: "confidential", kind: .json,
            title: LocalizedText(de: "vertrauliche Angaben der Quelle", en: "confidential attributes of the source"),
            unit: nil, allowedValues: [], isDerived: false, isConfidential: true),
    ]
}
