extension SiteFigure {
    /// The uses of a figure in the inventory.
    struct Definition: Sendable {
        var title: LocalizedText
        var unit: FieldUnit
        var source: Source
        /// The land that the figure measures; `nil` for a figure that measures no land on the ellipsoid.
        var land: Land?
        /// True for a figure that has totals and a history.
        var addsUp = false
        /// The CQL2 function that returns the figure.
        var function: Function?
        /// The query parameter for comparisons with the figure.
        var range: FigureRange?
        /// The name of the column in shapefiles.
        var shapefileName: String
        /// The display on the map; `nil` when the figure is not shown.
        var map: MapDisplay?
    }

    /// The source of a figure.
    enum Source: Sendable {
        /// A member of the hectares statement, computed from the site's land.
        case statement
        /// A property from imports, which the statement repeats.
        case declared
        /// The straight lines to the nearest road projects and junctions.
        case straightLines(any KeyPath<[AccessLink], Double?> & Sendable)
        /// The routes by road, when a network is loaded.
        case routes(any KeyPath<SiteRoutes, Double?> & Sendable)
    }

    /// The land of a site that a figure measures.
    enum Land: Hashable, Sendable {
        case perimeter
        case usablePlots
        /// The pieces of the partition with these kinds.
        case pieces([WaterfallStep.Kind])
        case largestAvailablePart
        /// The available land under constraints of these severities.
        case restricted([ConstraintSeverity])
    }

    /// A CQL2 function.
    struct Function: Sendable {
        var name: String
        var summary: String
    }
}

/// A query parameter that compares a figure with a number.
public struct FigureRange: Hashable, Sendable {
    /// The name of the parameter: `min_available_ha`.
    public var name: String
    /// True for "at least", false for "at most".
    public var isMinimum: Bool
    /// The selection by the parameter, for the API documentation.
    public var summary: String

    static func atLeast(_ name: String, _ summary: String) -> Self {
        Self(name: name, isMinimum: true, summary: summary)
    }

    static func atMost(_ name: String, _ summary: String) -> Self {
        Self(name: name, isMinimum: false, summary: summary)
    }
}

/// The display of a figure on the map page.
public struct MapDisplay: Hashable, Sendable {
    /// Where and when the map shows a figure.
    public enum Place: Hashable, Sendable {
        /// In the list of sites, and first on a site's card.
        case headline(Role)
        /// On the card, including unknown values.
        case always
        /// On the card when it is known.
        case known
        /// On the card when it is more than zero.
        case positive
    }

    /// Other uses of a figure in the list of the map, in the order of the columns.
    public enum Role: String, CaseIterable, Sendable {
        /// The value determines the colour of a site, and the filter of the page compares it.
        case available
        /// The value determines the hatching of a site without available land.
        case conditional
        case gross
    }

    /// Where and when the map shows the figure.
    public var place: Place
    /// A title for narrow columns; `nil` for the title of the field.
    public var shortTitle: LocalizedText?
    /// The explanation that the map shows beside the title.
    public var explanation: LocalizedText?
    /// The property with a word such as "about" that is shown before the figure.
    public var qualifier: FieldName?

    init(
        _ place: Place, short: LocalizedText? = nil, explanation: LocalizedText? = nil, qualifier: FieldName? = nil
    ) {
        self.place = place
        shortTitle = short
        self.explanation = explanation
        self.qualifier = qualifier
    }
}
