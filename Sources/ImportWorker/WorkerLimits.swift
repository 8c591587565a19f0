public import Compression

/// How much reading one delivery may take.
public struct WorkerLimits: Hashable, Sendable, Codable {
    /// Address space of the worker, in bytes.
    public var memoryBytes: Int
    /// Processor time of the worker for the whole delivery.
    public var cpuSeconds: Int
    /// After so long without a sign of life while we wait for it, the worker is taken for hung.
    public var silenceSeconds: Int
    /// Files that the worker may have open at once.
    public var openFiles: Int
    /// The largest row that is taken from it, in bytes.
    public var rowBytes: Int
    /// Complaints about one layer that are taken from it.
    public var warnings: Int
    /// What archives may unpack to.
    public var archive: ZipLimits

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
