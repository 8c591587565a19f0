import CQL2
import SiteInventory

/// A question of investors with a number in it: how many hectares at least, how far to the road at most.
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
            summary: "Sites with at least so many hectares available"),
        RangeParameter(
            name: "max_project_straight_line_m", property: "nearest_project_straight_line_m",
            comparison: .lessOrEqual,
            summary: "Sites with a road project at most so many metres away, in a straight line"),
        RangeParameter(
            name: "max_junction_straight_line_m", property: "nearest_junction_straight_line_m",
            comparison: .lessOrEqual,
            summary: "Sites with a junction that is there at most so many metres away, in a straight line"),
        RangeParameter(
            name: "max_junction_road_m", property: "nearest_junction_road_m", comparison: .lessOrEqual,
            summary: "Sites from which a junction is at most so many metres away by road, where a network is loaded"
        ),
        RangeParameter(
            name: "max_junction_drive_minutes", property: "nearest_junction_drive_minutes",
            comparison: .lessOrEqual,
            summary: "Sites from which one drives at most so many minutes to a junction, where a network is loaded"),
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
