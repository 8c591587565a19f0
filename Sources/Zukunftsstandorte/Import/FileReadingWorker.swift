internal import ImportWorker

/// The worker process of ``FileReading/worker(executable:)``.
public enum FileReadingWorker {
    /// The argument that a program is started with when it must call ``run()``.
    public static let argument = "read-worker"

    /// Serves the parent process through standard input and output until the parent closes them. Limits this process for
    /// the rest of its life.
    ///
    /// - Returns: The exit code.
    public static func run() -> Int32 { ReadWorker.run() }
}
