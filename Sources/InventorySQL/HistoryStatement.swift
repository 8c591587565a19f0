package import SimpleFeatures
package import SiteInventory

/// The statements that select a figure of sites in all versions, each for the current and for the ended versions of
/// rows.
package struct HistoryStatement {
    private let figure: SiteFigure
    private let current: Part
    private let ended: Part

    /// The current or the ended versions of the selected sites.
    private struct Part {
        let view: TableView
        let condition: SQLFragment
        let selectsAll: Bool

        init(_ query: FeatureQuery, crs: CRS, _ view: TableView) throws {
            let conditions = try SelectStatement.conditions(query, crs: crs, view)
            self.view = view
            condition = .joined(conditions, "AND", ifNone: "TRUE")
            selectsAll = conditions.isEmpty
        }
    }

    /// - Parameter query: without a condition on roads, which depends on other rows.
    /// - Throws: ``FilterError`` for a filter that cannot be applied to sites.
    package init(_ figure: SiteFigure, _ query: FeatureQuery, crs: CRS, _ dialect: any SQLDialect) throws {
        self.figure = figure
        current = try Part(query, crs: crs, TableView(.of(.sites), version: nil, dialect))
        ended = try Part(query, crs: crs, TableView(.of(.sites), version: nil, dialect, readsEnded: true))
    }

    /// Selects the sums of the current versions: first version, null, sum, number of sites.
    package var currentSums: SQLFragment {
        sums(current, end: "NULL", current.view.table.figures, key: "u.fid = f.fid", groups: "1")
    }

    /// Selects the sums of the ended versions: first version, the version that ended them, sum, number of sites.
    package var endedSums: SQLFragment {
        sums(
            ended, end: "f.recorded_to", ended.view.table.figuresHistory,
            key: "u.fid = f.fid AND u.recorded_from = f.recorded_from", groups: "1, 2")
    }

    private func sums(_ part: Part, end: String, _ figures: String, key: String, groups: String) -> SQLFragment {
        let value = "u.\(figure.rawValue.quoted)"
        return """
            \(part.view.prefix)SELECT f.recorded_from, \(sql: end), sum(\(sql: value)), count(\(sql: value))
            FROM \(sql: part.view.table.name) AS f JOIN \(sql: part.view.stored(figures)) AS u ON \(sql: key)
            WHERE \(sql: value) IS NOT NULL AND \(part.condition) GROUP BY \(sql: groups)
            """
    }

    /// The statements that select the claims in overlaps: number, hectares, first and last version of the overlap,
    /// first version of the row, the version that ended it.
    package var claims: [SQLFragment] {
        if current.selectsAll {
            return [
                """
                SELECT o.overlap, o.hectares, o.first_version, o.last_version, o.first_version, NULL
                FROM \(sql: current.view.stored(OverlapTables.overlaps)) AS o WHERE \(isOfFigure)
                """
            ]
        }
        return [claims(current, end: "NULL"), claims(ended, end: "f.recorded_to")]
    }

    private func claims(_ part: Part, end: String) -> SQLFragment {
        """
        \(part.view.prefix)SELECT o.overlap, o.hectares, o.first_version, o.last_version, f.recorded_from, \(sql: end)
        FROM \(sql: part.view.stored(OverlapTables.overlaps)) AS o
        JOIN \(sql: part.view.table.name) AS f ON f.fid = o.fid
        WHERE \(isOfFigure) AND \(part.condition)
        """
    }

    /// The statements that select the crowded lands of the figure: id of the site, the columns of
    /// ``OverlapTables/crowdedColumns``, first and last version of the land, first version of the row, the version that
    /// ended it.
    package var crowdedLands: [SQLFragment] {
        [crowdedLands(current, end: "NULL"), crowdedLands(ended, end: "f.recorded_to")]
    }

    private func crowdedLands(_ part: Part, end: String) -> SQLFragment {
        """
        \(part.view.prefix)SELECT f.id, \(sql: OverlapTables.crowdedColumns), o.first_version, o.last_version,
          f.recorded_from, \(sql: end)
        FROM \(sql: part.view.stored(OverlapTables.crowded)) AS o
        JOIN \(sql: part.view.table.name) AS f ON f.fid = o.fid
        WHERE \(isOfFigure) AND \(part.condition)
        """
    }

    private var isOfFigure: SQLFragment {
        current.view.dialect.isIn("o.land", OverlapLand.lands(of: figure).map { .text($0.rawValue) })
    }
}
