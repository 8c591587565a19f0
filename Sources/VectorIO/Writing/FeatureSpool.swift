internal import Glibc
public import SimpleFeatures
internal import Synchronization

/// Features in a temporary file that can be read several times. Memory does not grow with their number.
///
/// The file has no name, so the system removes it with the spool, even when the process is killed.
public final class FeatureSpool: Sendable {
    private let file: Mutex<SpoolFile>

    /// - Parameter path: a file in whose folder the temporary file is created.
    /// - Throws: ``VectorIOError`` when the folder is not writable.
    public init(beside path: String) throws {
        let parent = path.parentPath
        file = Mutex(try SpoolFile(inFolder: parent.isEmpty ? "." : parent))
    }

    /// - Throws: ``VectorIOError`` when the disk is full.
    public func append(_ feature: Feature) throws {
        try file.withLock { file throws(VectorIOError) in try file.append(FeatureRecord.bytes(of: feature)) }
    }

    /// Calls `body` for every feature in the order in which they were appended.
    ///
    /// - Throws: ``VectorIOError`` when the file cannot be read; the error of `body`.
    public func forEach(_ body: (Feature) throws -> Void) throws {
        var place = 0
        while let (bytes, next) = try file.withLock({ file throws(VectorIOError) in try file.record(at: place) }) {
            try body(try FeatureRecord.feature(bytes))
            place = next
        }
    }
}

/// A file of records, each preceded by its length.
private struct SpoolFile: ~Copyable {
    private let descriptor: Int32
    private var size = 0
    private var pending: [UInt8] = []
    private var window: [UInt8] = []
    private var windowStart = 0

    private static let windowSize = 1 << 18

    init(inFolder folder: String) throws(VectorIOError) {
        // `mkstemp` replaces the Xs. A NUL in the folder's name cuts them off, and the call fails.
        var template = "\(folder)/.spool-XXXXXX".utf8CString
        let opened = unsafe template.withUnsafeMutableBufferPointer { buffer -> Int32 in
            guard let name = buffer.baseAddress else { return -1 }
            let descriptor = unsafe mkstemp(name)
            if descriptor >= 0 { unsafe _ = unlink(name) }
            return descriptor
        }
        guard opened >= 0 else {
            throw VectorIOError(function: "mkstemp", "nothing can be written in \(folder): check that you may")
        }
        descriptor = opened
    }

    deinit { close(descriptor) }

    mutating func append(_ record: [UInt8]) throws(VectorIOError) {
        pending.append(contentsOf: littleEndianBytes(of: UInt64(record.count)))
        pending.append(contentsOf: record)
        if pending.count >= Self.windowSize { try flush() }
    }

    /// The record at this offset; `nil` after the last.
    mutating func record(at place: Int) throws(VectorIOError) -> (bytes: [UInt8], next: Int)? {
        try flush()
        guard place < size else { return nil }
        let length = try read(at: place, count: 8).reversed().reduce(0) { $0 << 8 | Int($1) }
        return (try read(at: place + 8, count: length), place + 8 + length)
    }

    private mutating func flush() throws(VectorIOError) {
        var written = 0
        while written < pending.count {
            let count = unsafe pending.withUnsafeBytes { buffer in
                unsafe pwrite(
                    descriptor, buffer.baseAddress.map { unsafe $0 + written }, buffer.count - written, size + written)
            }
            guard count > 0 else { throw Self.error("pwrite") }
            written += count
        }
        size += written
        pending.removeAll(keepingCapacity: true)
    }

    private mutating func read(at offset: Int, count: Int) throws(VectorIOError) -> [UInt8] {
        if offset < windowStart || offset + count > windowStart + window.count {
            window = try fetch(at: offset, count: min(max(count, Self.windowSize), size - offset))
            windowStart = offset
        }
        guard offset + count <= windowStart + window.count else { throw Self.error("pread") }
        return Array(window[offset - windowStart..<offset - windowStart + count])
    }

    private func fetch(at offset: Int, count: Int) throws(VectorIOError) -> [UInt8] {
        let bytes = unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            while filled < count {
                let read = unsafe pread(
                    descriptor, buffer.baseAddress.map { unsafe $0 + filled }, count - filled, offset + filled)
                guard read > 0 else { return }
                filled += read
            }
        }
        guard bytes.count == count else { throw Self.error("pread") }
        return bytes
    }

    private static func error(_ function: String) -> VectorIOError {
        VectorIOError(
            function: function, number: Int(errno), "features cannot be put aside on the disk: is it full?")
    }
}
