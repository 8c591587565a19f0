internal import SimpleFeatures
@testable internal import InventoryExchange
@testable internal import SiteInventory

extension FuzzTarget {
    /// Input: a byte for the collection, then lines with column names, and `column=field` for assignments.
    static let fieldMapping = FuzzTarget(name: "field-mapping") { bytes in
        guard let first = bytes.first else { return }
        let schema = CollectionSchema.all[Int(first) % CollectionSchema.all.count]
        let lines = bytes.dropFirst().split(separator: 0x0A, omittingEmptySubsequences: false)
            .map { String(decoding: $0, as: UTF8.self) }
        var assigned: [String: String] = [:]
        var fields: [SourceField] = []
        for line in lines {
            if let mark = line.firstIndex(of: "=") {
                assigned[String(line[..<mark])] = String(line[line.index(after: mark)...])
            } else {
                fields.append(SourceField(name: line, kind: .string))
            }
        }
        let mapping = FieldMapping(fields, to: schema, assigned: assigned)
        try requireComplete(mapping, fields, schema)
        let again = FieldMapping(fields, to: schema, assigned: assigned)
        try require(
            summary(mapping) == summary(again), "a second mapping differs: \(summary(mapping)), \(summary(again))")
        _ = LayerRecognition.collection(ofLayer: lines[0])
    }

    /// Requires that every column is used once, and every field has one column or is missing.
    private static func requireComplete(
        _ mapping: FieldMapping, _ fields: [SourceField], _ schema: CollectionSchema
    ) throws {
        let columns = mapping.mapped.map(\.column) + mapping.extra + mapping.confidential
        let all = (columns + [mapping.identifier].compactMap(\.self)).sorted()
        try require(all == Array(fields.indices), "only these of \(fields.count) columns are used: \(all)")
        let importable = schema.fields.filter { !$0.isDerived && $0.kind != .json }.map(\.name)
        let found = (mapping.mapped.map(\.field.name) + mapping.missing.map(\.name)).sorted()
        try require(found == importable.sorted(), "fields are missing or duplicate: \(found)")
        for column in mapping.extra {
            let key = NameKey(fields[column].name)
            try require(!FieldSynonyms.isConfidential(key), "\(fields[column].name) would be published")
        }
    }

    private static func summary(_ mapping: FieldMapping) -> [String] {
        mapping.mapped.map { "\($0.field.name)=\($0.column)" }
            + [mapping.identifier.map { "id=\($0)" } ?? "", "\(mapping.extra)", "\(mapping.confidential)"]
            + mapping.findings.map { "\($0)" }
    }
}
