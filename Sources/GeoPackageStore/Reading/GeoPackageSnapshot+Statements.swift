internal import GRDB
internal import SimpleFeatures
internal import InventorySQL
internal import SiteInventory

// Reads the unrounded hectares of sites from their statements with SQLite's JSON functions. Decoding whole statements
// takes many times as long.

extension GeoPackageSnapshot {
    func statedHectares(of sites: [FeatureID]) throws -> [FeatureID: StatedHectares] {
        guard !sites.isEmpty else { return [:] }
        let table = InventoryTable.of(.sites)
        let figures = SiteFigure.summed
        let paths = figures.map { "'$.figures.\($0.rawValue)'" }.joined(separator: ", ")
        let sql = """
            SELECT id, json_extract(statement, \(paths)), json_extract(statement, '$.conditions') FROM (
              SELECT f.id AS id, \(view(of: table).document("hectares", of: "f")) AS statement
              FROM \(table.name) AS f WHERE f.id IN (SELECT value FROM json_each(?))
            ) WHERE statement IS NOT NULL
            """
        var found: [FeatureID: StatedHectares] = [:]
        let rows = try Row.fetchCursor(statement(sql, of: table), arguments: [sites.map(\.text).jsonList])
        while let row = try rows.next() {
            found[FeatureID(row[0])] = StatedHectares(
                figures: Self.numbers(inList: row[1], of: figures), conditions: .json((row[2] as String?) ?? "[]"))
        }
        return found
    }

    /// Returns the numbers of a JSON list of numbers and nulls, whose elements are in the order of `figures`.
    private static func numbers(inList list: String, of figures: [SiteFigure]) -> [SiteFigure: Double] {
        let numbers = list.dropFirst().dropLast().split(separator: ",").map { Double($0) }
        return Dictionary(
            uniqueKeysWithValues: zip(figures, numbers).compactMap { figure, number in
                number.map { (figure, $0) }
            })
    }
}
