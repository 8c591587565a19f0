import SimpleFeatures
import SiteInventory

/// The hectares that wait for a road project, and the sites that it would bring near a junction.
enum RoadEffectResource {
    /// The last part of its address, and its title.
    static let link = ("effect", LocalizedText(de: "Wirkung des Projekts", en: "Effect of the project"))

    static let endpoint = Endpoint(
        "/collections/road-projects/items/{featureId}/effect",
        "The hectares that wait for a road project, and the sites that it would bring near a junction",
        response: ResponseDescription(
            formats: [.json, .html], freshness: .inventory,
            schema: ResponseSchema(name: "effect", definition: definition)), parameters: [.featureID] + within
    ) { call in
        let id = try call.featureID()
        let limit = try limit(call.parameters)
        let crs = call.source.crs
        return try await call.view.read(.expensive) { snapshot in
            let effects = try RoadEffects(snapshot, crs: crs, of: id, within: limit)
            guard let effect = effects.projects.first else { throw Problem.noFeature(id, in: .roadProjects) }
            return try call.response(effect)
        }
    }

    private static let within = [
        Parameter(
            name: "within_m",
            summary: "How far from a junction a site still counts as near, in metres of a straight line (3000)",
            schema: ["type": "number", "minimum": 0]),
        Parameter(
            name: "within_minutes",
            summary: "The same by road, in minutes, where a network is loaded; instead of within_m",
            schema: ["type": "number", "minimum": 0]),
    ]

    private static func limit(_ parameters: QueryParameters) throws(Problem) -> AccessibilityGain.Limit {
        let metres = try number("within_m", parameters)
        let minutes = try number("within_minutes", parameters)
        if metres != nil, let minutes {
            throw .invalid(
                "within_minutes", "within_minutes=\(minutes) excludes within_m: give one of them.")
        }
        return minutes.map { .minutes($0) } ?? metres.map { .metres($0) } ?? .usual
    }

    private static func number(_ name: String, _ parameters: QueryParameters) throws(Problem) -> Double? {
        guard let text = parameters.text(name) else { return nil }
        guard let number = Double(decimal: text), (0...1_000_000).contains(number) else {
            throw .invalid(name, "\(name)=\(text.quoted) is not a number from 0 to 1000000.")
        }
        return number
    }

    private static let definition = JSONValue.schema(
        [
            "id": .text, "name": .text, "kind": .text, "status": .text, "target_year": .nullableInteger,
            "overdue": .flag, "waiting": waitingLand, "waiting_for_whole": waitingLand,
            "share_of_conditional": .nullableDecimal, "sections": .list(of: .anyObject),
            "years": .list(of: .anyObject), "nearer": ["type": "object", "nullable": true],
        ], required: ["id", "name", "overdue", "waiting", "waiting_for_whole", "sections", "years"])

    private static let waitingLand = JSONValue.schema(
        ["conditional_ha": .decimal, "sites": .list(of: .anyObject)], required: ["conditional_ha", "sites"])
}
