import SimpleFeatures

@testable import SiteInventory

/// The land of a site that counts in a sum: the whole site or a part.
struct LandShare {
    var site: FeatureID
    /// Why a figure is missing, or zero although there are no plots.
    var reason: UnknownReason?
    /// The known figures.
    var hectares: [SiteFigure: Double] = [:]
    /// The envelope of the land in the inventory's plane; `nil` for a site without a footprint.
    var box: Envelope?
    /// The area to which the land is cut; `nil` for the whole site.
    var part: Geometry?
    /// The condition whose land counts; `nil` for all land.
    var condition: String?

    /// The whole site with its figures.
    init(_ site: Feature) {
        self.site = site.id
        reason = UnknownReason(site[.hectaresReason])
        for figure in SiteFigure.summed { hectares[figure] = site[figure].number }
        box = site.geometry.flatMap { Envelope($0) }
    }
}
