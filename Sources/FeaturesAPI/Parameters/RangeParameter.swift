import CQL2
import SiteInventory

/// A parameter with a limit for a figure of sites: a minimum of available land, a maximum distance to a road.
///
/// A site whose figure is unknown never matches.
struct RangeParameter: Hashable, Sendable {
    let figure: SiteFigure
    let range: FigureRange

    var name: String { range.name }

    static func of(_ collection: CollectionID) -> [RangeParameter] {
        collection == .sites ? ofSites : []
    }

    private static let ofSites = SiteFigure.allCases.compactMap { figure in
        figure.range.map { RangeParameter(figure: figure, range: $0) }
    }

    var parameter: Parameter {
        Parameter(name: name, summary: range.summary, schema: ["type": "number", "minimum": 0], example: example)
    }

    /// A value that a figure of this unit can have: a share is at most 1.
    private var example: JSONValue { figure.unit == .share ? .number(0.5) : 5 }

    func condition(_ text: String) throws(Problem) -> FilterExpression {
        guard let number = Double(decimal: text), number >= 0, let value = FilterExpression.numeric(number) else {
            throw .invalid(name, "\(name)=\(text.quoted) is not a number of 0 or more.")
        }
        return .comparison(.property(figure.rawValue), range.isMinimum ? .greaterOrEqual : .lessOrEqual, value)
    }
}
