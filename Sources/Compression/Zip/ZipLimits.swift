/// The limits of an archive. They are absolute, not ratios: some correct deliveries compress a hundred to one.
public struct ZipLimits: Hashable, Sendable, Codable {
    /// The most bytes of one unpacked file.
    public var entryBytes: Int
    /// The most bytes of all unpacked files, including those of nested archives.
    public var totalBytes: Int
    /// The most files and folders, including those of nested archives.
    public var entries: Int
    /// How deep archives may nest: 1 is an archive without archives.
    public var depth: Int
    /// The bytes that must stay free on the disk.
    public var freeDiskBytes: Int

    /// Limits with defaults for deliveries of planners.
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

/// The rest of the limits while one delivery is unpacked.
public struct ZipBudget: Sendable {
    /// The limits of the whole delivery.
    public let limits: ZipLimits
    private var bytes = 0
    private var entries = 0

    /// A budget with all of the limits left.
    public init(_ limits: ZipLimits) { self.limits = limits }

    /// Checks that an archive may nest this deep.
    ///
    /// - Throws: ``ZipFault`` when it may not.
    public func allowArchive(in archive: String, named entry: String, depth: Int) throws(ZipFault) {
        guard depth <= limits.depth else {
            throw ZipFault(.tooDeep, archive, entry: entry, value: String(depth))
        }
    }

    /// Subtracts a number of files.
    ///
    /// - Throws: ``ZipFault`` when there are more files than allowed.
    mutating func take(entries count: Int, of archive: String) throws(ZipFault) {
        guard count <= limits.entries - entries else {
            throw ZipFault(.tooManyEntries, archive, value: String(count))
        }
        entries += count
    }

    /// Subtracts the sizes of files before any is unpacked.
    ///
    /// - Throws: ``ZipFault`` when one of them, or all together, are larger than allowed.
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
