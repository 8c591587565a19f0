import SiteInventory

/// The agreement's targets beside what the inventory has.
enum Targets {
    static let endpoint = Endpoint(
        "/targets", "The targets of the agreement, compared with the inventory",
        response: ResponseDescription(
            formats: [.json, .html], freshness: .inventory,
            schema: ResponseSchema(name: "targets", definition: definition)), parameters: .scenario
    ) { call in
        let (crs, scenario) = (call.source.crs, call.view.scenario)
        return try await call.view.read(.expensive) { snapshot in
            try call.response(TargetReport(snapshot, crs: crs, scenario: scenario))
        }
    }

    private static let definition = JSONValue.schema(
        [
            "targets": .list(
                of: .schema(
                    [
                        "target": .anyObject, "bound": .text, "is_base_figure": .flag, "is_past_due": .flag,
                        "sites": .list(of: .text), "unnamed_sites": .count, "unknown_sites": .count, "figure": .text,
                        "inventory_value": .decimal, "gap": .decimal, "assessment": .text, "reason": .text,
                        "jobs": .anyObject,
                    ], required: ["target", "bound", "assessment"])),
            "assumption": .anyObject, "as_of": .anyObject,
        ], required: ["targets"])
}
