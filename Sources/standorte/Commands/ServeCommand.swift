internal import ArgumentParser
internal import FeaturesAPI
internal import Foundation
internal import Hummingbird
internal import Logging
internal import NIOCore
internal import ServiceLifecycle

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

    func validate() throws {
        guard (1...65535).contains(port) else { throw ValidationError("--port is a number from 1 to 65535.") }
    }

    func run() async throws {
        let store = try await inventory.open()
        var logger = Logger(label: "standorte")
        logger.logLevel = .notice
        let router = makeRouter(
            source: store, configuration: FeaturesAPIConfiguration(publicURL: publicURL), logger: logger)
        let (host, port, file) = (host, port, inventory.inventory)
        var application = Application(
            router: router,
            configuration: ApplicationConfiguration(
                address: .hostname(host, port: port), serverName: "standorte"),
            onServerRunning: { _ in
                Console.print("Serving \(file) on http://\(host):\(port) (stop with Ctrl-C)")
            },
            logger: logger)
        application.addServices(DailyRefresh(store: store, logger: logger))
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
}
