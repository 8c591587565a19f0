internal import SimpleFeatures
internal import SiteInventory

/// Finds the columns of a layer that the inventory exported.
///
/// A layer is an exported one when it has a column for every published schema field, under the field's name or under
/// its fixed shapefile name. Then these columns are mapped to these fields, and all other columns are further
/// attributes, regardless of their names. In any layer, the names that only exported shapefiles have (such as
/// `B_VERFUEGB`) identify computed columns.
struct OwnColumns {
    /// The columns that the inventory computed. They are computed again, not read.
    private(set) var computed: [Int]
    /// The columns of the schema fields; empty when the layer was not exported by the inventory.
    private(set) var fields: [String: Int] = [:]
    private(set) var identifier: Int?

    var isWholeLayer: Bool { !fields.isEmpty }

    init(_ fields: [SourceField], _ schema: CollectionSchema) {
        let columns = Dictionary(fields.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
        computed = ShapefileName.computed(in: schema).compactMap { columns[$0] }.sorted()
        let written = schema.published.filter { $0.name != "extra" }
        for (identifier, name) in [
            ("id", { $0 }),
            (ShapefileName.identifier(of: schema.id), { ShapefileName.name(of: $0, in: schema.id) ?? $0 }),
        ] as [(String, (String) -> String)] {
            // Not every format supports lists.
            guard let own = columns[identifier],
                written.allSatisfy({ columns[name($0.name)] != nil || $0.kind == .json })
            else { continue }
            computed = written.filter(\.isDerived).compactMap { columns[name($0.name)] }
            self.fields = Dictionary(
                uniqueKeysWithValues: written.filter { !$0.isDerived }.compactMap { field in
                    columns[name(field.name)].map { (field.name, $0) }
                })
            // The identifier of a link is computed from its site and its road project.
            if schema.id == .accessLinks { computed.append(own) } else { self.identifier = own }
            computed.sort()
            return
        }
    }
}
