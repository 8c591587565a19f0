internal import ArgumentParser
internal import Zukunftsstandorte

/// The sandboxed process that reads untrusted files. Started by imports, hidden in the help.
struct ReadWorkerCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: FileReadingWorker.argument, abstract: "Reads one delivery for an import.", shouldDisplay: false)

    func run() throws {
        throw ExitCode(FileReadingWorker.run())
    }
}
