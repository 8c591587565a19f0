public import SiteInventory

/// The fixed names of our fields in shapefiles: at most ten characters, the same in every export.
///
/// Shapefiles cut names after ten bytes, and programs that cut by themselves make another name of the same field each
/// time. These are documented in docs/shapefile-names.md, and the import knows every one of them. The schemas have
/// those of the fields. What begins with `B_` (berechnet) is computed by the inventory, and an import does not read it.
public enum ShapefileName {
    /// The longest name that a DBF takes, in bytes.
    public static let mostBytes = 10

    /// The name of the field; `nil` for what is written as columns of its own (`extra`, `confidential`).
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
        // A link is known by what it links; its own number is made of that.
        case .accessLinks: "B_ID"
        case .targets: "ZW_NR"
        case .municipalities: "AGS"
        }
    }

    /// What the file is called.
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

    /// The names of what the inventory computes itself.
    static func computed(in schema: CollectionSchema) -> Set<String> {
        let links: Set = schema.id == .accessLinks ? [identifier(of: schema.id)] : []
        return links.union(schema.fields.filter(\.isDerived).compactMap { name(of: $0.name, in: schema.id) })
    }
}
