import SimpleFeatures
import SiteInventory

/// What sites are asked for with about roads: links that they have, and roads that their land waits for.
enum RoadParameters {
    static let all: [Parameter] = [
        Parameter(
            name: "road_project",
            summary:
                "Sites with a link to one of these road projects (ids separated by commas), of link_basis if given",
            schema: ["type": "string"]),
        Parameter(
            name: "road_status",
            summary: "Sites with a link to a road project of one of these statuses, of link_basis if given",
            schema: ["type": "string", "enum": .array(RoadStatus.words.map(JSONValue.string))]),
        Parameter(
            name: "link_basis",
            summary: "Sites with a documented link, or with a computed one, to a road project",
            schema: ["type": "string", "enum": .array(AccessLink.Basis.words.map(JSONValue.string))]),
        Parameter(
            name: "waits_for",
            summary: """
                Sites with land that waits for one of these road projects or sections (ids separated by commas); a project \
                stands for its sections too
                """,
            schema: ["type": "string"]),
    ]

    static func condition(_ parameters: QueryParameters) throws(Problem) -> RoadCondition {
        RoadCondition(
            roadProjects: parameters.parts("road_project") ?? [],
            roadStatuses: try parameters.words("road_status") ?? [],
            bases: try parameters.words("link_basis") ?? [],
            waitsFor: parameters.parts("waits_for") ?? [])
    }
}
