internal import Foundation

/// The limits of an archive.
///
/// Tables with blank columns compress a thousand to one, so ratios apply only to what is large:
/// ``amplification`` to single files above ``amplifiedBytes``, and the most that deflate can do to all files together,
/// because only archives within archives exceed it.
public struct ZipLimits: Hashable, Sendable, Codable {
    /// The most bytes of one unpacked file.
    public var entryBytes: Int
    /// The most bytes of all unpacked files, including those of nested archives.
    public var totalBytes: Int
    /// How many times larger than packed a file may be that is larger than ``amplifiedBytes``.
    public var amplification: Int
    /// The bytes that a file, and a delivery, may always have.
    public var amplifiedBytes: Int
    /// The most files and folders, including those of nested archives.
    public var entries: Int
    /// How deep archives may nest: 1 is an archive without archives.
    public var depth: Int
    /// The bytes that must stay free on the disk.
    public var freeDiskBytes: Int

    /// Limits with defaults for deliveries of planners.
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

    /// Deflate expresses 258 bytes with at least two bits.
    static let mostOfDeflate = 1032

    /// The most bytes of all unpacked files of a delivery with this many bytes.
    func totalBytes(ofDelivery bytes: Int) -> Int {
        let (product, overflows) = bytes.multipliedReportingOverflow(by: Self.mostOfDeflate)
        return max(amplifiedBytes, overflows ? .max : product)
    }

    /// The most bytes of a file with this many packed bytes.
    func entryBytes(packedIn bytes: Int) -> Int {
        let (product, overflows) = bytes.multipliedReportingOverflow(by: amplification)
        return max(amplifiedBytes, overflows ? .max : product)
    }
}

/// The rest of the limits while one delivery is unpacked.
public struct ZipBudget: Sendable {
    /// The limits of the whole delivery.
    public let limits: ZipLimits
    private var bytes = 0
    /// `nil` when no archive was added: then nothing limits by its size.
    private var deliveredBytes: Int?
    private var entries = 0

    /// A budget with all of the limits left.
    public init(_ limits: ZipLimits) { self.limits = limits }

    /// Adds the size of a delivered archive, by which the size of its files is limited. An archive in another has been
    /// added with that one.
    ///
    /// - Throws: `CocoaError` when its size cannot be read.
    public mutating func add(deliveredArchive path: String) throws {
        let size = try FileManager.default.attributesOfItem(atPath: path)[.size] as? NSNumber
        deliveredBytes = (deliveredBytes ?? 0) + (size?.intValue ?? 0)
    }

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
        let most = deliveredBytes.map(limits.totalBytes(ofDelivery:)) ?? .max
        guard total <= most else { throw ZipFault(.amplified, archive, value: String(total), limit: most) }
        bytes = total
    }
}
