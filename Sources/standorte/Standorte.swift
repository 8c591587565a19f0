internal import ArgumentParser
internal import ImportWorker

/// The command-line program `standorte`.
@main
struct Standorte: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "standorte",
        abstract: "The inventory of future business locations: available hectares and access by road.",
        discussion: """
            Exit codes: 0 success, 64 wrong usage, 65 data refused, 66 input not found or not readable (file, \
            shapefile part, inventory, site), 69 port in use or server not reachable, 73 inventory or output cannot be \
            written, 70 any other error.
            """,
        version: "standorte 0.1.0",
        subcommands: [
            ImportCommand.self, ImportsCommand.self, RevertCommand.self, DropFilesCommand.self, SitesCommand.self,
            HectaresCommand.self, TotalsCommand.self, HistoryCommand.self, TargetsCommand.self, AccessCommand.self,
            RoadsCommand.self,
            ExportCommand.self, RecomputeCommand.self, CheckCommand.self, BackupCommand.self, ServeCommand.self,
            HealthCommand.self, DoctorCommand.self,
            ReadWorkerCommand.self,
        ])

    static func main() async {
        ProcessProtection.apply()
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
