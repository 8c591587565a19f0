import Compression
import HTTPTypes
import Hummingbird
import NIOCore

extension HTTPFields {
    /// True when the client accepts gzip.
    var acceptsGzip: Bool {
        guard let field = self[.acceptEncoding] else { return false }
        return Preferences(field).quality(of: "gzip") > 0
    }
}

extension Response {
    /// Compression gains little below this length.
    private static let minimumBytes = 1024

    /// The response in gzip, compressed while it is written, when the client accepts it and the body is text.
    ///
    /// - Parameter type: the media type of the body; `nil` without a body.
    func compressed(_ type: MediaType?, for request: Request) -> Response {
        let isLong = body.contentLength.map { $0 >= Self.minimumBytes } ?? true
        guard request.headers.acceptsGzip, isLong, type?.isText == true else { return self }
        var response = self
        response.headers[.contentEncoding] = "gzip"
        response.body = ResponseBody { [body] writer in
            try await body.write(GzipWriter(to: writer))
        }
        return response
    }
}

extension MediaType {
    fileprivate var isText: Bool { text.hasPrefix("text/") || text.contains("json") || text.contains("xml") }
}

/// Compresses a body, and passes it to another writer.
private struct GzipWriter: ResponseBodyWriter {
    private var writer: any ResponseBodyWriter
    private let stream = Stream()

    /// Holds zlib's state, which must not be copied.
    private final class Stream {
        let gzip = GzipStream()
    }

    init(to writer: any ResponseBodyWriter) { self.writer = writer }

    mutating func write(_ buffer: ByteBuffer) async throws {
        var buffer = buffer
        while let piece = buffer.readBytes(length: min(Self.pieceBytes, buffer.readableBytes)), !piece.isEmpty {
            let packed = stream.gzip.pack(piece)
            if !packed.isEmpty { try await writer.write(ByteBuffer(bytes: packed)) }
            // Other tasks get their turn, and a cancelled one ends.
            guard buffer.readableBytes > 0 else { return }
            await Task.yield()
            try Task.checkCancellation()
        }
    }

    /// The bytes that are compressed in about a millisecond.
    private static let pieceBytes = 65_536

    consuming func finish(_ trailingHeaders: HTTPFields?) async throws {
        try await writer.write(ByteBuffer(bytes: stream.gzip.end()))
        try await writer.finish(trailingHeaders)
    }
}
