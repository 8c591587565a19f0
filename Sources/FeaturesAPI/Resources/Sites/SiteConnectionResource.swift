import SimpleFeatures
import SiteInventory

/// Whether a site is connected, now and with each road project built, and what its land waits for.
enum SiteConnectionResource {
    /// The last part of its address, and its title.
    static let link = (
        "connection",
        LocalizedText(de: "Anbindung und Bedingungen", en: "Connection and conditions")
    )

    static let endpoint = Endpoint(
        "/collections/sites/items/{featureId}/connection",
        "The connection of a site, now and after each road project, and the conditions of its land",
        response: ResponseDescription(
            formats: [.json, .html], freshness: .inventory,
            schema: ResponseSchema(name: "connection", definition: definition)), parameters: [.featureID]
    ) { call in
        let id = try call.featureID()
        let report = try await call.view.read { snapshot in
            try snapshot.feature(id, in: .sites).map { try AccessReport(of: $0, in: snapshot) }
        }
        guard let report else { throw Problem.noFeature(id, in: .sites) }
        return try call.response(report)
    }

    private static let definition = JSONValue.schema(
        [
            "site_id": .text, "site_name": .text, "connection_state": .text, "road_unreached": .text,
            "judged_in_year": ["type": "integer"],
            "connection_if_built": .list(of: .schema(["road_project_id": .text, "connection_state": .text])),
            "waits_for": .list(
                of: .schema(
                    [
                        "condition": .text, "kind": .text, "conditional_ha": .decimal, "plots": .list(of: .text),
                        "road_status": .nullableText, "target_year": .nullableInteger,
                    ], required: ["condition", "conditional_ha", "plots"])),
            "documented": .list(of: .anyObject), "computed": .list(of: .anyObject), "as_of": .anyObject,
        ], required: ["site_id", "connection_state", "waits_for", "documented", "computed"])
}
