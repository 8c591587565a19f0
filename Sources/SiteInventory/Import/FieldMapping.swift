internal import SimpleFeatures

/// Which field of the source is which field of the schema; what is neither is kept as it is.
struct FieldMapping {
    /// The source's column with the identifier.
    private(set) var identifier: Int?
    /// Schema field and the source's column.
    private(set) var mapped: [(field: CollectionSchema.Field, column: Int)] = []
    private(set) var extra: [Int] = []
    private(set) var confidential: [Int] = []

    init(_ fields: [SourceField], to schema: CollectionSchema) {
        var free = Dictionary(
            fields.enumerated().map { (NameKey($1.name), $0) }, uniquingKeysWith: { first, _ in first })
        // What is the whole name of one field is not taken for the cut name of another.
        let whole = Set(
            schema.fields.flatMap { FieldSynonyms.names(of: $0.name, in: schema.id) }.map { NameKey($0) })
        func take(_ names: [String]) -> Int? {
            let keys = names.map { NameKey($0) }
            let key =
                keys.first { free[$0] != nil }
                ?? free.keys.filter { candidate in
                    !whole.contains(candidate) && keys.contains { $0.isCut(to: candidate) }
                }
                .min { $0.text < $1.text }
            return key.flatMap { free.removeValue(forKey: $0) }
        }
        identifier = take(FieldSynonyms.identifier(of: schema.id))
        for field in schema.fields where !field.isDerived && field.kind != .json {
            if let column = take(FieldSynonyms.names(of: field.name, in: schema.id)) {
                mapped.append((field, column))
            }
        }
        let taken = Set(mapped.map(\.column) + [identifier].compactMap(\.self))
        for (column, field) in fields.enumerated() where !taken.contains(column) {
            if FieldSynonyms.isConfidential(NameKey(field.name)) {
                confidential.append(column)
            } else {
                extra.append(column)
            }
        }
    }
}
