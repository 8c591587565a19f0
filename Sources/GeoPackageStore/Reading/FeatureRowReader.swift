internal import Foundation
internal import GRDB
internal import SimpleFeatures
internal import InventorySQL
internal import SiteInventory

/// Reads features from rows with the columns of a selection.
struct FeatureRowReader: Sendable {
    /// The columns as a list in SQL: geometry, id, properties, version. The statement must name the table `f`.
    let columnList: String
    private let fields: [CollectionSchema.Field]
    /// The layout of the fields.
    private let layout: PropertyLayout

    /// - Throws: ``StoreError`` for a property that the collection does not have.
    static func of(_ selection: FeatureSelection, _ table: InventoryTable) throws -> FeatureRowReader {
        guard let properties = selection.properties else { return of(table) }
        let fields = try properties.map(table.field)
        return FeatureRowReader(
            fields, PropertyLayout(fields), hasGeometry: table.hasGeometry && selection.includesGeometry)
    }

    /// Reads whole features.
    static func of(_ table: InventoryTable) -> FeatureRowReader {
        ofWholeFeatures[table.schema.id] ?? FeatureRowReader(whole: table)
    }

    private static let ofWholeFeatures = Dictionary(
        uniqueKeysWithValues: InventoryTable.all.map { ($0.schema.id, FeatureRowReader(whole: $0)) })

    private init(whole table: InventoryTable) {
        self.init(table.schema.fields, table.schema.layout, hasGeometry: table.hasGeometry)
    }

    private init(_ fields: [CollectionSchema.Field], _ layout: PropertyLayout, hasGeometry: Bool) {
        (self.fields, self.layout) = (fields, layout)
        let names =
            [hasGeometry ? "f.geom" : "NULL", "f.id"] + fields.map { "f.\($0.name.quoted)" } + ["f.recorded_from"]
        columnList = names.joined(separator: ", ")
    }

    func feature(_ row: Row) throws -> VersionedFeature {
        var properties = PropertyRow(layout)
        for (index, field) in fields.enumerated() where !row.hasNull(atIndex: index + 2) {
            properties[at: index] = PropertyValue(row[index + 2] as DatabaseValue, as: field.kind)
        }
        let geometry = try (row[0] as Data?).map(GeoPackageGeometry.decode)
        return VersionedFeature(
            Feature(id: FeatureID(row[1]), geometry: geometry, row: properties), version: row[fields.count + 2])
    }
}

extension PropertyValue {
    init(_ value: DatabaseValue, as kind: CollectionSchema.Field.Kind) {
        switch value.storage {
        case .null, .blob: self = .null
        case .int64(let number):
            self =
                switch kind {
                case .boolean: .boolean(number != 0)
                case .number: .number(Double(number))
                case .string, .integer, .date, .json: .integer(number)
                }
        case .double(let number): self = .number(number)
        case .string(let text): self = kind == .json ? .json(text) : .string(text)
        }
    }

    var databaseValue: DatabaseValue {
        switch self {
        case .null: .null
        case .string(let text), .json(let text): text.databaseValue
        case .integer(let number): number.databaseValue
        case .number(let number): number.databaseValue
        case .boolean(let truth): truth.databaseValue
        }
    }
}
