/// Words of a closed list, as they stand in data.
public protocol Vocabulary: RawRepresentable<String>, CaseIterable, Hashable, Sendable, Codable {}

extension Vocabulary {
    public static var words: [String] { allCases.map(\.rawValue) }
}

/// What an entry in the list of sites is.
public enum SiteKind: String, Vocabulary {
    case site
    /// Part of another site; it has no land of its own.
    case part
    /// A programme of several sites; its hectares stay declared figures.
    case programme
}

public enum SiteCategory: String, Vocabulary {
    case industry, logistics, leisure, health, energy, other
}

public enum LandType: String, Vocabulary {
    case brownfield, greenfield, mixed
}

/// The status of a plot: domain words beside CNIG's marketing axis.
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

/// How much a constraint takes: only hard ones subtract hectares.
public enum ConstraintSeverity: String, Vocabulary {
    case hard, severe, minor, none
}

public enum RoadKind: String, Vocabulary {
    case junction
    case newRoad = "new_road"
    case link, upgrade
}

public enum RoadStatus: String, Vocabulary {
    case idea
    case openQuestions = "open_questions"
    case inProspect = "in_prospect"
    case planning, approved
    case underConstruction = "under_construction"
    case open, dropped
}

/// The classes of a road network: OpenStreetMap's words, which German classes translate to.
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

/// In which direction a road may be driven, seen along its line.
public enum TravelDirection: String, Vocabulary {
    case both, forward, backward
}

/// Whether a site is connected, as documented links and conditions tell it.
public enum ConnectionState: String, Vocabulary {
    case existing
    case underConstruction = "under_construction"
    case planned, uncertain, unknown
}

/// Why the road network gives no way from a site to a target.
public enum UnreachedReason: String, Vocabulary {
    /// The site has neither a footprint nor a point.
    case noPlace = "no_place"
    /// No road that may be driven meets the site or lies within reach of it.
    case noRoadNearby = "no_road_nearby"
    /// The target lies too far from every road.
    case targetOffNetwork = "target_off_network"
    /// There are roads at both ends, but no way that may be driven from the one to the other.
    case noWay = "no_way"
    /// No junction is known.
    case noJunction = "no_junction"
}

/// What sort of thing land waits for.
public enum ConditionKind: String, Vocabulary {
    case roadProject = "road_project"
    case roadSection = "road_section"
    case remediation, year
    /// Called conditional, without saying on what.
    case unspecified
    /// A word that names no road that we know.
    case other
}

/// Whether a declared area is that of the outline: a note from 0.1 % on, a warning from 1 %, an error from 5 %.
public enum DeclaredCheck: String, Vocabulary {
    case agrees, note, warning, error
}

/// A unit that declared areas come in by mistake.
public enum AreaUnit: String, Vocabulary {
    case squareMetres = "square_metres"
    case ares
    case squareKilometres = "square_kilometres"
    case acres
    /// Hectares in the plane of Web Mercator, which has 2.6 of them for each on the ground here.
    case webMercator = "web_mercator"
}

/// Why a figure is unknown, or zero without plots.
public enum UnknownReason: String, Vocabulary, CodingKeyRepresentable {
    case noPlots = "no_plots"
    case declaredSoldOut = "declared_sold_out"
    case noFootprint = "no_footprint"
    case partOf = "part_of"
    case programme
}
