/// The routes by road from a site.
struct SiteRoutes: Sendable {
    var links: [AccessLink] = []
    /// The reason why no junction is reached; `nil` when one is reached or no network is loaded.
    var junctionUnreached: UnreachedReason?

    /// The route to the nearest junction.
    var junction: AccessLink? { links.first { $0.target.kind == .junction } }
}
