import CQL2
import SiteInventory

/// A parameter with a limit for a figure of sites: a minimum of available land, a maximum distance to a road.
///
/// A site whose figure is unknown never matches.
struct RangeParameter: Hashable, Sendable {
    let name: String
    let property: String
    let comparison: ComparisonOperator
    let summary: String

    static func of(_ collection: CollectionID) -> [RangeParameter] {
        collection == .sites ? ofSites : []
    }

    private static let ofSites = [
        RangeParameter(
            name: "min_available_ha", property: "available_ha", comparison: .greaterOrEqual,
            summary: "Sites with at least this number of hectares available"),
        RangeParameter(
            name: "max_project_straight_line_m", property: "nearest_project_straight_line_m",
            comparison: .lessOrEqual,
            summary: "Sites with a road project within this straight-line distance in metres"),
        RangeParameter(
            name: "max_junction_straight_line_m", property: "nearest_junction_straight_line_m",
            comparison: .lessOrEqual,
            summary: "Sites with an existing junction within this straight-line distance in metres"),
        RangeParameter(
            name: "max_junction_road_m", property: "nearest_junction_road_m", comparison: .lessOrEqual,
            summary: "Sites with a junction within this distance by road in metres, where a road network is loaded"
        ),
        RangeParameter(
            name: "max_junction_drive_minutes", property: "nearest_junction_drive_minutes",
            comparison: .lessOrEqual,
            summary: "Sites with a junction within this driving time in minutes, where a road network is loaded"),
    ]

    var parameter: Parameter {
        Parameter(name: name, summary: summary, schema: ["type": "number", "minimum": 0], example: 5)
    }

    func condition(_ text: String) throws(Problem) -> FilterExpression {
        guard let number = Double(decimal: text), number >= 0, let value = FilterExpression.numeric(number) else {
            throw .invalid(name, "\(name)=\(text.quoted) is not a number of 0 or more.")
        }
        return .comparison(.property(property), comparison, value)
    }
}
