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
    func compressed(for request: Request) -> Response {
        let isLong = body.contentLength.map { $0 >= Self.minimumBytes } ?? true
        guard request.headers.acceptsGzip, isLong, headers[.contentEncoding] == nil,
            headers[.contentType].map(Self.isText) == true
        else { return self }
        var response = self
        response.headers[.contentEncoding] = "gzip"
        response.body = ResponseBody { [body] writer in
            try await body.write(GzipWriter(to: writer))
        }
        return response
    }

    private static func isText(_ type: String) -> Bool {
        type.hasPrefix("text/") || type.contains("json") || type.contains("xml")
    }
}

/// Compresses the body on its way to another writer.
private struct GzipWriter: ResponseBodyWriter {
    private var writer: any ResponseBodyWriter
    private let stream = Stream()

    /// Holds zlib's state, which must not be copied.
    private final class Stream {
        let gzip = GzipStream()
    }

    init(to writer: any ResponseBodyWriter) { self.writer = writer }

    mutating func write(_ buffer: ByteBuffer) async throws {
        let packed = stream.gzip.pack(Array(buffer.readableBytesView))
        if !packed.isEmpty { try await writer.write(ByteBuffer(bytes: packed)) }
    }

    consuming func finish(_ trailingHeaders: HTTPFields?) async throws {
        try await writer.write(ByteBuffer(bytes: stream.gzip.end()))
        try await writer.finish(trailingHeaders)
    }
}
