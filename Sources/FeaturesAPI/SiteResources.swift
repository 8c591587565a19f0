import Hummingbird
import SimpleFeatures
import SiteInventory

/// What a site has beyond its feature: where its hectares went, and the links to road projects.
enum SiteResources {
    static let titles = [
        ("hectares", LocalizedText(de: "Wo jeder Hektar blieb", en: "Where every hectare went")),
        ("access", LocalizedText(de: "Anbindung an Verkehrsprojekte", en: "Access to road projects")),
    ]

    /// The stored waterfall as it is.
    static func hectares(_ call: Call) async throws -> Response {
        let id = try call.featureID()
        guard let statement = try await call.source.hectaresStatement(of: id) else {
            throw Problem.noFeature(id, in: .sites)
        }
        return Response(bytes: statement, .json).linked(to: call.selfAndAlternates)
    }

    /// All links on one page; no site has nearly as many as a page holds.
    static func access(_ call: Call) async throws -> Response {
        let id = try call.featureID()
        guard try await call.source.feature(id, in: .sites) != nil else { throw Problem.noFeature(id, in: .sites) }
        let page = try await call.source.page(
            FeatureQuery(
                .accessLinks, limit: ItemsParameters.maximumLimit,
                filter: .compare(property: "site_id", .equal, .string(id.text))))
        return try ItemsResponse.respond(with: page, to: call, .of(.accessLinks))
    }
}
