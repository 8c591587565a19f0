/// The change in the hectares of all sites together. Each site counts separately.
///
/// An unknown figure counts as 0, so land that becomes known counts as added.
public struct HectaresChange: Hashable, Sendable, Codable {
    public var grossHectares = 0.0
    public var netHectares = 0.0
    public var developableHectares = 0.0
    public var availableHectares = 0.0
    public var conditionalHectares = 0.0

    public init() {}

    enum CodingKeys: String, CodingKey {
        case grossHectares = "gross_ha"
        case netHectares = "net_ha"
        case developableHectares = "developable_ha"
        case availableHectares = "available_ha"
        case conditionalHectares = "conditional_ha"
    }
}
