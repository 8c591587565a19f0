import SimpleFeatures
import SiteInventory

/// The versions at which a sum over sites changed.
enum TotalsHistory {
    static let endpoint = Endpoint(
        "/totals/history", "The history of a sum over sites, with the causes of changes", response: .figureHistory,
        parameters: [.figure] + .selection(of: .of(.sites))
    ) { call in
        let items = try await ItemsQuery.of(call, .of(.sites))
        let history = try await items.read { query in
            try await call.source.history(of: call.parameters.figure(), of: query)
        }
        try await call.view.confirm()
        return try call.response(history, csv: history.csv)
    }
}

/// The versions at which a figure of a site changed.
enum SiteHistory {
    static let endpoint = Endpoint(
        "/collections/sites/items/{featureId}/history", "The history of a figure of a site, with the causes of changes",
        response: .figureHistory, parameters: [.featureID, .figure]
    ) { call in
        let id = try call.featureID()
        guard let history = try await call.source.history(of: call.parameters.figure(), ofSite: id) else {
            throw Problem.noFeature(id, in: .sites)
        }
        try await call.view.confirm()
        return try call.response(history, csv: history.csv)
    }
}

extension ResponseDescription {
    fileprivate static let figureHistory = ResponseDescription(
        formats: [.json, .csv, .html], freshness: .inventory,
        schema: ResponseSchema(
            name: "history",
            definition: .schema(
                ["figure": .text, "steps": .list(of: step), "as_of": .anyObject], required: ["figure", "steps"])))

    private static let step = JSONValue.schema(
        [
            "version": .count, "recorded_at": .time, "imports": .list(of: .text), "reverts": .nullableInteger,
            "hectares": .nullableDecimal, "overlap_ha": .decimal, "sites": .count,
        ], required: ["version", "recorded_at", "hectares"])
}

extension QueryParameters {
    fileprivate func figure() throws(Problem) -> SiteFigure {
        guard let text = text("figure") else { return .availableHectares }
        return try Self.word(text, of: "figure", among: SiteFigure.summed)
    }
}

extension Parameter {
    fileprivate static let figure = Parameter(
        name: "figure", summary: "Which figure",
        schema: [
            "type": "string", "enum": .array(SiteFigure.summed.map { .string($0.rawValue) }),
            "default": .string(SiteFigure.availableHectares.rawValue),
        ])
}
