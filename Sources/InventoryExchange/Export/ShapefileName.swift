public import SiteInventory

/// The fixed names of schema fields in shapefiles. They have at most ten characters and are the same in every export.
///
/// A shapefile truncates names after ten bytes, and programs truncate in different ways. These names are part of the
/// schemas. docs/shapefile-names.md documents them, and the import recognises them. Names that begin with `B_`
/// (berechnet) are of computed fields, which an import does not read.
public enum ShapefileName {
    /// The maximum length of a column name in a DBF file, in bytes.
    public static let mostBytes = 10

    /// The name of the field; `nil` for `extra` and `confidential`, whose members have columns of their own.
    public static func name(of field: String, in collection: CollectionID) -> String? {
        CollectionSchema.of(collection).field(field)?.shapefileName
    }

    /// The name of the column with the feature's identifier.
    public static func identifier(of collection: CollectionID) -> String {
        switch collection {
        case .sites: "ST_NR"
        case .plots: "TF_NR"
        case .constraints: "RF_NR"
        case .roadProjects: "VP_NR"
        case .roadSections: "ABS_NR"
        case .junctions: "AS_ID"
        case .roadNetwork: "STR_ID"
        // The identifier of a link is computed from its site and its road project.
        case .accessLinks: "B_ID"
        case .targets: "ZW_NR"
        case .municipalities: "AGS"
        }
    }

    /// The name of the collection's file, without extension.
    public static func layer(_ collection: CollectionID) -> String {
        switch collection {
        case .sites: "standorte"
        case .plots: "teilflaechen"
        case .constraints: "restriktionsflaechen"
        case .roadProjects: "verkehrsprojekte"
        case .roadSections: "verkehrsabschnitte"
        case .junctions: "anschlussstellen"
        case .roadNetwork: "strassennetz"
        case .accessLinks: "anbindungen"
        case .targets: "zielwerte"
        case .municipalities: "gemeinden"
        }
    }

    /// The names of the columns that the inventory computes.
    static func computed(in schema: CollectionSchema) -> Set<String> {
        let links: Set = schema.id == .accessLinks ? [identifier(of: schema.id)] : []
        return links.union(schema.fields.filter(\.isDerived).compactMap { name(of: $0.name, in: schema.id) })
    }
}
