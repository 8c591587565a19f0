import HTTPTypes
import Hummingbird
import NIOCore

extension Response {
    /// Repeats links in the head, for clients that do not read the body.
    func linked(to links: [Link]) -> Response {
        var response = self
        response.headers[.link] = links.map(\.fieldValue).joined(separator: ", ")
        return response
    }

    /// How many features there are and how many of them are here, for formats that cannot tell it themselves.
    func counting(_ matched: Int?, _ returned: Int) -> Response {
        var response = self
        response.headers[.numberMatched] = matched.map(String.init)
        response.headers[.numberReturned] = String(returned)
        return response
    }

    /// Says in which system the coordinates are (`/req/crs/ogc-crs-header`).
    func inSystem(of form: FeatureProjection) -> Response {
        var response = self
        response.headers[.contentCrs] = form.contentCrs
        return response
    }

    /// The whole body, which must fit into memory.
    func collected() async throws -> ByteBuffer {
        let collector = Collector()
        try await body.write(Collector.Writer(collector: collector))
        return collector.whole
    }

    private final class Collector {
        var whole = ByteBuffer()

        struct Writer: ResponseBodyWriter {
            let collector: Collector

            mutating func write(_ buffer: ByteBuffer) async throws {
                // Mostly there is one piece, which need not be copied.
                guard collector.whole.readableBytes > 0 else { return collector.whole = buffer }
                collector.whole.writeImmutableBuffer(buffer)
            }

            consuming func finish(_ trailingHeaders: HTTPFields?) async throws {}
        }
    }
}

extension HTTPField.Name {
    static let link = token("Link")
    static let numberMatched = token("OGC-NumberMatched")
    static let numberReturned = token("OGC-NumberReturned")

    static func token(_ text: String) -> HTTPField.Name {
        guard let name = HTTPField.Name(text) else {
            preconditionFailure("\(text) is no token (RFC 9110, section 5.1)")
        }
        return name
    }
}
