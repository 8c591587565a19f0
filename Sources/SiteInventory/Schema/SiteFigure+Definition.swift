extension SiteFigure {
    /// What the inventory does with a figure.
    struct Definition: Sendable {
        var title: LocalizedText
        var unit: FieldUnit
        var source: Source
        /// The land that the figure measures; `nil` for one that measures no land on the ellipsoid.
        var land: Land?
        /// True for a figure that has totals and a history.
        var addsUp = false
        /// The CQL2 function that returns the figure.
        var function: Function?
        /// The query parameter that compares the figure.
        var range: FigureRange?
        /// The name of its column in shapefiles.
        var shapefileName: String
        /// How the map shows it; `nil` when it does not.
        var map: MapDisplay?
    }

    /// Where a figure comes from.
    enum Source: Sendable {
        /// A member of the hectares statement, computed from the site's land.
        case statement
        /// A property that imports bring; the statement repeats it.
        case declared
        /// The straight lines to the nearest road projects and junctions.
        case straightLines(any KeyPath<[AccessLink], Double?> & Sendable)
        /// The ways by road, where a network is loaded.
        case routes(any KeyPath<SiteRoutes, Double?> & Sendable)
    }

    /// Which land of a site a figure measures.
    enum Land: Hashable, Sendable {
        case perimeter
        case usablePlots
        /// The pieces of the partition under these headings.
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
    /// What the parameter selects, for the API's documentation.
    public var summary: String

    static func atLeast(_ name: String, _ summary: String) -> Self {
        Self(name: name, isMinimum: true, summary: summary)
    }

    static func atMost(_ name: String, _ summary: String) -> Self {
        Self(name: name, isMinimum: false, summary: summary)
    }
}

/// How the map page shows a figure.
public struct MapDisplay: Hashable, Sendable {
    /// Where and when the map shows a figure.
    public enum Place: Hashable, Sendable {
        /// In the list of sites, and first on a site's card.
        case headline(Role)
        /// On the card, unknown or not.
        case always
        /// On the card when it is known.
        case known
        /// On the card when it is more than zero.
        case positive
    }

    /// What else the map does with a figure in the list, in the order of the columns.
    public enum Role: String, CaseIterable, Sendable {
        /// Its value selects the colour of a site, and the page's filter compares it.
        case available
        /// Its value selects the hatching of a site without available land.
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
