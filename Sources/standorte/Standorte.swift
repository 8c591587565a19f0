internal import ArgumentParser

/// The command `standorte`: a thin face of the library.
@main
struct Standorte: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "standorte",
        abstract: "The inventory of future business locations: hectares available, and the roads that open them.",
        discussion: """
            Exit codes: 0 done, 64 wrong usage, 65 data refused, 66 nothing readable there (no such file, no whole \
            shapefile, no inventory, no such site), 69 port in use or server not reachable, 73 inventory cannot be used, \
            70 anything else.
            """,
        version: "standorte 0.1.0",
        subcommands: [
            ImportCommand.self, ImportsCommand.self, RevertCommand.self, SitesCommand.self, HectaresCommand.self,
            TotalsCommand.self, HistoryCommand.self, TargetsCommand.self, AccessCommand.self, RoadsCommand.self,
            ExportCommand.self, RecomputeCommand.self, ServeCommand.self, HealthCommand.self,
            ReadWorkerCommand.self,
        ])

    static func main() async {
        do {
            var command = try parseAsRoot()
            if var asynchronous = command as? any AsyncParsableCommand {
                try await asynchronous.run()
            } else {
                try command.run()
            }
        } catch {
            CommandFailure.exit(with: error)
        }
    }
}
