import Hummingbird
import NIOCore
import SiteInventory
import Synchronization

/// Reads features in batches while they are sent: memory stays small, and reading ends when the client disconnects.
///
/// All batches are of one version, also when an import changes the inventory meanwhile. A batch is read and written on a
/// thread for long computations, so that downloads do not delay short requests.
struct FeatureStream: Sendable {
    /// The bytes before the first feature.
    let head: [UInt8]
    let writer: FeatureCollectionWriter
    let query: FeatureQuery
    let source: any FeatureSource
    let service: Service
    /// The number of features; `nil` for all of the query.
    var count: Int?

    /// How the features are read.
    private struct Pace {
        /// The approximate length of a batch.
        let batchBytes: Int
        /// True when the next batch is read while one is sent.
        let readsAhead: Bool

        static let fast = Pace(batchBytes: 256 << 10, readsAhead: true)
        /// The memory of a fast stream, as measured: two batches as features, two as bytes, and the allocator's own.
        static let fastBytes = 16 * fast.batchBytes
        static let slow = Pace(batchBytes: 64 << 10, readsAhead: false)
    }

    /// Features as they are sent.
    private struct Batch: Sendable {
        var bytes: ByteBuffer
        let count: Int
        let meanBytes: Int
        let next: PageCursor?
    }

    /// The number of features in a batch; the first one has the minimum, so that the first bytes are sent at once.
    static let batchLimits = 16...1024

    /// - Parameter first: the first features, where they are read already. They are read again when they are long and too
    ///   many long bodies are in memory.
    func body(after first: FeaturePage? = nil) -> ResponseBody {
        let first = FirstPage(first)
        return ResponseBody { writer in
            let part = service.unread.hold(max(Pace.fastBytes, 2 * first.byteCount))
            try await write(to: &writer, first, part == nil ? .slow : .fast)
            withExtendedLifetime(part) {}
        }
    }

    private func write(to client: inout any ResponseBodyWriter, _ first: FirstPage, _ pace: Pace) async throws {
        var left = count ?? .max
        var batch = try await begin(first, left, pace)
        while true {
            left -= batch.count
            guard left > 0, let after = batch.next else { break }
            let next = self.next(after, limit: min(left, Self.limit(batch.meanBytes, pace.batchBytes)))
            batch = try await send(batch.bytes, to: &client, whileReading: next, pace)
        }
        batch.bytes.writeBytes(writer.end)
        try await client.write(batch.bytes)
        try await client.finish(nil)
    }

    /// The first batch, with the bytes before it. The first page is in memory no longer than this call.
    private func begin(_ first: FirstPage, _ left: Int, _ pace: Pace) async throws -> Batch {
        let isUsable = pace.readsAhead || first.byteCount <= pace.batchBytes
        let write = { @Sendable page throws in try self.batch(page, isFirst: true) }
        guard let first = first.take(), isUsable else {
            return try await read(next(query.after, limit: min(left, Self.batchLimits.lowerBound)), write)
        }
        return first.features.count > Self.batchLimits.lowerBound
            ? try await source.compute { try write(first) } : try write(first)
    }

    /// Sends a batch, and reads the next one.
    private func send(
        _ bytes: ByteBuffer, to client: inout any ResponseBodyWriter, whileReading next: FeatureQuery, _ pace: Pace
    ) async throws -> Batch {
        let write = { @Sendable page throws in try self.batch(page, isFirst: false) }
        guard pace.readsAhead else {
            try await client.write(bytes)
            return try await read(next, write)
        }
        async let reading = read(next, write)
        try await client.write(bytes)
        return try await reading
    }

    /// Waits while too many expensive reads wait: the response has begun and cannot be refused.
    private func read(
        _ query: FeatureQuery, _ write: @escaping @Sendable (FeaturePage) throws -> Batch
    ) async throws -> Batch {
        while true {
            do {
                return try await service.streams.run { try await source.page(query, write) }
            } catch ReadRefusal.queueIsFull {
                try await Task.sleep(for: .milliseconds(200))
            }
        }
    }

    private func batch(_ page: FeaturePage, isFirst: Bool) throws -> Batch {
        var bytes = ByteBuffer()
        if isFirst { bytes.writeBytes(head) }
        try writer.append(page.features, isFirst: isFirst, to: &bytes)
        return Batch(
            bytes: bytes, count: page.features.count, meanBytes: page.byteCount / max(page.features.count, 1),
            next: page.rest?.cursor ?? page.next)
    }

    private func next(_ after: PageCursor?, limit: Int) -> FeatureQuery {
        var batch = query
        (batch.after, batch.limit, batch.wantsPrevious, batch.maximumBytes) = (after, limit, false, nil)
        return batch
    }

    /// The number of features that are about as long as a batch.
    private static func limit(_ meanBytes: Int, _ batchBytes: Int) -> Int {
        min(max(batchBytes / max(meanBytes, 1), batchLimits.lowerBound), batchLimits.upperBound)
    }
}

/// A page that is in memory until it is taken. A response body keeps all values that its closure uses.
private final class FirstPage: Sendable {
    let byteCount: Int
    private let page: Mutex<FeaturePage?>

    init(_ page: FeaturePage?) {
        byteCount = page?.byteCount ?? 0
        self.page = Mutex(page)
    }

    /// `nil` from the second call on.
    func take() -> FeaturePage? { page.withLock { $0.take() } }
}

extension FeaturePage {
    /// The length of the features that were read, as they are stored.
    var byteCount: Int { features.reduce(0) { $0 + $1.geoJSON.count } }
}
