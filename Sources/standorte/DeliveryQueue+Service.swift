internal import FeaturesAPI
internal import ServiceLifecycle
internal import Zukunftsstandorte

// The imports of the HTTP API.
extension DeliveryQueue: ImportService {}

extension DeliveryQueue: Service {
    /// Waits for the end of the server, and cancels the imports that have not ended.
    public func run() async throws {
        try? await gracefulShutdown()
        await shutDown()
    }
}
