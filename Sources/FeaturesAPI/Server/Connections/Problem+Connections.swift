import HTTPTypes
import HummingbirdCore
import NIOCore
import NIOHTTP1

// The problems of requests that reach no resource.
extension Problem {
    static let slowHead = Problem(
        kind: .requestTimeout, detail: "The request did not arrive in time. Send its address and header fields at once."
    )

    static let tooManyConnections = Problem(
        kind: .busy, detail: "The server has as many connections as it can serve. Try again later.")

    /// The problem of a request whose head cannot be read.
    init(malformedHead error: HTTPParserError) {
        switch error {
        case .headerOverflow:
            self.init(
                kind: .headTooLarge,
                detail: """
                    The address and the header fields of a request may have \(ConnectionChannel.maximumHeadBytes >> 10) KiB \
                    together. Shorten the request: fewer values in a list, a simpler geometry in a filter.
                    """)
        default:
            self.init(
                kind: .malformedRequest,
                detail:
                    "This is not a request of HTTP/1.1: \(error). Encode spaces and other characters in the address.")
        }
    }

    /// The problem of a request that must be refused before it reaches a resource (RFC 9110 and RFC 9112); `nil` for others.
    init?(refusing head: HTTPRequestHead) {
        let isCurrent = head.version != .http1_0
        let coding = head.headers[canonicalForm: "transfer-encoding"].joined(separator: ",").lowercased()
        let hosts = head.headers["host"].count
        if hosts > 1 || isCurrent && hosts == 0 {
            self.init(kind: .malformedRequest, detail: "A request must have one Host field; this one has \(hosts).")
        } else if !coding.isEmpty, coding != "chunked" || !isCurrent || head.headers.contains(name: "content-length") {
            self.init(
                kind: .malformedRequest,
                detail: "A body must have either Content-Length or, in HTTP/1.1, Transfer-Encoding: chunked.")
        } else if isCurrent, let expected = head.headers.first(name: "expect"), expected.lowercased() != "100-continue"
        {
            self.init(
                kind: .expectationFailed, detail: "Expect \(expected.quoted) is not known; leave it out.")
        } else {
            return nil
        }
    }

    /// The response as it is sent, with the end of the connection.
    var lastMessage: ByteBuffer {
        let response = response
        var text = "HTTP/1.1 \(response.status.code) \(response.status.reasonPhrase)\r\n"
        for field in response.headers { text += "\(field.name.rawName): \(field.value)\r\n" }
        return ByteBuffer(string: text + "Connection: close\r\n\r\n" + String(decoding: json, as: UTF8.self))
    }
}
