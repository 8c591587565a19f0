import SimpleFeatures
import SiteInventory

/// The hectares of the sites that a query selects, added up in groups.
enum TotalsResource {
    static let endpoint = Endpoint(
        "/totals", "The hectares of the sites that a query selects, in groups",
        response: ResponseDescription(
            formats: [.json, .csv, .html], freshness: .inventory,
            schema: ResponseSchema(name: "totals", definition: definition)),
        parameters: [.by] + .selection(of: .of(.sites), asIf: .scenario)
    ) { call in
        let items = try await ItemsQuery.of(call, .of(.sites))
        let grouping: SiteGrouping? = try call.parameters.word("by")
        let (crs, scenario) = (call.source.crs, call.view.scenario)
        return try await items.read { query in
            try await call.view.read(.expensive) { snapshot in
                let totals = try GroupedTotals(snapshot, crs: crs, by: grouping, of: query, scenario: scenario)
                return try call.response(totals, csv: totals.csv)
            }
        }
    }

    private static let definition = JSONValue.schema(
        [
            "by": .text,
            "groups": .list(of: .schema(["key": .text, "name": .text, "totals": sum], required: ["totals"])),
            "total": sum, "overlap_ha": .map(of: .decimal), "assumption": .anyObject, "as_of": .anyObject,
        ], required: ["total", "groups"])

    /// Each figure by its name without unit: `available`.
    private static let sum: JSONValue = {
        let figure = JSONValue.schema(
            ["hectares": .nullableDecimal, "overlap_ha": .decimal, "sites": .count], required: ["hectares"])
        let figures = SiteFigure.summed.map { ($0.nameWithoutUnit, figure) }
        let others: [String: JSONValue] = ["sites": .count, "exclusions": .map(of: .count)]
        return .schema(others.merging(figures) { $1 }, required: ["sites", "exclusions"])
    }()
}

extension Parameter {
    fileprivate static let by = Parameter(
        name: "by", summary: "The groups; without it, the total alone",
        schema: ["type": "string", "enum": .array(SiteGrouping.words.map(JSONValue.string))])
}
