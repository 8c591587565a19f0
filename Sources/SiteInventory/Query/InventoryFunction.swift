public import CQL2

/// A custom function for filters.
public enum InventoryFunction: Hashable, Sendable {
    /// A computed figure, read from a property.
    case figure(FilterFunction, property: String)
    /// The distance between the feature and a geometry literal.
    case distance

    /// The signature of the function, for checking filters.
    public var signature: FilterFunction {
        switch self {
        case .figure(let signature, _): signature
        case .distance: Self.distanceSignature
        }
    }

    private static let distanceSignature = FilterFunction(
        "distance_m",
        "Straight-line distance between the feature and a geometry in metres, on the ellipsoid; 0 when they intersect",
        [.init("geometry", .geometry)], result: .number)
}

extension CollectionSchema {
    /// The functions that a filter of this collection can call.
    public var functions: [InventoryFunction] {
        let ofFigures = id == .sites ? SiteFigure.allCases.compactMap(InventoryFunction.init) : []
        guard geometry != .none else { return ofFigures }
        return ofFigures + [.distance]
    }
}

extension InventoryFunction {
    /// The function that returns the figure; `nil` when there is none.
    fileprivate init?(_ figure: SiteFigure) {
        guard let function = figure.definition.function else { return nil }
        self = .figure(
            FilterFunction(function.name, function.summary, result: .number), property: figure.rawValue)
    }
}
