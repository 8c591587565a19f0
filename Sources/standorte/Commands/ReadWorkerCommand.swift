internal import ArgumentParser
internal import Zukunftsstandorte

/// What an import starts to have files of strangers read: nobody types it.
struct ReadWorkerCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: FileReadingWorker.argument, abstract: "Reads one delivery for an import.", shouldDisplay: false)

    func run() throws {
        throw ExitCode(FileReadingWorker.run())
    }
}
