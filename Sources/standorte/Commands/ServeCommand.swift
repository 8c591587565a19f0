internal import ArgumentParser
internal import CAllocator
internal import FeaturesAPI
internal import Foundation
internal import Hummingbird
internal import ImportWorker
internal import Logging
internal import NIOCore
internal import ServiceLifecycle
internal import SiteInventory
internal import Zukunftsstandorte

struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve", abstract: "Serves the inventory with OGC API Features and a map.")

    @OptionGroup var inventory: InventoryOption

    @Option(help: "The address to listen on.")
    var host = "127.0.0.1"

    @Option(help: "The port to listen on.")
    var port = 8080

    @Option(help: "The base URL of links, such as https://standorte.example (default: from the request).")
    var publicURL: String?

    @Flag(
        help: ArgumentHelp(
            "Allow every client to import and to read import reports.",
            discussion: "Without this flag, only clients on this machine may import over HTTP."))
    var allowWrites = false

    @Option(help: "The maximum size of an upload, in bytes or with KiB, MiB or GiB after the number.")
    var maxUpload = ByteCount(bytes: 1 << 30)

    @Option(
        help: ArgumentHelp(
            "The size of the response cache, in bytes or with KiB, MiB or GiB after the number; 0 disables it.",
            valueName: "bytes"))
    var keepAnswers = ByteCount(bytes: ResponseCache.defaultBytes)

    @OptionGroup var kept: FileRetentionOptions

    private static let serverName = "standorte"
    /// The time to cancel imports and close the inventory after the last response.
    private static let closingTime = Duration.seconds(5)

    func validate() throws {
        guard (1...65535).contains(port) else { throw ValidationError("--port must be a number from 1 to 65535.") }
        guard maxUpload.bytes > 0 else { throw ValidationError("--max-upload must be at least one byte.") }
    }

    func run() async throws {
        allocator_release_memory_soon()
        let opened = try await inventory.open()
        // Also after a failed start. An answer that is not finished ends here.
        defer { try? opened.close() }
        var inventory = opened
        inventory.fileRetention = kept.retention
        var logger = Logger(label: "standorte")
        logger.logLevel = .notice
        if !ProcessProtection.restrictsFilesOfWorkers {
            logger.warning(
                "The kernel has no Landlock: a compromised import worker can read and write the user's files.")
        }
        let imports = try DeliveryQueue(inventory: inventory) { [logger] in logger.error("\($0)") }
        let configuration = configuration
        let source = inventory.served(within: ReadLimits())
        // Counts the features, so that the first request does not.
        for collection in CollectionID.allCases { _ = try? await source.summary(of: collection) }
        let service = FeatureService(
            source: source, importService: imports,
            responseCache: ResponseCache(maximumBytes: keepAnswers.bytes), configuration: configuration,
            logger: logger)
        let (host, port, file) = (host, port, inventory.path)
        var application = Application(
            router: service.router,
            server: .featuresAPI(service, serverName: Self.serverName),
            configuration: ApplicationConfiguration(
                address: .hostname(host, port: port), serverName: Self.serverName),
            onServerRunning: { channel in
                keepAccepting(on: channel)
                Console.print("Serving \(file) on http://\(host):\(port) (stop with Ctrl-C)")
            },
            logger: logger)
        application.addServices(DailyRefresh(inventory: inventory, logger: logger), imports)
        let forcedStop = ForcedStop(after: configuration.connections.stop + Self.closingTime)
        defer { withExtendedLifetime(forcedStop) {} }
        do {
            try await application.runService()
        } catch let error as IOError where error.errnoCode == EADDRINUSE {
            throw CommandFailure(
                "Port \(port) on \(host) is in use. Stop the program that uses it, or choose another port: --port \(port + 1)",
                .unavailable)
        } catch let error as IOError {
            throw CommandFailure(
                "The server cannot listen on \(host):\(port) (error \(error.errnoCode)). Choose an address of this "
                    + "machine, such as --host 127.0.0.1, and a port above 1023.", .unavailable)
        }
    }

    /// The modification time of the executable, in seconds since 1970.
    private static var builtAt: Int? {
        guard let path = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe"),
            let attributes = try? FileManager.default.attributesOfItem(atPath: path),
            let date = attributes[.modificationDate] as? Date
        else { return nil }
        return Int(saturating: date.timeIntervalSince1970)
    }

    private var configuration: FeaturesAPIConfiguration {
        var configuration = FeaturesAPIConfiguration(publicURL: publicURL)
        configuration.allowsWrites = allowWrites
        configuration.maximumUploadBytes = maxUpload.bytes
        configuration.builtAt = Self.builtAt
        configuration.connections = ConnectionLimits(descriptors: ProcessProtection.raiseFileLimit())
        return configuration
    }
}
