import SimpleFeatures
import SiteInventory

/// The parameters of sites about roads: links to road projects, and roads that the land waits for.
enum RoadParameters {
    static let all: [Parameter] = [
        Parameter(
            name: "road_project",
            summary:
                "Sites with a link to one of these road projects (ids separated by commas); link_basis restricts the links",
            schema: ["type": "string"]),
        Parameter(
            name: "road_status",
            summary: "Sites with a link to a road project with one of these statuses; link_basis restricts the links",
            schema: ["type": "string", "enum": .array(RoadStatus.words.map(JSONValue.string))]),
        Parameter(
            name: "link_basis",
            summary: "Sites with a documented link, or with a computed one, to a road project",
            schema: ["type": "string", "enum": .array(AccessLink.Basis.words.map(JSONValue.string))]),
        Parameter(
            name: "waits_for",
            summary: """
                Sites with land that waits for one of these road projects or sections (ids separated by commas); a project \
                includes its sections
                """,
            schema: ["type": "string"]),
    ]

    static func apply(_ parameters: QueryParameters, to query: inout FeatureQuery) throws(Problem) {
        guard all.contains(where: { parameters.contains($0.name) }) else { return }
        query.roads = RoadCondition(
            roadProjects: parameters.parts("road_project") ?? [],
            roadStatuses: try parameters.words("road_status") ?? [],
            bases: try parameters.words("link_basis") ?? [],
            waitsFor: parameters.parts("waits_for") ?? [])
    }
}
