internal import ArgumentParser
internal import FeaturesAPI
internal import Foundation
internal import Hummingbird
internal import Logging
internal import NIOCore
internal import ServiceLifecycle
internal import Zukunftsstandorte

struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve", abstract: "Serves the inventory: a map for browsers, OGC API Features for programs.")

    @OptionGroup var inventory: InventoryOption

    @Option(help: "The address to listen on.")
    var host = "127.0.0.1"

    @Option(help: "The port to listen on.")
    var port = 8080

    @Option(help: "The address that links begin with, such as https://standorte.example (default: as requested).")
    var publicURL: String?

    @Flag(
        help: ArgumentHelp(
            "Take imports from everyone who reaches the server, and show them what was imported.",
            discussion: "Without it, only this machine may import over HTTP."))
    var allowWrites = false

    @Option(help: "How large a delivery over HTTP may be, in bytes, or with KiB, MiB or GiB behind the number.")
    var maxUpload = ByteCount(bytes: 1 << 30)

    @Option(
        help: ArgumentHelp(
            "How much memory answers may take that are kept for those who ask the same again; 0 for none.",
            valueName: "bytes"))
    var keepAnswers = ByteCount(bytes: ResponseCache.defaultBytes)

    private static let serverName = "standorte"

    func validate() throws {
        guard (1...65535).contains(port) else { throw ValidationError("--port is a number from 1 to 65535.") }
        guard maxUpload.bytes > 0 else { throw ValidationError("--max-upload is at least one byte.") }
    }

    func run() async throws {
        let inventory = try await inventory.open()
        var logger = Logger(label: "standorte")
        logger.logLevel = .notice
        let imports = try ServedImports(inventory: inventory, logger: logger)
        let configuration = configuration
        let access = AccessPolicy(configuration)
        let responseCache = ResponseCache(maximumBytes: keepAnswers.bytes)
        let router = makeRouter(
            source: inventory.source, desk: imports, responseCache: responseCache, configuration: configuration,
            logger: logger)
        let (host, port, file) = (host, port, inventory.path)
        var application = Application(
            router: router,
            server: .http1(
                configuration: .init(
                    additionalChannelHandlers: [
                        MalformedRequestHandler(), ConnectionCloseHandler(),
                        ResponseCacheHandler(
                            responseCache, of: inventory.source, access: access, serverName: Self.serverName),
                    ])),
            configuration: ApplicationConfiguration(
                address: .hostname(host, port: port), serverName: Self.serverName),
            onServerRunning: { _ in
                Console.print("Serving \(file) on http://\(host):\(port) (stop with Ctrl-C)")
            },
            logger: logger)
        application.addServices(DailyRefresh(inventory: inventory, logger: logger), imports)
        do {
            try await application.runService()
        } catch let error as IOError where error.errnoCode == EADDRINUSE {
            throw CommandFailure(
                "Port \(port) on \(host) is in use. Stop the program that uses it, or choose another: --port \(port + 1)",
                .unavailable)
        } catch let error as IOError {
            throw CommandFailure(
                "\(host):\(port) cannot be listened on (error \(error.errnoCode)). Name an address of this machine, "
                    + "such as --host 127.0.0.1, and a port above 1023.", .unavailable)
        }
    }

    /// When this program was written to the disk, in seconds since 1970.
    private static var builtAt: Int? {
        guard let path = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe"),
            let attributes = try? FileManager.default.attributesOfItem(atPath: path),
            let date = attributes[.modificationDate] as? Date
        else { return nil }
        return Int(date.timeIntervalSince1970)
    }

    private var configuration: FeaturesAPIConfiguration {
        var configuration = FeaturesAPIConfiguration(publicURL: publicURL)
        configuration.allowsWrites = allowWrites
        configuration.maximumUploadBytes = maxUpload.bytes
        configuration.builtAt = Self.builtAt
        return configuration
    }
}

/// A number of bytes, as it is typed: `500MiB`.
struct ByteCount: ExpressibleByArgument {
    var bytes: Int

    var defaultValueDescription: String {
        let unit = [("GiB", 1 << 30), ("MiB", 1 << 20), ("KiB", 1 << 10)].first {
            bytes > 0 && bytes.isMultiple(of: $0.1)
        }
        return unit.map { "\(bytes / $0.1)\($0.0)" } ?? "\(bytes)"
    }

    init(bytes: Int) { self.bytes = bytes }

    init?(argument: String) {
        let digits = argument.prefix { $0.isASCII && $0.isNumber }
        guard let number = Int(digits),
            let unit = Self.units[argument.dropFirst(digits.count).trimmingCharacters(in: .whitespaces).lowercased()]
        else { return nil }
        let (bytes, overflows) = number.multipliedReportingOverflow(by: unit)
        guard !overflows else { return nil }
        self.bytes = bytes
    }

    private static let units = ["": 1, "kib": 1 << 10, "mib": 1 << 20, "gib": 1 << 30]
}
