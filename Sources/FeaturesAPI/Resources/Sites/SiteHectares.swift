import SimpleFeatures
import SiteInventory

/// The hectares of a site: the waterfall from gross to available, and the evidence for it.
enum SiteHectares {
    /// The last part of its address, and its title.
    static let link = ("hectares", LocalizedText(de: "Hektarnachweis", en: "Hectares statement"))

    static let endpoint = Endpoint(
        "/collections/sites/items/{featureId}/hectares", "The hectares statement of a site",
        response: ResponseDescription(
            formats: [.json, .map, .csv, .html], freshness: .inventory,
            schema: ResponseSchema(name: "hectares", definition: definition)),
        parameters: [.featureID] + .scenario + [.netFactor]
    ) { call in
        let id = try call.featureID()
        let request = HectaresRequest(id, scenario: call.view.scenario, netFactor: try call.parameters.netFactor())
        let crs = call.source.crs
        let report = try await call.view.read(call.view.scenario.isAsIs ? .cheap : .expensive) { snapshot in
            try snapshot.hectaresInputs(for: request, crs: crs).map { try HectaresReport($0, request).rounded() }
        }
        guard let report else { throw Problem.noFeature(id, in: .sites) }
        let links = call.selfAndAlternates
        return switch call.format {
        case .map: ResourceResponse(try report.geoJSON(), .geoJSON, links: links)
        case .csv: ResourceResponse(report.csv, .csv, links: links)
        default: try call.response(report, links: links)
        }
    }

    private static let definition = JSONValue.schema(
        [
            "site_id": .text, "site_name": .text, "figures": .map(of: .nullableDecimal), "reason": .text,
            "conditions": .list(of: .anyObject), "steps": .list(of: step),
            "slivers": .schema(["count": .count, "area_m2": .decimal]), "method": .anyObject,
            "areas": .list(of: areas),
            "net_estimate": .schema(["factor": .decimal, "net_ha": .decimal, "is_estimate": .flag]),
            "uncertainty": .anyObject, "provenance": .anyObject,
        ], required: ["site_id", "figures", "steps", "method"])

    private static let step = JSONValue.schema(
        [
            "kind": .text, "id": .text, "constraint_kind": .text, "condition": .text, "hectares": .decimal,
            "already_taken_ha": .decimal, "shown_ha": .decimal, "running_ha": .decimal,
        ], required: ["kind", "hectares", "shown_ha", "running_ha"])

    private static let areas = JSONValue.schema(
        [
            "figure": .text, "geodesic_ha": .nullableDecimal, "utm32_ha": .nullableDecimal,
            "utm32_difference_percent": .nullableDecimal, "declared_ha": .nullableDecimal,
            "declared_difference_percent": .nullableDecimal, "declared_check": .nullableText,
            "suspected_unit": .nullableText,
        ], required: ["figure"])
}

extension Parameter {
    fileprivate static let netFactor = Parameter(
        name: "estimate_net_factor",
        summary: """
            The share of gross land, more than 0 and at most 1, that is taken for net where there are no plots: the answer then \
            has a net_estimate, marked as one. Without it, an unknown net figure stays unknown
            """,
        schema: ["type": "number", "minimum": 0, "exclusiveMinimum": true, "maximum": 1])
}

extension QueryParameters {
    fileprivate func netFactor() throws(Problem) -> NetFactor? {
        guard let text = text("estimate_net_factor") else { return nil }
        guard let factor = Double(decimal: text).flatMap(NetFactor.init) else {
            throw .invalid(
                "estimate_net_factor",
                "estimate_net_factor=\(text.quoted) is not a share; use a number such as 0.6, at most 1.")
        }
        return factor
    }
}
