internal import SimpleFeatures

/// The figures of a site, or of a part of it, that count in a sum.
struct SiteShare {
    /// Why a figure is missing, or zero although there are no plots.
    var reason: UnknownReason?
    /// The known figures.
    var hectares: [SiteFigure: Double] = [:]

    /// The whole site with its figures.
    init(_ site: Feature) {
        reason = UnknownReason(site[.hectaresReason])
        for figure in SiteFigure.summed { hectares[figure] = site[figure].number }
    }
}
