import Hummingbird
import NIOCore
import SiteInventory

/// Reads features in batches while they are sent: memory stays small, and reading ends when the client disconnects.
///
/// All batches are of one version, also when an import changes the inventory meanwhile.
struct FeatureStream: Sendable {
    /// The bytes before the first feature.
    let head: [UInt8]
    let writer: FeatureCollectionWriter
    let query: FeatureQuery
    let source: any FeatureSource
    let memory: ByteBudget
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

    /// The number of features in a batch; the first one has the minimum, so that the first bytes are sent at once.
    static let batchLimits = 16...1024

    /// - Parameter first: the first features, where they are read already.
    func body(after first: FeaturePage? = nil) -> ResponseBody {
        ResponseBody { writer in
            let part = memory.hold(Pace.fastBytes)
            try await write(to: &writer, first, part == nil ? .slow : .fast)
            withExtendedLifetime(part) {}
        }
    }

    private func write(to client: inout any ResponseBodyWriter, _ first: FeaturePage?, _ pace: Pace) async throws {
        var left = count ?? .max
        let firstBatch = batch(query.after, limit: min(left, Self.batchLimits.lowerBound))
        var page = if let first { first } else { try await read(firstBatch) }
        var bytes = ByteBuffer(bytes: head)
        var isFirst = true
        while true {
            try await append(page.features, isFirst: isFirst, to: &bytes)
            isFirst = isFirst && page.features.isEmpty
            left -= page.features.count
            guard left > 0, let after = page.next else { break }
            let next = batch(after, limit: min(left, Self.limit(after: page, pace.batchBytes)))
            page = try await send(bytes, to: &client, whileReading: next, pace)
            bytes = ByteBuffer()
        }
        bytes.writeBytes(writer.end)
        try await client.write(bytes)
        try await client.finish(nil)
    }

    /// Sends a batch, and reads the next one.
    private func send(
        _ bytes: ByteBuffer, to client: inout any ResponseBodyWriter, whileReading next: FeatureQuery, _ pace: Pace
    ) async throws -> FeaturePage {
        guard pace.readsAhead else {
            try await client.write(bytes)
            return try await read(next)
        }
        async let reading = read(next)
        try await client.write(bytes)
        return try await reading
    }

    /// Waits while too many expensive reads wait: the response has begun and cannot be refused.
    private func read(_ batch: FeatureQuery) async throws -> FeaturePage {
        while true {
            do { return try await source.page(batch) } catch ReadRefusal.queueIsFull {
                try await Task.sleep(for: .milliseconds(200))
            }
        }
    }

    /// The features that are written before other tasks get their turn. They take about a millisecond.
    private static let turn = 64

    private func append(_ features: [EncodedFeature], isFirst: Bool, to bytes: inout ByteBuffer) async throws {
        for start in stride(from: 0, to: features.count, by: Self.turn) {
            let slice = Array(features[start..<min(start + Self.turn, features.count)])
            try writer.append(slice, isFirst: isFirst && start == 0, to: &bytes)
            await Task.yield()
        }
    }

    private func batch(_ after: PageCursor?, limit: Int) -> FeatureQuery {
        var batch = query
        (batch.after, batch.limit, batch.wantsPrevious) = (after, limit, false)
        return batch
    }

    /// The number of features that are about as long as a batch.
    private static func limit(after page: FeaturePage, _ batchBytes: Int) -> Int {
        let bytes = page.features.reduce(0) { $0 + $1.geoJSON.count }
        let mean = max(bytes / max(page.features.count, 1), 1)
        return min(max(batchBytes / mean, batchLimits.lowerBound), batchLimits.upperBound)
    }
}
