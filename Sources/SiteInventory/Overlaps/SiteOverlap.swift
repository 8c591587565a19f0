public import SimpleFeatures

/// Land that several sites claim. Sums over these sites would count it more than once.
///
/// The land of a figure in several sites is the sum over the sites, minus the hectares of each overlap times the number
/// of sites beyond the first that claim it in this figure.
public struct SiteOverlap: Hashable, Sendable {
    /// The maximum number of other outlines whose overlaps with an outline are stored. A site with more is crowded
    /// (``CrowdedLand``).
    package static let mostNeighbours = 32

    /// The area of the land, unrounded.
    public var hectares: Double
    /// The municipality of the land; `nil` without boundaries, and for land outside all of them.
    public var municipality: String?
    /// The claims of two or more sites, sorted by site. A site has one claim.
    public var claims: [Claim]

    /// The claim of a site.
    public struct Claim: Hashable, Sendable {
        /// The id of the site.
        public var site: FeatureID
        /// The land of the site that the overlap is part of.
        public var land: OverlapLand
        /// The unmet condition of conditional land; otherwise `nil`.
        public var condition: String?

        /// Creates a claim.
        public init(site: FeatureID, land: OverlapLand, condition: String? = nil) {
            self.site = site
            self.land = land
            self.condition = condition
        }
    }

    /// Creates an overlap.
    ///
    /// - Parameter claims: two or more claims, sorted by site.
    public init(hectares: Double, municipality: String? = nil, claims: [Claim]) {
        self.hectares = hectares
        self.municipality = municipality
        self.claims = claims
    }

    /// The site with the first id. The overlap is computed with this site.
    var owner: FeatureID? { claims.first?.site }

    /// The claims of selected sites.
    ///
    /// - Parameter keys: the selected sites, with the values of the property by which they are grouped.
    func claims(of keys: [FeatureID: String?], number: Int64) -> [SelectedClaim] {
        claims.compactMap { claim in
            keys[claim.site].map { key in
                SelectedClaim(
                    overlap: number, hectares: hectares, land: claim.land, condition: claim.condition,
                    municipality: municipality, key: key)
            }
        }
    }
}

/// An overlap with its number in a store.
public struct StoredOverlap: Hashable, Sendable {
    /// The number, which no other overlap of any version has.
    public var number: Int64
    /// The overlap.
    public var overlap: SiteOverlap

    /// Creates a stored overlap.
    public init(number: Int64, overlap: SiteOverlap) {
        self.number = number
        self.overlap = overlap
    }
}

/// The claim of a selected site in an overlap.
public struct SelectedClaim: Hashable, Sendable {
    /// The number of the overlap.
    public var overlap: Int64
    /// The area of the overlap, unrounded.
    public var hectares: Double
    /// The land of the site that the overlap is part of.
    public var land: OverlapLand
    /// The unmet condition of conditional land; otherwise `nil`.
    public var condition: String?
    /// The municipality of the land; `nil` without boundaries, and for land outside all of them.
    public var municipality: String?
    /// The value of the property by which the sites are grouped; `nil` for sites without a value.
    public var key: String?

    /// Creates a claim.
    public init(
        overlap: Int64, hectares: Double, land: OverlapLand, condition: String?, municipality: String?, key: String?
    ) {
        self.overlap = overlap
        self.hectares = hectares
        self.land = land
        self.condition = condition
        self.municipality = municipality
        self.key = key
    }
}

/// The overlaps that a change of sites ends, and those that it adds.
public struct OverlapChanges: Hashable, Sendable {
    /// The overlaps that end.
    public var ended: [StoredOverlap] = []
    /// The overlaps that begin.
    public var added: [SiteOverlap] = []
    /// The changes where sites are crowded.
    public var crowded = CrowdedLandChanges()

    /// True when no overlap changes.
    public var isEmpty: Bool { ended.isEmpty && added.isEmpty && crowded.isEmpty }

    /// Creates changes, by default none.
    public init() {}
}
