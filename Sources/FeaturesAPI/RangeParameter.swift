import SimpleFeatures
import SiteInventory

/// A question of investors with a number in it: how many hectares at least, how far to the road at most.
///
/// A site whose figure is unknown never matches.
struct RangeParameter: Hashable, Sendable {
    let name: String
    let property: String
    let comparison: Filter.Comparison
    let summary: String

    static func of(_ collection: CollectionID) -> [RangeParameter] {
        guard collection == .sites else { return [] }
        return [
            RangeParameter(
                name: "min_available_ha", property: "available_ha", comparison: .greaterOrEqual,
                summary: "Sites with at least so many hectares available"),
            RangeParameter(
                name: "max_project_straight_line_m", property: "nearest_project_straight_line_m",
                comparison: .lessOrEqual,
                summary: "Sites with a road project at most so many metres away, in a straight line"),
        ]
    }

    var parameter: Parameter {
        Parameter(name: name, summary: summary, schema: ["type": "number", "minimum": 0], example: 5)
    }

    func condition(_ text: String) throws(Problem) -> Filter {
        guard let number = Double(decimal: text), number >= 0 else {
            throw .invalid(name, "\(name)=\(text.quoted) is not a number of 0 or more.")
        }
        return .compare(property: property, comparison, .number(number))
    }
}
