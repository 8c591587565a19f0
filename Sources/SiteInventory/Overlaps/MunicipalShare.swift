public import SimpleFeatures

/// The land of a site in a municipality. A site within one municipality has one share, others have several.
public struct MunicipalShare: Hashable, Sendable {
    /// The id of the site.
    public var site: FeatureID
    /// The id of the municipality; `nil` for land outside all of them.
    public var municipality: String?
    /// The area of the share in each of ``SiteFigure/summed``, unrounded; `nil` when it is the whole site.
    public var hectares: [SiteFigure: Double]?

    /// Creates a share.
    public init(site: FeatureID, municipality: String?, hectares: [SiteFigure: Double]?) {
        self.site = site
        self.municipality = municipality
        self.hectares = hectares
    }

    /// The known figures of the share.
    ///
    /// - Parameter ofSite: the known figures of the site.
    func figures(_ ofSite: [SiteFigure: Double]) -> [SiteFigure: Double] {
        guard let hectares else { return ofSite }
        return Dictionary(
            uniqueKeysWithValues: ofSite.map { figure, value in (figure, value > 0 ? hectares[figure] ?? 0 : value) })
    }

    /// True when the areas are equal except for rounding errors.
    func isClose(to other: MunicipalShare) -> Bool {
        guard municipality == other.municipality, (hectares == nil) == (other.hectares == nil) else { return false }
        return SiteFigure.summed.allSatisfy { figure in
            (other.hectares?[figure] ?? 0).isNearlyEqual(to: hectares?[figure] ?? 0)
        }
    }
}

extension Double {
    /// True for areas in hectares that are equal except for rounding errors.
    func isNearlyEqual(to other: Double) -> Bool { abs(self - other) <= 1e-9 * max(1, other) }
}

/// The sites whose shares change, with all their shares.
public struct ShareChanges: Hashable, Sendable {
    /// The sites whose stored shares end.
    public var ended: Set<FeatureID> = []
    /// The shares that begin.
    public var added: [MunicipalShare] = []

    /// True when no share changes.
    public var isEmpty: Bool { ended.isEmpty && added.isEmpty }

    /// Creates changes, by default none.
    public init() {}
}

/// The totals of selected sites by municipality, unrounded. Land in several sites counts for each of them.
public struct MunicipalTotals: Hashable, Sendable {
    /// The totals of sites without a municipality by land, by their properties.
    public struct Declared: Hashable, Sendable {
        /// The property `municipality_ags`.
        public var key: String?
        /// The property `municipality`.
        public var name: String?
        /// The totals.
        public var totals: Totals

        /// Creates totals.
        public init(key: String?, name: String?, totals: Totals) {
            (self.key, self.name, self.totals) = (key, name, totals)
        }
    }

    /// The totals by the ids of municipalities, from the shares of the sites.
    public var byLand: [SiteTotals] = []
    /// The totals of the other sites.
    public var declared: [Declared] = []

    /// Creates empty totals.
    public init() {}
}
