internal import Foundation
internal import GRDB
internal import SimpleFeatures
internal import SiteInventory

// A row of a collection's table as a feature, and a feature as a row.

extension Feature {
    /// Reads a row that begins with the columns of ``Table/versionColumns``.
    init(_ row: Row, _ table: Table) throws {
        let geometry: Geometry? = table.hasGeometry ? try (row[0] as Data?).map(GeoPackageGeometry.decode) : nil
        let idColumn = table.hasGeometry ? 1 : 0
        self.init(id: FeatureID(row[idColumn]), geometry: geometry)
        // By position: looking up a column by its name takes as long as everything else together.
        for (column, field) in table.schema.fields.enumerated() where !row.hasNull(atIndex: idColumn + 1 + column) {
            self[field.name] = PropertyValue(row[idColumn + 1 + column] as DatabaseValue, as: field.kind)
        }
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
