/// How much an archive may hold. Absolute figures: some honest deliveries pack a hundred to one.
public struct ZipLimits: Hashable, Sendable, Codable {
    /// Of one file, unpacked.
    public var entryBytes: Int
    /// Of all files, unpacked, those of archives in the archive included.
    public var totalBytes: Int
    /// Files and folders, those of archives in the archive included.
    public var entries: Int
    /// How many archives may lie in each other: 1 is an archive without archives.
    public var depth: Int
    /// What must stay free on the disk.
    public var freeDiskBytes: Int

    /// Creates limits; the defaults are those of an import.
    public init(
        entryBytes: Int = 4 << 30, totalBytes: Int = 8 << 30, entries: Int = 10_000, depth: Int = 3,
        freeDiskBytes: Int = 256 << 20
    ) {
        self.entryBytes = entryBytes
        self.totalBytes = totalBytes
        self.entries = entries
        self.depth = depth
        self.freeDiskBytes = freeDiskBytes
    }
}

/// What is left of the limits while one delivery is unpacked.
public struct ZipBudget: Sendable {
    /// The limits of the whole delivery.
    public let limits: ZipLimits
    private var bytes = 0
    private var entries = 0

    /// Creates a budget of which nothing is used.
    public init(_ limits: ZipLimits) { self.limits = limits }

    /// - Throws: ``ZipFault`` when an archive so deep in others is not allowed.
    public func allowArchive(in archive: String, named entry: String, depth: Int) throws(ZipFault) {
        guard depth <= limits.depth else {
            throw ZipFault(.tooDeep, archive, entry: entry, value: String(depth))
        }
    }

    /// - Throws: ``ZipFault`` when there are more files than allowed.
    mutating func take(entries count: Int, of archive: String) throws(ZipFault) {
        guard count <= limits.entries - entries else {
            throw ZipFault(.tooManyEntries, archive, value: String(count))
        }
        entries += count
    }

    /// Takes what files will need, before any is unpacked.
    ///
    /// - Throws: ``ZipFault`` when one of them, or all of them, are larger than allowed.
    mutating func take(_ files: [ZipEntry], of archive: String) throws(ZipFault) {
        var total = bytes
        for file in files {
            guard file.size <= limits.entryBytes else {
                throw ZipFault(.entryTooLarge, archive, entry: file.name, value: String(file.size))
            }
            // No sum can overflow: each file is below the limit.
            total += file.size
            guard total <= limits.totalBytes else { throw ZipFault(.tooLarge, archive, value: String(total)) }
        }
        bytes = total
    }
}
