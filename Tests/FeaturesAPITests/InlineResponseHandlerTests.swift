import HTTPTypes
import NIOCore
import NIOEmbedded
import NIOHTTPTypes
import SiteInventory
import Testing

@testable import FeaturesAPI

struct InlineResponseHandlerTests {
    private let source = WatchedSource()
    private let kept = ResponseCache(maximumBytes: 80_000)
    private let channel = EmbeddedChannel()

    init() throws {
        let features = FeatureService(
            source: source, responseCache: kept, configuration: FeaturesAPIConfiguration(), logger: quiet)
        let responses = try #require(InlineResponses(features.service))
        try channel.pipeline.syncOperations.addHandler(InlineResponseHandler(responses, serverName: "test"))
        channel.isWritable = true
        let answer = CachedResponse(
            head: HTTPResponse(status: .ok, headerFields: [.contentLength: "4"]), body: ByteBuffer(string: "kept"))
        kept.keep(answer, to: try #require(CacheKey(Self.head("/kept"), .public)), at: try source.inlineState())
    }

    @Test func `a cached response is sent, and the request does not pass on`() throws {
        for _ in 1...2 {
            try ask(Self.head("/kept"))
            #expect(try sentBody() == "kept")
            #expect(try wentOn() == [])
        }
    }

    @Test func `a cached response has a date and the name of the server`() throws {
        try ask(Self.head("/kept"))
        guard case .head(let head) = try channel.readOutbound(as: HTTPResponsePart.self) else {
            Issue.record("no head")
            return
        }
        #expect(head.status == .ok)
        #expect(head.headerFields[.contentLength] == "4")
        #expect(head.headerFields[.server] == "test")
        #expect(head.headerFields[.date]?.hasSuffix(" GMT") == true)
    }

    static let others: [HTTPRequest] = [
        head("/other"), head("/kept?f=html"), head("/kept", method: .post), head("/kept", method: .head),
        head("/kept", [.ifNoneMatch: "\"1\""]), head("/kept", [.ifModifiedSince: "Wed, 26 Nov 2025 08:30:15 GMT"]),
        head("/kept", [.connection: "close"]), head("/kept", [.connection: "Upgrade, HTTP2-Settings"]),
        head("/kept", [.contentLength: "3"]), head("/kept", [.transferEncoding: "chunked"]),
        head("/kept", [.expect: "100-continue"]), head("/kept", [.acceptEncoding: "gzip"]),
    ]

    @Test(arguments: others)
    func `other requests pass on unchanged`(request: HTTPRequest) throws {
        try ask(request, body: "abc")
        #expect(try wentOn() == [.head(request), .body(ByteBuffer(string: "abc")), .end(nil)])
        #expect(try channel.readOutbound(as: HTTPResponsePart.self) == nil)
    }

    @Test func `responses keep the order of their requests`() throws {
        try ask(Self.head("/other"))
        try ask(Self.head("/kept"))
        #expect(try wentOn().count == 4)
        try answerElse()
        try ask(Self.head("/kept"))
        #expect(try wentOn().count == 2)
        #expect(try sentBody() == "")
        // Both have their answers now.
        try answerElse()
        try answerElse()
        _ = try (sentBody(), sentBody())
        try ask(Self.head("/kept"))
        #expect(try sentBody() == "kept")
    }

    @Test func `a response to a malformed request is not counted`() throws {
        try answerElse()
        #expect(try sentBody() == "")
        try ask(Self.head("/other"))
        try ask(Self.head("/kept"))
        #expect(try wentOn().count == 4)
    }

    @Test func `a response of another version or day is not sent`() throws {
        source.judge(on: "2025-11-27")
        try ask(Self.head("/kept"))
        #expect(try wentOn().count == 2)
    }

    @Test(arguments: ["keep-alive", "Keep-Alive"])
    func `a connection may be kept alive explicitly`(connection: String) throws {
        try ask(Self.head("/kept", [.connection: connection]))
        #expect(try sentBody() == "kept")
    }

    @Test func `pipelined requests beyond the limit pass on`() throws {
        // One turn of the connection: `writeInbound` would end it after each part.
        for _ in 1...100 {
            channel.pipeline.fireChannelRead(HTTPRequestPart.head(Self.head("/kept")))
            channel.pipeline.fireChannelRead(HTTPRequestPart.end(nil))
        }
        channel.pipeline.fireChannelReadComplete()
        #expect(try wentOn().count == 2 * (100 - 16))
        for _ in 1...16 { #expect(try sentBody() == "kept") }
        for _ in 1...(100 - 16) {
            try answerElse()
            #expect(try sentBody() == "")
        }
        try ask(Self.head("/kept"))
        #expect(try sentBody() == "kept")
    }

    @Test func `a client that does not read gets no cached response`() throws {
        channel.isWritable = false
        try ask(Self.head("/kept"))
        #expect(try wentOn().count == 2)
    }

    private static func head(
        _ path: String, method: HTTPRequest.Method = .get, _ fields: HTTPFields = [:]
    ) -> HTTPRequest {
        HTTPRequest(method: method, scheme: "http", authority: "localhost", path: path, headerFields: fields)
    }

    private func ask(_ head: HTTPRequest, body: String? = nil) throws {
        try channel.writeInbound(HTTPRequestPart.head(head))
        if let body { try channel.writeInbound(HTTPRequestPart.body(ByteBuffer(string: body))) }
        try channel.writeInbound(HTTPRequestPart.end(nil))
    }

    /// What the task of the connection gets.
    private func wentOn() throws -> [HTTPRequestPart] {
        var parts: [HTTPRequestPart] = []
        while let part = try channel.readInbound(as: HTTPRequestPart.self) { parts.append(part) }
        return parts
    }

    /// What the task sends.
    private func answerElse() throws {
        try channel.writeOutbound(HTTPResponsePart.head(HTTPResponse(status: .ok)))
        try channel.writeOutbound(HTTPResponsePart.end(nil))
    }

    /// The body of the next answer on the wire.
    private func sentBody() throws -> String {
        var text = ""
        while let part = try channel.readOutbound(as: HTTPResponsePart.self) {
            switch part {
            case .head: continue
            case .body(let buffer): text += String(buffer: buffer)
            case .end: return text
            }
        }
        throw Unanswered()
    }

    private struct Unanswered: Error {}
}
