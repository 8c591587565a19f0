/// A closed list of words. The raw values are the words in data.
public protocol Vocabulary: RawRepresentable<String>, CaseIterable, Hashable, Sendable, Codable {}

extension Vocabulary {
    /// All words, in the order of the cases.
    public static var words: [String] { allCases.map(\.rawValue) }
}

/// The kind of an entry in the collection of sites.
public enum SiteKind: String, Vocabulary {
    case site
    /// A part of another site, without land of its own.
    case part
    /// A programme of several sites. All its hectares are declared.
    case programme
}

/// The economic category of a site.
public enum SiteCategory: String, Vocabulary {
    case industry, logistics, leisure, health, energy, other
}

/// Whether a site was built on before.
public enum LandType: String, Vocabulary {
    case brownfield, greenfield, mixed
}

/// The marketing status of a plot, after the CNIG standard for business areas.
public enum PlotStatus: String, Vocabulary {
    case available
    case availableConditional = "available_conditional"
    case reserved
    case sold
    case occupied
    case notMarketable = "not_marketable"
    case unknown
}

/// Kinds of constraint, in the order in which they claim land.
public enum ConstraintKind: String, Vocabulary {
    case contamination, flood, nature
    case utilityCorridor = "utility_corridor"
    case seveso, mining, noise, monument, ordnance, other
}

/// The severity of a constraint. Only hard constraints subtract hectares.
public enum ConstraintSeverity: String, Vocabulary {
    case hard, severe, minor, none
}

/// The kind of a road project.
public enum RoadKind: String, Vocabulary {
    case junction
    case newRoad = "new_road"
    case link, upgrade
}

/// The status of a road project or section, from the first idea to opening.
public enum RoadStatus: String, Vocabulary {
    case idea
    case openQuestions = "open_questions"
    case inProspect = "in_prospect"
    case planning, approved
    case underConstruction = "under_construction"
    case open, dropped
}

/// The road classes of OpenStreetMap. The import translates German classes to them.
public enum RoadClass: String, Vocabulary {
    case motorway
    case motorwayLink = "motorway_link"
    case trunk
    case trunkLink = "trunk_link"
    case primary
    case primaryLink = "primary_link"
    case secondary
    case secondaryLink = "secondary_link"
    case tertiary
    case tertiaryLink = "tertiary_link"
    case unclassified, residential
    case livingStreet = "living_street"
    case service, track, path
}

/// The direction of travel that a road allows, relative to its line.
public enum TravelDirection: String, Vocabulary {
    case both, forward, backward
}

/// Whether a site is connected, according to documented links and conditions.
public enum ConnectionState: String, Vocabulary {
    case existing
    case underConstruction = "under_construction"
    case planned, uncertain, unknown
}

/// Why no route leads from a site to a target.
public enum UnreachedReason: String, Vocabulary {
    /// The site has neither a footprint nor a point.
    case noPlace = "no_place"
    /// No road open to cars touches the site or lies within reach of it.
    case noRoadNearby = "no_road_nearby"
    /// The target is too far from every road.
    case targetOffNetwork = "target_off_network"
    /// Roads exist at both ends, but no route connects them.
    case noWay = "no_way"
    /// No junction is known.
    case noJunction = "no_junction"
}

/// The kind of a condition for which land waits.
public enum ConditionKind: String, Vocabulary {
    case roadProject = "road_project"
    case roadSection = "road_section"
    case remediation, year
    /// The plot is conditional, but its condition is not stated.
    case unspecified
    /// A text that is not the id of a known road.
    case other
}

/// The severity of the difference between declared and computed area: a note above 0.1 %, a warning above 1 %, an error
/// above 5 %.
public enum DeclaredCheck: String, Vocabulary {
    case agrees, note, warning, error
}

/// A unit in which areas are declared by mistake instead of hectares.
public enum AreaUnit: String, Vocabulary {
    case squareMetres = "square_metres"
    case ares
    case squareKilometres = "square_kilometres"
    case acres
    /// Hectares in the plane of Web Mercator: 2.6 times the true area in the region.
    case webMercator = "web_mercator"
}

/// Why a figure is unknown, or zero although there are no plots.
public enum UnknownReason: String, Vocabulary, CodingKeyRepresentable {
    case noPlots = "no_plots"
    case declaredSoldOut = "declared_sold_out"
    case noFootprint = "no_footprint"
    case partOf = "part_of"
    case programme
}
