public import CQL2

/// A custom function for filters.
public enum InventoryFunction: Hashable, Sendable {
    /// A computed figure, read from a property.
    case figure(FilterFunction, property: String)
    /// The distance between the feature and a geometry literal.
    case distance

    /// The function as a filter is checked against it.
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
        let figures: [(name: String, summary: String, property: String)] =
            id == .sites
            ? [
                ("gross_ha", "Hectares inside the perimeter", "gross_ha"),
                ("net_ha", "Hectares of usable plots", "net_ha"),
                ("developable_ha", "Hectares that are neither taken nor excluded by constraints", "developable_ha"),
                ("available_ha", "Hectares that can be bought now", "available_ha"),
                ("conditional_ha", "Hectares that wait for a condition", "conditional_ha"),
                ("largest_plot_ha", "Hectares of the largest contiguous available part", "largest_plot_ha"),
                (
                    "nearest_project_m", "Metres to the nearest road project in a straight line; unknown without one",
                    "nearest_project_straight_line_m"
                ),
                (
                    "nearest_junction_m",
                    "Metres to the nearest existing junction in a straight line; unknown without one",
                    "nearest_junction_straight_line_m"
                ),
                (
                    "drive_m", "Metres by road to the nearest junction; unknown without a route in the road network",
                    "nearest_junction_road_m"
                ),
                (
                    "drive_minutes",
                    "Minutes by road to the nearest junction; unknown without a route in the road network",
                    "nearest_junction_drive_minutes"
                ),
            ] : []
        let ofFigures = figures.map {
            InventoryFunction.figure(FilterFunction($0.name, $0.summary, result: .number), property: $0.property)
        }
        guard geometry != .none else { return ofFigures }
        return ofFigures + [.distance]
    }
}
