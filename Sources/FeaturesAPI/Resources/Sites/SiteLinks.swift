import CQL2
import SimpleFeatures
import SiteInventory

/// The links between a site and the road projects, all on one page: no site has nearly as many as a page holds.
enum SiteLinks {
    /// The last part of its address, and its title.
    static let link = (
        "access", LocalizedText(de: "Anbindungen an Verkehrsprojekte", en: "Links to road projects")
    )

    private static let largestPage = 1000

    static let endpoint = Endpoint(
        "/collections/sites/items/{featureId}/access", "The links between a site and the road projects",
        response: .features(of: .of(.accessLinks)), parameters: [.featureID], of: .accessLinks
    ) { call in
        let id = try call.featureID()
        guard try await call.source.feature(id, in: .sites) != nil else { throw Problem.noFeature(id, in: .sites) }
        let page = try await call.source.page(
            FeatureQuery(
                .accessLinks, limit: largestPage,
                filter: .comparison(.property("site_id"), .equal, .string(id.text))))
        return try await Items.respond(page, to: call, .of(.accessLinks))
    }
}
