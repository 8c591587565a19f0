/// The collections of an inventory. The raw values are their names in URLs.
public enum CollectionID: String, Hashable, Sendable, CaseIterable, Codable {
    case sites
    case plots
    case constraints
    case roadProjects = "road-projects"
    case roadSections = "road-sections"
    case junctions
    case roadNetwork = "road-network"
    case accessLinks = "access-links"
    case targets
    case municipalities
}
