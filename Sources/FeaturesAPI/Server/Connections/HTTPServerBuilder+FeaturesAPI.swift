public import HummingbirdCore
internal import NIOCore
public import SiteInventory

extension HTTPServerBuilder {
    /// The server for the router of ``makeRouter(source:importService:responseCache:configuration:logger:)``.
    ///
    /// - Parameters:
    ///   - responseCache: the cache of the router.
    ///   - source: the source of the router.
    ///   - serverName: the value of `Server` in cached responses.
    public static func featuresAPI(
        responseCache: ResponseCache, of source: any FeatureSource, configuration: FeaturesAPIConfiguration,
        serverName: String
    ) -> HTTPServerBuilder {
        let access = AccessPolicy(configuration)
        // Only a store in this process reads its version on a connection's event loop.
        let inlineSource = source as? any InlineStateSource
        let limits = configuration.connections
        let registry = ConnectionRegistry(limits)
        return HTTPServerBuilder { responder in
            ConnectionChannel(responder: responder, limits: limits, registry: registry) {
                guard let inlineSource else { return [] }
                return [ResponseCacheHandler(responseCache, of: inlineSource, access: access, serverName: serverName)]
            }
        }
    }
}
