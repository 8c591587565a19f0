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
        let reason = readsFiguresAlone ? "f.reason" : Self.reason
        let select = "SELECT \(try column(property)), \(Self.sums(names, reason: reason)) FROM"
        if readsFiguresAlone { return "\(sql: select) \(sql: view.stored(view.table.figures)) AS f" }
        let groups = property == nil ? "" : " GROUP BY 1"
        return "\(view.prefix)\(sql: select) \(sql: view.table.name) AS f WHERE \(condition)\(sql: groups)"
    }

    /// The columns of a group but the first: the number of sites, sums and numbers, numbers by reason.
    private static func sums(_ figures: [String], reason: String) -> String {
        (["count(coalesce(\(figures.joined(separator: ", "))))"] + figures.flatMap { ["sum(\($0))", "count(\($0))"] }
            + UnknownReason.allCases.map { "count(CASE WHEN \(reason) = '\($0.rawValue)' THEN 1 END)" })
            .joined(separator: ", ")
    }

    private static let reason = "f.\(TableView.reason)"

    /// Selects the totals by municipality of the sites that lie in one: the id, and the columns of ``totals(by:)``.
    package func municipalTotalsOfWholeSites() -> SQLFragment {
        let whole = OverlapTables.isValid("h", at: view.version) + " AND h.is_whole"
        if selectsAll {
            let figures = SiteFigure.summed.map { "f.\($0.rawValue.quoted)" }
            return """
                SELECT h.municipality, \(sql: Self.sums(figures, reason: "f.reason"))
                FROM \(sql: view.stored(OverlapTables.shares)) AS h JOIN \(sql: view.stored(view.table.figures)) AS f
                ON f.fid = h.fid WHERE \(sql: whole) GROUP BY h.municipality
                """
        }
        return municipalTotals(of: SiteFigure.summed.map { "f.\(TableView.unrounded($0))" }, where: "\(sql: whole)")
    }

    /// Selects the totals by municipality of the shares of sites that lie in several. Omits replacements.
    package func municipalTotalsOfCutSites() -> SQLFragment {
        let figures = SiteFigure.summed.map { figure in
            let ofSite = "f.\(TableView.unrounded(figure))"
            return "CASE WHEN \(ofSite) > 0 THEN h.\(figure.rawValue.quoted) ELSE \(ofSite) END"
        }
        let cut = OverlapTables.isValid("h", at: view.version) + " AND NOT h.is_whole"
        return municipalTotals(of: figures, where: "\(sql: cut) AND \(isStored)")
    }

    private func municipalTotals(of figures: [String], where isOfShare: SQLFragment) -> SQLFragment {
        """
        \(view.prefix)SELECT h.municipality, \(sql: Self.sums(figures, reason: Self.reason))
        FROM \(sql: view.stored(OverlapTables.shares)) AS h JOIN \(sql: view.table.name) AS f ON f.fid = h.fid
        WHERE \(isOfShare) AND \(condition) GROUP BY h.municipality
        """
    }

    /// Selects the totals by the declared municipality: `municipality_ags`, the columns of ``totals(by:)`` but the
    /// first, and `municipality`.
    ///
    /// - Parameter hasBoundaries: true to select only sites without a footprint.
    package func declaredMunicipalTotals(hasBoundaries: Bool) -> SQLFragment {
        let columns = [FieldName.municipalityAGS, .municipality].map { "f.\($0.rawValue.quoted)" }
        let figures = SiteFigure.summed.map { "f.\(TableView.unrounded($0))" }
        return """
            \(view.prefix)SELECT \(sql: columns[0]), \(sql: Self.sums(figures, reason: Self.reason)), \(sql: columns[1])
            FROM \(sql: view.table.name) AS f WHERE \(sql: hasBoundaries ? "f.geom IS NULL" : "TRUE") AND \(condition)
            GROUP BY \(sql: columns[0]), \(sql: columns[1])
            """
    }

    /// True for a site that is not replaced.
    private var isStored: SQLFragment {
        view.replacements.isEmpty
            ? "TRUE" : "NOT (\(view.dialect.isIn("f.id", view.replacements.map { .text($0.feature.id.text) })))"
    }

    /// Selects for each condition: the condition, the sum of the conditional hectares, and the number of sites. Omits
    /// replacements.
    package func conditionalLand() -> SQLFragment {
        let columns = "c.condition, sum(c.hectares), count(*)"
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

    /// The value of a grouping property. A site without the name of its municipality may have the key.
    private func key(_ property: FieldName?) throws -> String {
        property == .municipality
            ? "coalesce(f.municipality, f.\(FieldName.municipalityAGS.rawValue.quoted))" : try column(property)
    }

    /// Selects the claims of the sites in overlaps: number, hectares, land, condition, municipality, and the value of the
    /// property.
    ///
    /// - Throws: ``UnknownProperty`` for a property that sites do not have.
    package func claims(by property: FieldName?) throws -> SQLFragment {
        let columns = "o.overlap, o.hectares, o.land, o.condition, o.municipality"
        let overlaps = "\(view.stored(OverlapTables.overlaps)) AS o"
        let isValid = OverlapTables.isValid("o", at: view.version)
        let key = try key(property)
        if selectsAll, property == nil {
            return "SELECT \(sql: columns), NULL FROM \(sql: overlaps) WHERE \(sql: isValid)"
        }
        return """
            \(view.prefix)SELECT \(sql: columns), \(sql: key)
            FROM \(sql: overlaps) JOIN \(sql: view.table.name) AS f ON f.fid = o.fid
            WHERE \(sql: isValid) AND \(condition)
            """
    }
}

extension SumStatement {
    /// Selects the crowded lands of the sites: id of the site, the columns of ``OverlapTables/crowdedColumns``, and the
    /// value of the property.
    ///
    /// - Throws: ``UnknownProperty`` for a property that sites do not have.
    package func crowdedLands(by property: FieldName?) throws -> SQLFragment {
        """
        \(view.prefix)SELECT f.id, \(sql: OverlapTables.crowdedColumns), \(sql: try key(property))
        FROM \(sql: view.stored(OverlapTables.crowded)) AS o JOIN \(sql: view.table.name) AS f ON f.fid = o.fid
        WHERE \(sql: OverlapTables.isValid("o", at: view.version)) AND \(condition)
        """
    }
}

/// The tables of conditional land, of overlaps and of municipal shares of sites.
package enum OverlapTables {
    /// The conditional land of each version of a site, by condition.
    package static let conditions = "sites_conditions"
    /// The claims in overlaps, with the first and the last version of the overlap.
    package static let overlaps = "sites_overlaps"
    /// The lands of crowded sites and of sites beside them, with the first and the last version of each.
    package static let crowded = "sites_crowded_lands"
    /// The columns of a crowded land, in a statement that names its rows `o`.
    package static let crowdedColumns = "o.is_crowded, o.land, o.condition, o.municipality, o.hectares, o.geometry"
    /// The municipal shares, with the first and the last version of each.
    package static let shares = "sites_shares"

    /// The `fid` of the site with the id ?1, as of the version ?2. In a migration, a site may have ended since.
    package static let siteAsOfVersion: String = {
        let sites = InventoryTable.of(.sites)
        return """
            (SELECT fid, recorded_from FROM main.\(sites.name) WHERE id = ?1
              UNION ALL SELECT fid, recorded_from FROM main.\(sites.history) WHERE id = ?1)
            WHERE recorded_from <= ?2 ORDER BY recorded_from DESC LIMIT 1
            """
    }()

    /// True for the claims or the shares of a version.
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
