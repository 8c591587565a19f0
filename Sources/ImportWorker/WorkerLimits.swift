public import Compression

/// The limits for reading one delivery.
public struct WorkerLimits: Hashable, Sendable, Codable {
    /// The address space of the worker in bytes.
    public var memoryBytes: Int
    /// The processor time in seconds of the worker for the whole delivery.
    public var cpuSeconds: Int
    /// The time without output after which a worker is considered hung.
    public var silenceSeconds: Int
    /// The number of files that the worker can open at the same time.
    public var openFiles: Int
    /// The maximum size of a row in bytes.
    public var rowBytes: Int
    /// The maximum number of warnings about a layer.
    public var warnings: Int
    /// The limits for unpacking archives.
    public var archive: ZipLimits

    /// Creates limits; the defaults suit deliveries of planners.
    public init(
        memoryBytes: Int = 2 << 30, cpuSeconds: Int = 900, silenceSeconds: Int = 60, openFiles: Int = 64,
        rowBytes: Int = 256 << 20, warnings: Int = 1_000_000, archive: ZipLimits = ZipLimits()
    ) {
        self.memoryBytes = memoryBytes
        self.cpuSeconds = cpuSeconds
        self.silenceSeconds = silenceSeconds
        self.openFiles = openFiles
        self.rowBytes = rowBytes
        self.warnings = warnings
        self.archive = archive
    }
}
