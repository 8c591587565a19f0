import HTTPTypes
import Hummingbird
import NIOCore
import Compression

extension HTTPFields {
    /// True when the client says that it takes gzip.
    var acceptsGzip: Bool {
        guard let field = self[.acceptEncoding] else { return false }
        return Preferences(field).quality(of: "gzip") > 0
    }
}

extension Response {
    /// Shorter answers get hardly shorter.
    private static let leastPackedBytes = 1024

    /// The same answer as gzip, piece by piece as it is written, where the client takes it and it is text.
    func packed(for request: Request) -> Response {
        let isLong = body.contentLength.map { $0 >= Self.leastPackedBytes } ?? true
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

/// Packs what is written through it.
private struct GzipWriter: ResponseBodyWriter {
    private var writer: any ResponseBodyWriter
    private let stream = Stream()

    /// zlib's state is no value.
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
