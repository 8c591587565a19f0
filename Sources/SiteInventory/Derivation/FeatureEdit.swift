package import SimpleFeatures

/// A feature to store, with the related features that its derived values depend on.
package struct FeatureEdit: Sendable {
    /// The feature, with its former derived values if it is not new.
    package var feature: Feature
    /// The feature as it is stored now; `nil` for a new one.
    package var before: Feature?
    var related = RelatedFeatures.none

    enum RelatedFeatures: Sendable {
        case none
        /// - keepsRoutes: true when neither the site's place nor a road has changed, so that stored routes remain
        ///   valid.
        case site(
            plots: [Plot], constraints: [ConstraintArea], links: [Feature], roads: Roads, keepsRoutes: Bool)
        case roadProject(sections: [Feature])
        /// The road project of the link; `nil` when it is unknown.
        case accessLink(RoadProject?)
    }
}

/// A feature with its derived values, ready to store.
package struct DerivedFeature: Sendable {
    /// The edit from which the feature was derived.
    package var edit: FeatureEdit
    /// The version; without its texts when it is encoded.
    var version: FeatureVersion
    /// The version in the form of the store; `nil` before ``EditBatch/derived()`` has encoded it.
    var encoded: (any EncodedVersion)?
    /// The computed access links of a site.
    var computedLinks: [FeatureVersion] = []
    /// The stored computed links of a site that are no longer valid.
    var endedLinks: [FeatureID] = []
    /// The change of a site's hectares.
    var hectaresChange = HectaresChange()

    /// The feature with its derived values.
    package var feature: Feature { version.feature }
}

/// Edits of one collection that are derived together. Any thread can derive them.
package struct EditBatch: Sendable {
    let edits: [FeatureEdit]
    let collection: CollectionID
    let deriver: FeatureDeriver
    let encode: @Sendable (consuming FeatureVersion) -> any EncodedVersion

    /// Derives the values of all edits, and encodes them for the store.
    ///
    /// - Throws: `GeometryError` when geometries cannot be overlaid or measured.
    package func derived() throws -> [DerivedFeature] {
        try edits.map { edit in
            var derived = try deriver.derive(edit, in: collection)
            let version = derived.version
            // The encoder takes the texts over, without a copy.
            (derived.version.geoJSON, derived.version.hectaresStatement) = ([], nil)
            derived.encoded = encode(version)
            return derived
        }
    }
}
