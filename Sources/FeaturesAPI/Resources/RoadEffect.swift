import Hummingbird
import SimpleFeatures
import SiteInventory

/// What a road project has beyond its feature: the hectares that wait for it, and the sites that it brings near a junction.
enum RoadResources {
    static let titles = [
        ("effect", LocalizedText(de: "Was das Projekt freigibt", en: "What the project frees"))
    ]

    static let within = [
        Parameter(
            name: "within_m",
            summary: "How far from a junction a site still counts as near, in metres of a straight line (3000)",
            schema: ["type": "number", "minimum": 0]),
        Parameter(
            name: "within_minutes",
            summary: "The same by road, in minutes, where a network is loaded; instead of within_m",
            schema: ["type": "number", "minimum": 0]),
    ]

    static func effect(_ call: Call) async throws -> Response {
        let id = try call.featureID()
        let limit = try limit(call.parameters)
        let crs = call.source.crs
        let effects = try await call.source.read { try RoadEffects($0, crs: crs, of: id, within: limit) }
        guard let effect = effects.projects.first else { throw Problem.noFeature(id, in: .roadProjects) }
        return try call.response(effect)
    }

    private static func limit(_ parameters: QueryParameters) throws(Problem) -> AccessibilityGain.Limit {
        let metres = try number("within_m", parameters)
        let minutes = try number("within_minutes", parameters)
        if metres != nil, let minutes {
            throw .invalid(
                "within_minutes", "within_minutes=\(minutes) stands beside within_m: near is one or the other.")
        }
        return minutes.map { .minutes($0) } ?? metres.map { .metres($0) } ?? .usual
    }

    private static func number(_ name: String, _ parameters: QueryParameters) throws(Problem) -> Double? {
        guard let text = parameters.text(name) else { return nil }
        guard let number = Double(decimal: text), (0...1_000_000).contains(number) else {
            throw .invalid(name, "\(name)=\(text.quoted) is no number from 0 to 1000000.")
        }
        return number
    }
}
