internal import SimpleFeatures
internal import SiteInventory

/// Maps the columns of a layer to the fields of the schema. Other columns are kept as further attributes.
struct FieldMapping {
    /// The column of the identifier; `nil` when the layer has none.
    private(set) var identifier: Int?
    /// True when the mapping option names the identifier, or the inventory exported the layer.
    private(set) var isIdentifierStated = false
    /// The mapped schema fields, with their columns.
    private(set) var mapped: [(field: CollectionSchema.Field, column: Int)] = []
    /// The values of the option for rows without a value of their own.
    private(set) var constants: [(field: CollectionSchema.Field, value: PropertyValue)] = []
    private(set) var extra: [Int] = []
    private(set) var confidential: [Int] = []
    /// The columns that the inventory computed and exported. They are computed again, not read.
    private(set) var computed: [Int] = []
    /// The schema fields for which the source has no column.
    private(set) var missing: [CollectionSchema.Field] = []
    /// The findings about the mapping option.
    private(set) var findings: [Finding] = []

    /// Keeps the column of the identifier as a further attribute.
    mutating func dropIdentifier() {
        guard let column = identifier else { return }
        identifier = nil
        extra = (extra + [column]).sorted()
    }

    /// - Parameters:
    ///   - assigned: schema fields by source field. The schema field is `id` for the identifier, and empty to keep the
    ///     column unmapped.
    ///   - constants: values by schema field, for rows without a value of their own.
    init(
        _ fields: [SourceField], to schema: CollectionSchema, assigned: [String: String] = [:],
        constants: [String: String] = [:]
    ) {
        var free = Dictionary(
            fields.enumerated().map { (NameKey($1.name), $0) }, uniquingKeysWith: { first, _ in first })
        // Columns that the option keeps unmapped.
        var kept: Set<Int> = []
        let importable = schema.fields.filter { !$0.isDerived && $0.kind != .json }
        for (source, target) in assigned.sorted(by: { $0.key < $1.key }) {
            guard let column = free.removeValue(forKey: NameKey(source)) else {
                findings.append(.unknownFieldMap(source, nearest: fields.map(\.name)))
                continue
            }
            if target == "id" {
                identifier = column
            } else if let field = importable.first(where: { $0.name == target }) {
                mapped.append((field, column))
            } else if target.isEmpty {
                kept.insert(column)
            } else {
                findings.append(.unknownFieldMap(target, nearest: ["id"] + importable.map(\.name)))
            }
        }
        for (name, text) in constants.sorted(by: { $0.key < $1.key }) {
            guard let field = importable.first(where: { $0.name == name }) else {
                findings.append(.unknownSetField(name, nearest: importable.map(\.name)))
                continue
            }
            let reading = ValueReader.read(.string(text), as: field)
            if reading.value.isNull {
                findings.append(.unreadableSetValue(text, field))
            } else {
                self.constants.append((field, reading.value))
            }
        }
        // Coordinate columns become attributes only when the mapping option names them.
        for field in fields where field.kind == .coordinate { free.removeValue(forKey: NameKey(field.name)) }
        // A column whose name is the full name of one field is not matched as the truncated name of another.
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
        let own = OwnColumns(fields, schema)
        /// Returns the column, unless the mapping option names it.
        func takeOwn(_ column: Int) -> Int? {
            free[NameKey(fields[column].name)] == column ? free.removeValue(forKey: NameKey(fields[column].name)) : nil
        }
        computed = own.computed.compactMap(takeOwn)
        if identifier == nil { identifier = own.identifier.flatMap(takeOwn) }
        isIdentifierStated = identifier != nil
        let ownFields = own.fields.compactMapValues(takeOwn)
        if identifier == nil, !own.isWholeLayer { identifier = take(FieldSynonyms.identifier(of: schema.id)) }
        let assignedFields = Set(mapped.map(\.field.name))
        for field in importable where !assignedFields.contains(field.name) {
            if let column = ownFields[field.name]
                ?? (own.isWholeLayer ? nil : take(FieldSynonyms.names(of: field.name, in: schema.id)))
            {
                mapped.append((field, column))
            } else if constants[field.name] == nil {
                missing.append(field)
            }
        }
        let taken = Set(mapped.map(\.column) + computed + [identifier].compactMap(\.self))
        for (column, field) in fields.enumerated() where !taken.contains(column) {
            if field.kind == .coordinate, !kept.contains(column) { continue }
            if FieldSynonyms.isConfidential(NameKey(field.name)) {
                confidential.append(column)
            } else {
                extra.append(column)
            }
        }
    }
}
