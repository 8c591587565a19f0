/// The process that reads files for an import.
public enum FileReading: Hashable, Sendable {
    /// This process. Needs nothing else. A file that crashes GDAL ends this process, and a file of many rows uses its
    /// memory. Suited to files of your own.
    case inProcess

    /// A worker process for each path, limited in memory, CPU time, open files and output. A crash or a timeout is a
    /// finding of the import. Suited to files that other people send.
    ///
    /// `executable` is the program `standorte` of this package, or any program that calls ``FileReadingWorker/run()`` when
    /// its first argument is `read-worker`.
    case worker(executable: String)
}
