package import SimpleFeatures

/// A feature that is to be put, with what the inventory holds around it: all that is needed to derive the rest.
package struct FeatureEdit: Sendable {
    /// With the figures that it has had so far, if it is no new one.
    package var feature: Feature
    /// As it is stored now; `nil` for a new one.
    package var before: Feature?
    var surroundings = Surroundings.none

    enum Surroundings: Sendable {
        case none
        /// - keepsRoutes: true when neither the site's place nor a road has changed, so that the ways by road stay.
        case site(
            plots: [Plot], constraints: [ConstraintArea], links: [Feature], roads: Roads, keepsRoutes: Bool)
        case roadProject(sections: [Feature])
        /// The road project that the link leads to; `nil` when it is unknown.
        case accessLink(RoadProject?)
    }
}

/// A feature with what was derived of it, ready to be stored.
package struct DerivedFeature: Sendable {
    /// As it came, and as it was.
    package var edit: FeatureEdit
    var version: FeatureVersion
    /// Of a site: the links that were measured.
    var computedLinks: [FeatureVersion] = []
    /// Of a site: computed links that hold no longer.
    var endedLinks: [FeatureID] = []
    /// Of a site: what it does to the hectares of all sites together.
    var hectaresChange = HectaresChange()

    /// With what was derived.
    package var feature: Feature { version.feature }
}

/// Edits of one collection that are derived together, on any thread.
package struct EditBatch: Sendable {
    let edits: [FeatureEdit]
    let collection: CollectionID
    let deriver: FeatureDeriver

    package func derived() throws -> [DerivedFeature] { try edits.map { try deriver.derive($0, in: collection) } }
}
