public import HummingbirdCore
internal import NIOCore

extension HTTPServerBuilder {
    /// The server for the router of the service.
    ///
    /// - Parameter serverName: the value of `Server` in responses that are sent without a task.
    public static func featuresAPI(_ features: FeatureService, serverName: String) -> HTTPServerBuilder {
        let responses = InlineResponses(features.service)
        let limits = features.service.configuration.connections
        let registry = ConnectionRegistry(limits)
        return HTTPServerBuilder { responder in
            ConnectionChannel(responder: responder, limits: limits, registry: registry) {
                responses.map { [InlineResponseHandler($0, serverName: serverName)] } ?? []
            }
        }
    }
}
