public import SimpleFeatures

/// A junction of a motorway, or one that comes with a road project.
public struct Junction: Hashable, Sendable {
    public var id: FeatureID
    public var name: String
    /// The road project or section with which it comes; `nil` for one that is there.
    public var roadProjectID: String?
    /// In the inventory's plane; `nil` when nobody knows where it lies.
    public var place: Geometry?

    public init(_ feature: Feature) {
        id = feature.id
        name = feature[.name].text ?? feature.id.text
        roadProjectID = feature[.roadProjectID].text
        place = feature.geometry
    }
}
