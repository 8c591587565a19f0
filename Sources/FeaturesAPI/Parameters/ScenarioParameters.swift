import SimpleFeatures
import SiteInventory

/// The parameters `available_by` and `open`: the inventory as it would be with roads that are not open yet.
struct ScenarioQuestion: Sendable {
    private let availableBy: Int?
    private let open: [String]

    /// - Returns: `nil` when neither parameter is given.
    init?(_ parameters: QueryParameters) throws(Problem) {
        availableBy = try parameters.text("available_by").map { text throws(Problem) in
            guard let year = Int(text), Scenario.years.contains(year) else {
                throw .invalid("available_by", "available_by=\(text.quoted) is not a year like 2030.")
            }
            return year
        }
        open = parameters.parts("open") ?? []
        guard availableBy != nil || !open.isEmpty else { return nil }
    }

    /// - Throws: ``Problem`` for an unknown road.
    func scenario(in snapshot: any InventorySnapshot, crs: CRS) throws -> (Scenario, Assumption?) {
        do {
            let scenario = try Scenario(availableBy: availableBy, open: open, snapshot)
            return (scenario, try ScenarioSites(snapshot, scenario, crs: crs).assumption)
        } catch let error as ScenarioError {
            throw Problem.invalid("open", error.text.en, nearest: error.nearest)
        }
    }
}

extension Parameter {
    static let availableBy = Parameter(
        name: "available_by",
        summary: """
            The inventory as it would be in this year, with every road section, and every project without sections, open \
            whose target year is this or an earlier one. The scenario is not stored
            """,
        schema: [
            "type": "integer", "minimum": .integer(Scenario.years.lowerBound),
            "maximum": .integer(Scenario.years.upperBound),
        ], isShared: true)

    static let open = Parameter(
        name: "open",
        summary:
            "The inventory as it would be with these road projects, with all their sections, or sections open: R04,R06. The scenario is not stored",
        schema: ["type": "array", "items": ["type": "string"]], isShared: true)
}

extension [Parameter] {
    /// The parameters of resources that show hectares.
    static let scenario: [Parameter] = [.availableBy, .open]
}
