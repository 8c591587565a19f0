internal import SimpleFeatures

/// What a site counts with in a sum: as a whole, or with a part of its land.
struct SiteShare {
    var site: FeatureID
    /// Why a figure is missing, or is zero without plots.
    var reason: UnknownReason?
    /// The figures that are known.
    var hectares: [HectaresFigure: Double] = [:]
    /// Where the land lies, in the inventory's plane; `nil` for a site without a footprint.
    var box: Envelope?
    /// The part of the plane to which the land is cut; `nil` for all of it.
    var part: Geometry?
    /// The condition for which the land waits that counts; `nil` for all land.
    var condition: String?

    /// The site as a whole, with its stored figures.
    init(_ site: Feature) {
        self.site = site.id
        reason = UnknownReason(site[.hectaresReason])
        for figure in HectaresFigure.allCases { hectares[figure] = site[figure.rawValue].number }
        box = site.geometry.flatMap { Envelope($0) }
    }
}
