internal import SiteInventory

extension SQLFragment {
    /// Selects sites that meet the condition.
    static func meeting(_ condition: RoadCondition, _ view: TableView) -> [SQLFragment] {
        [link(condition, view), waitingLand(condition, view)].compactMap(\.self)
    }

    /// Selects sites with one access link that meets all parts of the condition.
    private static func link(_ condition: RoadCondition, _ view: TableView) -> SQLFragment? {
        guard condition.asksForLink else { return nil }
        let parts = [
            isAny("road_project_id", of: condition.roadProjects, view),
            isAny("road_status", of: condition.roadStatuses.map(\.rawValue), view),
            isAny("basis", of: condition.bases.map(\.rawValue), view),
        ].compactMap(\.self)
        let links = TableView(.of(.accessLinks), version: view.version, view.dialect)
        let all = joined(["road_project_id IS NOT NULL"] + parts, "AND", ifNone: "TRUE")
        return "f.id IN (\(links.prefix)SELECT site_id FROM \(sql: links.table.name) WHERE \(all))"
    }

    private static func isAny(_ column: SQLFragment, of values: [String], _ view: TableView) -> SQLFragment? {
        values.isEmpty ? nil : view.dialect.isIn(column, values.map { .text($0) })
    }

    /// Selects sites with land that waits for one of the roads. Ignores case, since planners also write `r04-n` for
    /// `R04-N`.
    private static func waitingLand(_ condition: RoadCondition, _ view: TableView) -> SQLFragment? {
        guard !condition.waitsFor.isEmpty else { return nil }
        let roads = condition.waitsFor.map { SQLValue.text($0.lowercased()) }
        let sections = TableView(.of(.roadSections), version: view.version, view.dialect)
        let ofRoads = view.dialect.isIn("lower(road_project_id)", roads)
        return view.dialect.contains("f.conditions", where: "condition") { road in
            let road: SQLFragment = "lower(\(road))"
            return """
                (\(view.dialect.isIn(road, roads)) OR \(road) IN (
                  \(sections.prefix)SELECT lower(id) FROM \(sql: sections.table.name) WHERE \(ofRoads)))
                """
        }
    }
}
