internal import SimpleFeatures
internal import SiteInventory

/// Columns by which we know what we wrote ourselves.
///
/// A layer with every field of the schema under its own name, or under its fixed one for shapefiles, is taken for ours:
/// then these columns are these fields, and what else there is are further attributes, whatever they are called. In
/// any layer, what is computed is known by the names that only shapefiles of ours have (`B_VERFUEGB`).
struct OwnColumns {
    /// What the inventory computed: it is computed anew, not read.
    private(set) var computed: [Int]
    /// The columns of the schema's fields; empty in a layer that is not ours.
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
            // Lists are not in every format.
            guard let own = columns[identifier],
                written.allSatisfy({ columns[name($0.name)] != nil || $0.kind == .json })
            else { continue }
            computed = written.filter(\.isDerived).compactMap { columns[name($0.name)] }
            self.fields = Dictionary(
                uniqueKeysWithValues: written.filter { !$0.isDerived }.compactMap { field in
                    columns[name(field.name)].map { (field.name, $0) }
                })
            // A link is known by what it links; its own number is made of that.
            if schema.id == .accessLinks { computed.append(own) } else { self.identifier = own }
            computed.sort()
            return
        }
    }
}
