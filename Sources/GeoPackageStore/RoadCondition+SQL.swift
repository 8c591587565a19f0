internal import GRDB
internal import SimpleFeatures
internal import SiteInventory

extension SQLPart {
    /// Sites that meet the condition, in a statement that calls the table of sites `f`.
    ///
    /// - Parameter version: the version to read; `nil` for the latest.
    static func meeting(_ condition: RoadCondition, version: Int64?) -> [SQLPart] {
        [link(condition, version), waitingLand(condition, version)].compactMap(\.self)
    }

    /// What to select from, with these columns.
    private static func rows(_ columns: String, of collection: CollectionID, at version: Int64?) -> String {
        let table = Table.of(collection)
        guard let version else { return "main.\(table.name)" }
        return """
            (SELECT \(columns) FROM main.\(table.name) WHERE recorded_from <= \(version)
             UNION ALL SELECT \(columns) FROM main.\(table.history)
             WHERE recorded_from <= \(version) AND recorded_to > \(version))
            """
    }

    /// Sites with one link that is all of it.
    private static func link(_ condition: RoadCondition, _ version: Int64?) -> SQLPart? {
        guard condition.asksForLink else { return nil }
        let parts = [
            isAny("road_project_id", of: condition.roadProjects),
            isAny("road_status", of: condition.roadStatuses.map(\.rawValue)),
            isAny("basis", of: condition.bases.map(\.rawValue)),
        ].compactMap(\.self)
        let all = joined(["road_project_id IS NOT NULL"] + parts, "AND", ifNone: "1")
        let links = rows("site_id, road_project_id, road_status, basis", of: .accessLinks, at: version)
        return SQLPart("f.id IN (SELECT site_id FROM \(links) WHERE \(all.sql))", all.arguments)
    }

    private static func isAny(_ column: String, of values: [String]) -> SQLPart? {
        guard !values.isEmpty else { return nil }
        return SQLPart("\(column) IN (SELECT value FROM json_each(?))", [values.jsonList.databaseValue])
    }

    /// Sites with land that waits for one of the roads; planners write r04-n for R04-N.
    private static func waitingLand(_ condition: RoadCondition, _ version: Int64?) -> SQLPart? {
        guard !condition.waitsFor.isEmpty else { return nil }
        let roads = condition.waitsFor.map { $0.lowercased() }.jsonList.databaseValue
        let sections = rows("id, road_project_id", of: .roadSections, at: version)
        return SQLPart(
            """
            EXISTS (SELECT 1 FROM json_each(f.conditions) AS c
              WHERE lower(json_extract(c.value, '$.condition')) IN (SELECT value FROM json_each(?) UNION ALL
                SELECT lower(id) FROM \(sections)
                WHERE lower(road_project_id) IN (SELECT value FROM json_each(?))))
            """, [roads, roads])
    }
}
