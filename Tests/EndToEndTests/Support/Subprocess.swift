import Foundation
import Testing

/// The output and exit code of a finished program.
struct Subprocess: Sendable {
    /// The exit code, or the signal that ended the program.
    var code: Int32
    var output: String
    var errors: String

    var json: JSON {
        get throws { try JSON(parsing: output) }
    }

    /// Runs a program and waits for its end.
    ///
    /// - Parameter killedAfter: The time after which a running program gets SIGKILL.
    /// - Throws: An error of Foundation when the program does not exist.
    static func run(
        _ program: String, _ arguments: [String], environment: [String: String] = [:], killedAfter: Duration? = nil
    ) async throws -> Subprocess {
        try await withTemporaryFolder { folder in
            let running = try RunningProcess(program, arguments, environment: environment, streams: folder)
            let killer = killedAfter.map { delay in
                Task {
                    try await Task.sleep(for: delay)
                    running.kill()
                }
            }
            let code = await running.code()
            killer?.cancel()
            return try Subprocess(code: code, output: running.output(), errors: running.errors())
        }
    }
}

/// A running program. Its streams are files, since a full pipe would block it.
struct RunningProcess: Sendable {
    let process = Process()
    private let streams: Folder
    private let ended: AsyncStream<Int32>

    init(_ program: String, _ arguments: [String], environment: [String: String], streams: Folder) throws {
        self.streams = streams
        process.executableURL = URL(fileURLWithPath: program)
        process.arguments = arguments
        process.environment = ProcessInfo.processInfo.environment.merging(Self.english) { $1 }
            .merging(environment) { $1 }
        process.standardInput = FileHandle.nullDevice
        let (output, errors) = (try Self.stream("out", in: streams), try Self.stream("err", in: streams))
        process.standardOutput = output
        process.standardError = errors
        let (ended, end) = AsyncStream.makeStream(of: Int32.self)
        self.ended = ended
        process.terminationHandler = {
            end.yield($0.terminationStatus)
            end.finish()
        }
        try Self.withoutBlockedSignals { try process.run() }
        // Foundation keeps each process and its handles. Thousands of open files made it miss the end of a process.
        try output.close()
        try errors.close()
    }

    /// Threads of tasks block signals, and a program inherits the blocked ones of the thread that starts it. It would
    /// then ignore SIGTERM.
    private static func withoutBlockedSignals(_ body: () throws -> Void) rethrows {
        var (none, former) = (sigset_t(), sigset_t())
        unsafe sigemptyset(&none)
        unsafe pthread_sigmask(SIG_SETMASK, &none, &former)
        defer { unsafe pthread_sigmask(SIG_SETMASK, &former, nil) }
        try body()
    }

    /// Waits for the end. Must be called only once.
    func code() async -> Int32 { await ended.first { _ in true } ?? -1 }

    func output() throws -> String { try text("out") }

    func errors() throws -> String { try text("err") }

    func kill() {
        if process.isRunning { Foundation.kill(process.processIdentifier, SIGKILL) }
    }

    private func text(_ stream: String) throws -> String {
        String(decoding: try Data(contentsOf: streams.url.appending(path: stream)), as: UTF8.self)
    }

    private static func stream(_ name: String, in folder: Folder) throws -> FileHandle {
        let file = folder.url.appending(path: name)
        try Data().write(to: file)
        return try FileHandle(forWritingTo: file)
    }

    /// The tests compare English messages.
    private static let english = ["LC_ALL": "C.UTF-8", "LANG": "C.UTF-8"]
}

/// Runs the `standorte` executable of this build.
func standorte(_ arguments: String..., environment: [String: String] = [:]) async throws -> Subprocess {
    try await standorte(arguments, environment: environment)
}

func standorte(_ arguments: [String], environment: [String: String] = [:]) async throws -> Subprocess {
    try await Subprocess.run(try Built.standorte, arguments, environment: environment)
}

enum Built {
    static var standorte: String {
        get throws {
            let tests = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
            let program = URL(fileURLWithPath: tests).deletingLastPathComponent().appending(path: "standorte").path
            try #require(FileManager.default.isExecutableFile(atPath: program), "\(program) was not built")
            return program
        }
    }
}

/// A folder for the files of one test.
struct Folder: Sendable {
    let url: URL

    var path: String { url.path }

    /// The path of a file in it, there or not.
    func path(_ name: String) -> String { url.appending(path: name).path }

    /// The names of what is in it, hidden files too.
    var contents: [String] { (try? FileManager.default.contentsOfDirectory(atPath: path))?.sorted() ?? [] }

    /// The text of a file; `nil` when there is none.
    func text(_ name: String) -> String? {
        (try? Data(contentsOf: url.appending(path: name))).map { String(decoding: $0, as: UTF8.self) }
    }

    /// A folder in it.
    func folder(_ name: String) throws -> Folder {
        let inner = Folder(url: url.appending(path: name))
        try FileManager.default.createDirectory(at: inner.url, withIntermediateDirectories: true)
        return inner
    }

    /// An empty folder in it, whatever was there.
    func freshFolder(_ name: String) throws -> Folder {
        try? FileManager.default.removeItem(at: url.appending(path: name))
        return try folder(name)
    }

    func write(_ text: String, to name: String) throws {
        try Data(text.utf8).write(to: url.appending(path: name))
    }
}

/// Makes a folder, and removes it with all that is in it when the body is done.
func withTemporaryFolder<Value>(
    isolation: isolated (any Actor)? = #isolation, _ body: (Folder) async throws -> Value
) async throws -> Value {
    let url = FileManager.default.temporaryDirectory.appending(path: "standorte-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: url) }
    return try await body(Folder(url: url))
}

/// Returns the options that confirm the overlaps of plots which a dry run reports; empty when the files are imported
/// already.
func optionsConfirmingOverlaps(_ data: String, into inventory: String) async throws -> [String] {
    let trial = try await standorte(
        "import", data, "--inventory", inventory, "--dry-run", "--confirm-overlap", "--json")
    return try trial.json["token"]?.string.map { ["--confirm-overlap", "--token", $0] } ?? []
}

/// Imports files whose reserved and sold plots may overlap.
func importConfirmingOverlaps(
    _ data: String, into inventory: String, _ options: String...
) async throws -> Subprocess {
    let confirmed = try await optionsConfirmingOverlaps(data, into: inventory)
    return try await standorte(["import", data, "--inventory", inventory] + options + confirmed)
}
