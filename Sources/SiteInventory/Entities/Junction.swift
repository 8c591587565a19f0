public import SimpleFeatures

/// A motorway junction, existing or part of a road project.
public struct Junction: Hashable, Sendable {
    /// The feature's id.
    public var id: FeatureID
    /// The name, or the id.
    public var name: String
    /// The road project or section that the junction belongs to; `nil` for an existing junction.
    public var roadProjectID: String?
    /// The location in the inventory's plane; `nil` when it is unknown.
    public var place: Geometry?

    /// Reads a junction.
    public init(_ feature: Feature) {
        id = feature.id
        name = feature[.name].text ?? feature.id.text
        roadProjectID = feature[.roadProjectID].text
        place = feature.geometry
    }
}
