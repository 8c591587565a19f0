import HTTPTypes
import Hummingbird
import NIOCore
import Synchronization

/// A number of bytes that may be in use at once: of memory, or on the disk.
final class ByteBudget: Sendable {
    private let heldBytes = Atomic(0)
    private let maximumBytes: Int

    init(maximumBytes: Int) { self.maximumBytes = maximumBytes }

    /// Bytes in use until the value is released.
    final class Part: Sendable {
        private let budget: ByteBudget
        private let bytes: Int

        fileprivate init(_ budget: ByteBudget, _ bytes: Int) {
            self.budget = budget
            self.bytes = bytes
            budget.heldBytes.add(bytes, ordering: .relaxed)
        }

        deinit { budget.heldBytes.subtract(bytes, ordering: .relaxed) }
    }

    /// False when ``hold(_:)`` would return `nil` at present.
    func hasRoom(for bytes: Int) -> Bool { heldBytes.load(ordering: .relaxed) + bytes <= maximumBytes }

    /// - Returns: `nil` when too many bytes are in use.
    func hold(_ bytes: Int) -> Part? {
        let part = Part(self, bytes)
        return heldBytes.load(ordering: .relaxed) <= maximumBytes ? part : nil
    }

    /// The body in pieces, so that a response pauses while its client does not read. Short bodies are not changed.
    ///
    /// - Returns: `nil` for a body that is too long at present.
    func paced(_ body: ResponseBody) -> ResponseBody? {
        guard let length = body.contentLength, length > Self.shortBytes else { return body }
        return hold(length).map { Self.pieces(of: body, length, $0) }
    }

    private static func pieces(of body: ResponseBody, _ length: Int, _ part: Part) -> ResponseBody {
        ResponseBody(contentLength: length) { writer in
            try await body.write(PieceWriter(to: writer))
            withExtendedLifetime(part) {}
        }
    }

    /// Waits for other clients to read their bodies, and returns the body in pieces. A body that is longer than the budget
    /// waits until no other is held.
    ///
    /// - Returns: `nil` when the body is still too long after ``patience``.
    func pacedWhenRead(_ body: ResponseBody) async throws -> ResponseBody? {
        let end = ContinuousClock.now + Self.patience
        while ContinuousClock.now < end {
            if let paced = paced(body) { return paced }
            if let length = body.contentLength, length > maximumBytes, hasRoom(for: maximumBytes) {
                return Self.pieces(of: body, length, Part(self, length))
            }
            try await Task.sleep(for: .milliseconds(20))
        }
        return paced(body)
    }

    /// The time in which clients usually read a long body.
    private static let patience = Duration.seconds(10)

    /// The length of bodies that are written at once, and of the pieces of others.
    static let shortBytes = 64 << 10
}

/// Writes long buffers in pieces.
private struct PieceWriter: ResponseBodyWriter {
    private var writer: any ResponseBodyWriter

    init(to writer: any ResponseBodyWriter) { self.writer = writer }

    mutating func write(_ buffer: ByteBuffer) async throws {
        var rest = buffer
        while let piece = rest.readSlice(length: min(ByteBudget.shortBytes, rest.readableBytes)),
            piece.readableBytes > 0
        {
            try await writer.write(piece)
        }
    }

    consuming func finish(_ trailingHeaders: HTTPFields?) async throws { try await writer.finish(trailingHeaders) }
}
