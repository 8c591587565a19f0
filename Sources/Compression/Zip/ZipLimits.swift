internal import Foundation

/// The limits of an archive.
///
/// Tables with blank columns compress 1000 to 1, so ratios apply only to large files. ``amplification`` applies to
/// single files above ``amplifiedBytes``. The maximum ratio of deflate applies to the total of all files, since only
/// nested archives exceed it.
public struct ZipLimits: Hashable, Sendable, Codable {
    /// The maximum size of one unpacked file in bytes.
    public var entryBytes: Int
    /// The maximum total size of all unpacked files in bytes, including those in nested archives.
    public var totalBytes: Int
    /// The maximum ratio of unpacked to packed size of a file larger than ``amplifiedBytes``.
    public var amplification: Int
    /// The size in bytes that a file, and a delivery, may have whatever its ratio.
    public var amplifiedBytes: Int
    /// The maximum number of files and folders, including those in nested archives.
    public var entries: Int
    /// The maximum depth of nested archives. 1 allows an archive without nested ones.
    public var depth: Int
    /// The number of bytes that must stay free on the disk.
    public var freeDiskBytes: Int

    /// Creates limits; the defaults suit deliveries of planners.
    public init(
        entryBytes: Int = 4 << 30, totalBytes: Int = 8 << 30, entries: Int = 10_000, depth: Int = 3,
        freeDiskBytes: Int = 256 << 20, amplification: Int = 200, amplifiedBytes: Int = 64 << 20
    ) {
        self.entryBytes = entryBytes
        self.totalBytes = totalBytes
        self.entries = entries
        self.depth = depth
        self.freeDiskBytes = freeDiskBytes
        self.amplification = amplification
        self.amplifiedBytes = amplifiedBytes
    }

    /// The maximum ratio of deflate: it encodes 258 bytes in at least two bits.
    static let mostOfDeflate = 1032

    /// The maximum total size of the unpacked files of a delivery with this size, in bytes.
    func totalBytes(ofDelivery bytes: Int) -> Int {
        let (product, overflows) = bytes.multipliedReportingOverflow(by: Self.mostOfDeflate)
        return max(amplifiedBytes, overflows ? .max : product)
    }

    /// The maximum unpacked size of a file with this packed size, in bytes.
    func entryBytes(packedIn bytes: Int) -> Int {
        let (product, overflows) = bytes.multipliedReportingOverflow(by: amplification)
        return max(amplifiedBytes, overflows ? .max : product)
    }
}

/// The remaining limits while one delivery is unpacked.
public struct ZipBudget: Sendable {
    /// The limits of the whole delivery.
    public let limits: ZipLimits
    private var bytes = 0
    /// `nil` when no archive was added. Then the size of the delivery sets no limit.
    private var deliveredBytes: Int?
    private var entries = 0

    /// Creates a budget with all of the limits remaining.
    public init(_ limits: ZipLimits) { self.limits = limits }

    /// Adds the size of a delivered archive, which limits the size of its files. Nested archives are part of it.
    ///
    /// - Throws: `CocoaError` when its size cannot be read.
    public mutating func add(deliveredArchive path: String) throws {
        let size = try FileManager.default.attributesOfItem(atPath: path)[.size] as? NSNumber
        deliveredBytes = (deliveredBytes ?? 0) + (size?.intValue ?? 0)
    }

    /// Checks that an archive may be nested at this depth.
    ///
    /// - Throws: ``ZipFault`` when the depth exceeds the limit.
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

    /// Subtracts the sizes of files before any of them is unpacked.
    ///
    /// - Throws: ``ZipFault`` when a file, or the total, is larger than allowed.
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
        let most = deliveredBytes.map(limits.totalBytes(ofDelivery:)) ?? .max
        guard total <= most else { throw ZipFault(.amplified, archive, value: String(total), limit: most) }
        bytes = total
    }
}
