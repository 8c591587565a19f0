internal import SimpleFeatures
@testable internal import InventoryExchange
@testable internal import SiteInventory

extension FuzzTarget {
    /// A byte that chooses the collection, then lines: names of columns, and `column=field` for what is told.
    static let fieldMapping = FuzzTarget(name: "field-mapping") { bytes in
        guard let first = bytes.first else { return }
        let schema = CollectionSchema.all[Int(first) % CollectionSchema.all.count]
        let lines = bytes.dropFirst().split(separator: 0x0A, omittingEmptySubsequences: false)
            .map { String(decoding: $0, as: UTF8.self) }
        var told: [String: String] = [:]
        var fields: [SourceField] = []
        for line in lines {
            if let mark = line.firstIndex(of: "=") {
                told[String(line[..<mark])] = String(line[line.index(after: mark)...])
            } else {
                fields.append(SourceField(name: line, kind: .string))
            }
        }
        let mapping = FieldMapping(fields, to: schema, told: told)
        try requireComplete(mapping, fields, schema)
        let again = FieldMapping(fields, to: schema, told: told)
        try require(
            summary(mapping) == summary(again), "mapped twice, it differs: \(summary(mapping)), \(summary(again))")
        _ = LayerRecognition.collection(ofLayer: lines[0])
    }

    /// Every column has one place, every field has one column or is missing.
    private static func requireComplete(
        _ mapping: FieldMapping, _ fields: [SourceField], _ schema: CollectionSchema
    ) throws {
        let columns = mapping.mapped.map(\.column) + mapping.extra + mapping.confidential
        let all = (columns + [mapping.identifier].compactMap(\.self)).sorted()
        try require(all == Array(fields.indices), "of \(fields.count) columns, those have a place: \(all)")
        let importable = schema.fields.filter { !$0.isDerived && $0.kind != .json }.map(\.name)
        let found = (mapping.mapped.map(\.field.name) + mapping.missing.map(\.name)).sorted()
        try require(found == importable.sorted(), "fields are lost or doubled: \(found)")
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
