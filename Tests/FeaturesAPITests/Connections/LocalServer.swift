import FeaturesAPI
import Hummingbird
import HummingbirdCore
import ServiceLifecycle
import SiteInventory

/// A server with sockets, in this process.
struct LocalServer: Sendable {
    let port: Int
    private let group: ServiceGroup

    /// Runs a server for the time of `body`.
    ///
    /// - Parameter responder: the resources; by default those of the zoo.
    static func run(
        _ limits: ConnectionLimits = .patient, importService: (any ImportService)? = nil,
        _ body: (LocalServer) async throws -> Void
    ) async throws {
        let configuration = configuration(limits)
        let service = FeatureService(
            source: InMemorySource.zoo, importService: importService, configuration: configuration, logger: quiet)
        try await run(service.router.buildResponder(), service, body)
    }

    static func run<Responder: HTTPResponder>(
        _ responder: Responder, _ limits: ConnectionLimits, _ body: (LocalServer) async throws -> Void
    ) async throws where Responder.Context: InitializableFromSource<ApplicationRequestContextSource> {
        let service = FeatureService(
            source: InMemorySource.zoo, configuration: configuration(limits), logger: quiet)
        try await run(responder, service, body)
    }

    private static func configuration(_ limits: ConnectionLimits) -> FeaturesAPIConfiguration {
        var configuration = FeaturesAPIConfiguration.patient()
        configuration.connections = limits
        return configuration
    }

    private static func run<Responder: HTTPResponder>(
        _ responder: Responder, _ service: FeatureService, _ body: (LocalServer) async throws -> Void
    ) async throws where Responder.Context: InitializableFromSource<ApplicationRequestContextSource> {
        let (ports, found) = AsyncStream<Int>.makeStream()
        let application = Application(
            responder: responder,
            server: .featuresAPI(service, serverName: "test"),
            configuration: ApplicationConfiguration(address: .hostname("127.0.0.1", port: 0)),
            onServerRunning: { channel in
                keepAccepting(on: channel)
                found.yield(channel.localAddress?.port ?? 0)
            }, logger: quiet)
        let group = ServiceGroup(
            configuration: ServiceGroupConfiguration(
                services: [application], gracefulShutdownSignals: [], logger: quiet))
        try await withThrowingTaskGroup(of: Void.self) { tasks in
            tasks.addTask { try await group.run() }
            for await port in ports {
                try await body(LocalServer(port: port, group: group))
                break
            }
            await group.triggerGracefulShutdown()
            try await tasks.waitForAll()
        }
    }

    /// Stops the server as SIGTERM does. `run` returns when it has stopped.
    func stop() async { await group.triggerGracefulShutdown() }
}

extension ConnectionLimits {
    /// Limits that no test reaches, on a machine however busy. A test shortens the one that it is about.
    static var patient: ConnectionLimits {
        var limits = ConnectionLimits()
        (limits.idle, limits.head, limits.bodyGrace) = (.seconds(600), .seconds(600), .seconds(600))
        (limits.write, limits.endOfInput, limits.stop) = (.seconds(600), .seconds(600), .seconds(600))
        return limits
    }
}
