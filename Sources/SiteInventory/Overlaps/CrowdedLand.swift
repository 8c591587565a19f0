public import SimpleFeatures

/// The land of a site among so many overlapping outlines that their common parts are not stored one by one.
///
/// A sum over sites counts this land by the area of the union of the selected lands, computed when it is read.
public struct CrowdedLand: Hashable, Sendable {
    /// The id of the site.
    public var site: FeatureID
    /// True for a crowded site. False for a site beside one: its overlaps with other such sites are stored, and only the
    /// land that crowded sites share with it is computed.
    public var isCrowded: Bool
    /// The land of the site.
    public var land: OverlapLand
    /// The unmet condition of conditional land; otherwise `nil`.
    public var condition: String?
    /// The municipality of the land; `nil` without boundaries, and for land outside all of them.
    public var municipality: String?
    /// The area, unrounded.
    public var hectares: Double
    /// The land in the inventory's plane.
    public var geometry: Geometry

    /// Creates the land of a site.
    public init(
        site: FeatureID, isCrowded: Bool, land: OverlapLand, condition: String?, municipality: String?,
        hectares: Double, geometry: Geometry
    ) {
        self.site = site
        self.isCrowded = isCrowded
        self.land = land
        self.condition = condition
        self.municipality = municipality
        self.hectares = hectares
        self.geometry = geometry
    }

    /// The land without its area, which has rounding errors.
    var place: CrowdedLand {
        var place = self
        place.hectares = 0
        return place
    }
}

/// Crowded land of a selected site.
public struct SelectedCrowdedLand: Hashable, Sendable {
    /// The land.
    public var land: CrowdedLand
    /// The value of the property by which the sites are grouped; `nil` for sites without a value.
    public var key: String?

    /// Creates the land of a selected site.
    public init(land: CrowdedLand, key: String?) {
        self.land = land
        self.key = key
    }

    /// The land as a claim, so that claims and crowded lands are grouped by the same rule.
    var claim: SelectedClaim {
        SelectedClaim(
            overlap: 0, hectares: land.hectares, land: land.land, condition: land.condition,
            municipality: land.municipality, key: key)
    }
}

/// Crowded land of a selected site, between two versions.
public struct CrowdedInterval: Hashable, Sendable {
    /// The land.
    public var land: CrowdedLand
    /// The first version.
    public var first: Int64
    /// The last version; `nil` for the latest.
    public var last: Int64?

    /// Creates an interval.
    public init(land: CrowdedLand, first: Int64, last: Int64?) {
        (self.land, self.first, self.last) = (land, first, last)
    }
}

/// The sites whose crowded land changes, with all their crowded land.
public struct CrowdedLandChanges: Hashable, Sendable {
    /// The sites whose stored land ends.
    public var ended: Set<FeatureID> = []
    /// The lands that begin.
    public var added: [CrowdedLand] = []

    /// True when no land changes.
    public var isEmpty: Bool { ended.isEmpty && added.isEmpty }

    /// Creates changes, by default none.
    public init() {}
}

// Default implementations for stores without crowded land.

extension InventorySnapshot {
    /// Returns false.
    ///
    /// - Throws: nothing.
    public func hasCrowdedLands() throws -> Bool { false }

    /// Returns no lands.
    ///
    /// - Throws: nothing.
    public func crowdedLands(of sites: [FeatureID]) throws -> [CrowdedLand] { [] }

    /// Returns the stored lands of each selected site.
    ///
    /// - Throws: the errors of the snapshot.
    public func crowdedLands(of query: FeatureQuery, by property: FieldName?) throws -> [SelectedCrowdedLand] {
        guard try hasCrowdedLands() else { return [] }
        var keys: [FeatureID: String?] = [:]
        try forEachFeature(of: query) { site in keys[site.id] = .some(property.flatMap { site[$0].text }) }
        return try crowdedLands(of: keys.keys.sorted()).map { SelectedCrowdedLand(land: $0, key: keys[$0.site] ?? nil) }
    }
}
