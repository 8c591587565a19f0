package import SimpleFeatures
package import SiteInventory

/// The statements that add up the figures of selected sites. No statement reads a geometry.
package struct SumStatement {
    private let conditions: [SQLFragment]
    private let view: TableView

    /// - Parameters:
    ///   - crs: the plane of the inventory's geometries.
    ///   - version: the version to read; `nil` for the latest.
    /// - Throws: ``FilterError`` for a filter that cannot be applied to sites.
    package init(_ query: FeatureQuery, crs: CRS, version: Int64?, _ dialect: any SQLDialect) throws {
        view = TableView(
            .of(.sites), version: version, replacements: query.replacements, dialect, includesFigures: true)
        conditions = try SelectStatement.conditions(query, crs: crs, view)
    }

    private var condition: SQLFragment { .joined(conditions, "AND", ifNone: "TRUE") }

    /// True when every site of the latest version is selected.
    private var selectsAll: Bool { conditions.isEmpty && view.version == nil && view.replacements.isEmpty }

    /// The name of a grouping column of sites.
    private func column(_ property: FieldName?) throws -> String {
        try property.map { "f.\(try view.table.field($0.rawValue).name.quoted)" } ?? "NULL"
    }

    /// Selects for each value of the property: the value, the number of sites with a figure, for each of
    /// ``SiteFigure/summed`` its sum and its number, and the number of sites for each ``UnknownReason``.
    ///
    /// - Throws: ``UnknownProperty`` for a property that sites do not have.
    package func totals(by property: FieldName?) throws -> SQLFragment {
        let readsFiguresAlone = selectsAll && property == nil
        let names = SiteFigure.summed.map {
            "f.\(readsFiguresAlone ? $0.rawValue.quoted : TableView.unrounded($0))"
        }
        let reason = readsFiguresAlone ? "f.reason" : "f.\(FieldName.hectaresReason.rawValue.quoted)"
        let columns =
            [try column(property), "count(coalesce(\(names.joined(separator: ", "))))"]
            + names.flatMap { ["sum(\($0))", "count(\($0))"] }
            + UnknownReason.allCases.map { "count(CASE WHEN \(reason) = '\($0.rawValue)' THEN 1 END)" }
        let select = "SELECT \(columns.joined(separator: ", ")) FROM"
        if readsFiguresAlone { return "\(sql: select) \(sql: view.stored(view.table.figures)) AS f" }
        let groups = property == nil ? "" : " GROUP BY 1"
        return "\(view.prefix)\(sql: select) \(sql: view.table.name) AS f WHERE \(condition)\(sql: groups)"
    }

    /// Selects for each condition: the condition, the sum of the conditional hectares, and the number of sites. Omits
    /// replacements.
    package func conditionalLand() -> SQLFragment {
        let columns = "c.condition, sum(c.hectares), count(*)"
        let isStored: SQLFragment
        if view.replacements.isEmpty {
            isStored = "TRUE"
        } else {
            isStored = "NOT (\(view.dialect.isIn("f.id", view.replacements.map { .text($0.feature.id.text) })))"
        }
        return """
            \(view.prefix)SELECT \(sql: columns) FROM \(sql: view.table.name) AS f
            JOIN \(sql: view.stored(OverlapTables.conditions)) AS c ON c.fid = f.fid AND c.recorded_from = f.recorded_from
            WHERE \(isStored) AND \(condition) GROUP BY c.condition
            """
    }

    /// Selects the conditions of all conditional land.
    package func storedConditions() -> SQLFragment {
        "SELECT DISTINCT condition FROM \(sql: view.stored(OverlapTables.conditions))"
    }

    /// Selects the ids of the selected sites with one of the conditions, sorted.
    package func sites(with conditions: [String]) -> SQLFragment {
        """
        \(view.prefix)SELECT DISTINCT f.id FROM \(sql: view.stored(OverlapTables.conditions)) AS c
        JOIN \(sql: view.table.name) AS f ON f.fid = c.fid AND f.recorded_from = c.recorded_from
        WHERE \(view.dialect.isIn("c.condition", conditions.map { .text($0) })) AND \(condition) ORDER BY f.id
        """
    }

    /// Selects the claims of the sites in overlaps: number, hectares, land, condition, and the value of the property.
    ///
    /// - Throws: ``UnknownProperty`` for a property that sites do not have.
    package func claims(by property: FieldName?) throws -> SQLFragment {
        let columns = "o.overlap, o.hectares, o.land, o.condition"
        let overlaps = "\(view.stored(OverlapTables.overlaps)) AS o"
        let isValid = OverlapTables.isValid("o", at: view.version)
        if selectsAll, property == nil {
            return "SELECT \(sql: columns), NULL FROM \(sql: overlaps) WHERE \(sql: isValid)"
        }
        return """
            \(view.prefix)SELECT \(sql: columns), \(sql: try column(property))
            FROM \(sql: overlaps) JOIN \(sql: view.table.name) AS f ON f.fid = o.fid
            WHERE \(sql: isValid) AND \(condition)
            """
    }
}

/// The tables of conditional land and of overlaps of sites.
package enum OverlapTables {
    /// The conditional land of each version of a site, by condition.
    package static let conditions = "sites_conditions"
    /// The claims in overlaps, with the first and the last version of the overlap.
    package static let overlaps = "sites_overlaps"

    /// True for the claims in overlaps of a version.
    ///
    /// - Parameter version: `nil` for the latest.
    package static func isValid(_ alias: String, at version: Int64?) -> String {
        guard let version else { return "\(alias).last_version IS NULL" }
        return """
            \(alias).first_version <= \(version)
              AND (\(alias).last_version IS NULL OR \(alias).last_version >= \(version))
            """
    }
}
