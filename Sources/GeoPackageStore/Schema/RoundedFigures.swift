internal import Codecs
internal import GRDB
internal import InventorySQL
internal import SiteInventory

/// Rounds the figures of an inventory of format 5 or older, which stored them unrounded.
///
/// Rounds current and ended versions, in columns, in lists and in the served GeoJSON. Statements keep unrounded
/// figures.
struct RoundedFigures {
    let table: InventoryTable

    /// The figures in the lists of a property.
    private static let listFigures: [FieldName: [String: FieldUnit]] = [
        .conditions: ["conditional_ha": .hectares], .accessLinks: ["straight_line_m": .metres],
    ]

    private var figures: [(name: String, unit: FieldUnit)] {
        table.schema.fields.compactMap { field in
            guard field.isDerived, let unit = field.unit, unit.decimals != nil else { return nil }
            return (field.name, unit)
        }
    }

    private var lists: [(name: String, figures: [String: FieldUnit])] {
        Self.listFigures.compactMap { table.schema.field($0)?.isDerived == true ? ($0.rawValue, $1) : nil }
    }

    /// Rounds the rows of the table and of its history.
    ///
    /// - Throws: `DatabaseError` when the file cannot be written.
    func store(in db: Database) throws {
        let (figures, lists) = (figures, lists)
        guard !figures.isEmpty else { return }
        let functions = functions(figures, lists)
        for function in functions { db.add(function: function) }
        defer { for function in functions { db.remove(function: function) } }
        let columns =
            figures.map { "\($0.name.quoted) = rounded_\($0.unit.name)(\($0.name.quoted))" }
            + lists.map { "\($0.name.quoted) = rounded_\($0.name)(\($0.name.quoted))" }
        let set = columns.joined(separator: ", ")
        try db.execute(sql: "UPDATE \(table.name) SET \(set)")
        try db.execute(sql: "UPDATE \(table.documents) SET geojson = rounded_feature(geojson)")
        try db.execute(sql: "UPDATE \(table.history) SET \(set), geojson = rounded_feature(geojson)")
    }

    private func functions(
        _ figures: [(name: String, unit: FieldUnit)], _ lists: [(name: String, figures: [String: FieldUnit])]
    ) -> [DatabaseFunction] {
        let units = Set(figures.map(\.unit)).map { unit in
            DatabaseFunction("rounded_\(unit.name)", argumentCount: 1, pure: true) { values in
                guard let number = Double.fromDatabaseValue(values[0]) else { return nil }
                return unit.rounded(number)
            }
        }
        let ofLists = lists.map { list in
            Self.rewriting("rounded_\(list.name)", JSONFigures(inLists: list.figures))
        }
        let members = Dictionary(uniqueKeysWithValues: figures.map { ($0.name, $0.unit) })
        let nested = Dictionary(uniqueKeysWithValues: lists.map { ($0.name, $0.figures) })
        return units + ofLists + [Self.rewriting("rounded_feature", JSONFigures(inProperties: members, lists: nested))]
    }

    private static func rewriting(_ name: String, _ figures: JSONFigures) -> DatabaseFunction {
        DatabaseFunction(name, argumentCount: 1, pure: true) { values in
            guard let json = String.fromDatabaseValue(values[0]) else { return nil }
            return figures.rounded(json)
        }
    }
}

extension FieldUnit {
    /// The unit's name in SQL functions.
    fileprivate var name: String { String(describing: self) }
}
