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

    /// Sites with one link that is all of it.
    private static func link(_ condition: RoadCondition, _ version: Int64?) -> SQLPart? {
        guard condition.asksForLink else { return nil }
        let parts = [
            isAny("road_project_id", of: condition.roadProjects),
            isAny("road_status", of: condition.roadStatuses.map(\.rawValue)),
            isAny("basis", of: condition.bases.map(\.rawValue)),
        ].compactMap(\.self)
        let all = joined(["road_project_id IS NOT NULL"] + parts, "AND", ifNone: "1")
        let links = TableView(.of(.accessLinks), version: version)
        return SQLPart(
            "f.id IN (\(links.prefix)SELECT site_id FROM \(links.table.name) WHERE \(all.sql))", all.arguments)
    }

    private static func isAny(_ column: String, of values: [String]) -> SQLPart? {
        guard !values.isEmpty else { return nil }
        return SQLPart("\(column) IN (SELECT value FROM json_each(?))", [values.jsonList.databaseValue])
    }

    /// Sites with land that waits for one of the roads; planners write r04-n for R04-N.
    private static func waitingLand(_ condition: RoadCondition, _ version: Int64?) -> SQLPart? {
        guard !condition.waitsFor.isEmpty else { return nil }
        let roads = condition.waitsFor.map { $0.lowercased() }.jsonList.databaseValue
        let sections = TableView(.of(.roadSections), version: version)
        return SQLPart(
            """
            EXISTS (SELECT 1 FROM json_each(f.conditions) AS c
              WHERE lower(json_extract(c.value, '$.condition')) IN (
                \(sections.prefix)SELECT value FROM json_each(?) UNION ALL
                SELECT lower(id) FROM \(sections.table.name)
                WHERE lower(road_project_id) IN (SELECT value FROM json_each(?))))
            """, [roads, roads])
    }
}
