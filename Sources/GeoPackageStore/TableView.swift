internal import Codecs
internal import GRDB
internal import SimpleFeatures
internal import SiteInventory

/// The rows that SQL is to see under a table's own name: the current ones, those of a past version, or those of a scenario.
///
/// Statements are written for the current rows. For others, a common table expression of the same name stands before
/// them, so that nothing else in them changes. Without one, a statement is as fast as if there were no history.
struct TableView {
    let table: Table
    /// The version to see; `nil` for the latest.
    let version: Int64?
    /// Features that stand in place of those of their ids.
    let replacements: [FeatureVersion]

    init(_ table: Table, version: Int64?, replacements: [FeatureVersion] = []) {
        self.table = table
        self.version = version
        self.replacements = replacements
    }

    var isCurrent: Bool { version == nil && replacements.isEmpty }

    /// What stands before a statement.
    var prefix: String {
        guard !isCurrent else { return "" }
        let stored = "\(recorded(from: replacements.isEmpty ? "" : Self.isNotReplaced))"
        let rows = replacements.isEmpty ? stored : "\(stored) UNION ALL \(replaced)"
        return "WITH \(table.name) AS NOT MATERIALIZED (\(rows)) "
    }

    /// The values for the prefix's question marks.
    var prefixArguments: [DatabaseValue] {
        replacements.isEmpty ? [] : Array(repeating: replacementList.databaseValue, count: version == nil ? 2 : 4)
    }

    /// The served text of a row, `geojson` or `hectares`.
    ///
    /// - Parameter alias: what the statement calls the row of ``table``.
    func document(_ column: String, of alias: String) -> String {
        let current = "(SELECT \(column) FROM main.\(table.documents) WHERE fid = \(alias).fid)"
        guard !isCurrent else { return current }
        // A version lies either among the ended ones, or it is the current one.
        let ended = """
            (SELECT \(column) FROM main.\(table.history)
              WHERE id = \(alias).id AND recorded_from = \(alias).recorded_from)
            """
        return "coalesce(\(alias).\(column), \(ended), \(current))"
    }

    /// The row keys of features whose boxes, longitude and latitude, meet a box that four question marks stand for.
    var keysMeetingBox: String {
        let meets = "maxx >= ? AND minx <= ? AND maxy >= ? AND miny <= ?"
        let current = "SELECT id FROM main.\(table.publicBoxes) WHERE \(meets)"
        guard let version else { return current }
        return """
            \(current) UNION SELECT fid FROM main.\(table.historyBoxes)
            WHERE \(meets) AND first_version <= \(version) AND last_version >= \(version)
            """
    }

    /// Of so many boxes ``keysMeetingBox`` asks for the same.
    var boxRepetitions: Int { version == nil ? 1 : 2 }

    private static let isNotReplaced = "id NOT IN (SELECT json_extract(value, '$.id') FROM json_each(?))"

    /// The rows of the version, from the current and the ended ones.
    private func recorded(from condition: String) -> String {
        let columns = "fid, \(table.versionColumnList), NULL AS geojson, NULL AS hectares"
        let and = condition.isEmpty ? "" : " AND \(condition)"
        guard let version else {
            return "SELECT \(columns) FROM main.\(table.name)\(condition.isEmpty ? "" : " WHERE \(condition)")"
        }
        return """
            SELECT \(columns) FROM main.\(table.name) WHERE recorded_from <= \(version)\(and)
            UNION ALL SELECT \(columns) FROM main.\(table.history)
            WHERE recorded_from <= \(version) AND recorded_to > \(version)\(and)
            """
    }

    /// The replacements as rows; where they lie is as it was.
    private var replaced: String {
        let values = table.schema.fields.indices.map { "json_extract(r.value, '$.values[\($0)]')" }
        let columns =
            ["s.fid"] + (table.hasGeometry ? ["s.geom"] : []) + ["s.id"] + values
            + ["s.recorded_from", "json_extract(r.value, '$.geojson')", "json_extract(r.value, '$.hectares')"]
        let list = columns.joined(separator: ", ")
        let on = "ON s.id = json_extract(r.value, '$.id')"
        guard let version else { return "SELECT \(list) FROM json_each(?) AS r JOIN main.\(table.name) AS s \(on)" }
        return """
            SELECT \(list) FROM json_each(?) AS r JOIN main.\(table.name) AS s \(on) WHERE s.recorded_from <= \(version)
            UNION ALL SELECT \(list) FROM json_each(?) AS r JOIN main.\(table.history) AS s \(on)
            WHERE s.recorded_from <= \(version) AND s.recorded_to > \(version)
            """
    }

    private var replacementList: String {
        var json = JSONText()
        json.append(raw: "[")
        for (index, replacement) in replacements.enumerated() {
            json.append(raw: index > 0 ? ",{\"id\":" : "{\"id\":")
            json.append(string: replacement.feature.id.text)
            json.append(raw: ",\"geojson\":")
            json.append(string: String(decoding: replacement.geoJSON, as: UTF8.self))
            json.append(raw: ",\"hectares\":")
            json.append(PropertyValue(replacement.hectaresStatement.map { String(decoding: $0, as: UTF8.self) }))
            json.append(raw: ",\"values\":[")
            for (column, value) in replacement.values.enumerated() {
                if column > 0 { json.append(raw: ",") }
                json.append(value.stored)
            }
            json.append(raw: "]}")
        }
        json.append(raw: "]")
        return json.text
    }
}

extension PropertyValue {
    /// As a column holds it: a truth as a number, a list or an object as text.
    fileprivate var stored: PropertyValue {
        switch self {
        case .boolean(let truth): .integer(truth ? 1 : 0)
        case .json(let text): .string(text)
        case .null, .string, .integer, .number: self
        }
    }
}
