import Testing

@testable import FeaturesAPI

/// The shapes of requests in HTTP/1.1, and the responses to them.
struct ShapesTests {
    struct Shape: CustomTestStringConvertible, Sendable {
        let testDescription: String
        let request: String
        let statuses: [Int]
        /// True when the server must close the connection, false when it must keep it open.
        let isClosed: Bool
        var closesOutput = false

        init(_ name: String, _ request: String, _ statuses: [Int], closed isClosed: Bool, closesOutput: Bool = false) {
            testDescription = name
            self.request = request
            self.statuses = statuses
            self.isClosed = isClosed
            self.closesOutput = closesOutput
        }
    }

    private static let get = "GET /conformance HTTP/1.1\r\nHost: a\r\n"
    private static let search =
        "POST /collections/sites/items HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n"
    private static let chunked = search + "Transfer-Encoding: chunked\r\n\r\n"

    static let shapes = [
        Shape("a plain request", get + "\r\n", [200], closed: false),
        Shape("Connection: close", get + "Connection: close\r\n\r\n", [200], closed: true),
        Shape("HTTP/1.0", "GET /conformance HTTP/1.0\r\n\r\n", [200], closed: true),
        Shape(
            "HTTP/1.0 keep-alive", "GET /conformance HTTP/1.0\r\nConnection: keep-alive\r\n\r\n", [200], closed: false),
        Shape("HTTP/0.9", "GET /conformance\r\n\r\n", [400], closed: true),
        Shape("three in one packet", get + "\r\n" + get + "\r\n" + get + "\r\n", [200, 200, 200], closed: false),
        Shape("no Host", "GET /conformance HTTP/1.1\r\n\r\n", [400], closed: true),
        Shape("two Hosts", get + "Host: b\r\n\r\n", [400], closed: true),
        Shape("two Hosts in HTTP/1.0", "GET / HTTP/1.0\r\nHost: a\r\nHost: b\r\n\r\n", [400], closed: true),
        Shape(
            "length and chunks", search + "Content-Length: 6\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", [400],
            closed: true),
        Shape("unknown coding", search + "Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n" + get, [400], closed: true),
        Shape(
            "chunks in HTTP/1.0", "POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", [400], closed: true),
        Shape("malformed chunk", chunked + "zz\r\nabc\r\n0\r\n\r\n", [400], closed: true),
        Shape("too large chunk", chunked + "ffffffffffffffffff\r\nabc\r\n0\r\n\r\n", [400], closed: true),
        Shape("cut chunk", chunked + "5\r\n{", [400], closed: true, closesOutput: true),
        Shape("cut body", search + "Content-Length: 9\r\n\r\n{", [400], closed: true, closesOutput: true),
        Shape("cut head", "GET / HTTP/1.1\r\nHo", [400], closed: true, closesOutput: true),
        Shape("end of input after a request", get + "\r\n", [200], closed: true, closesOutput: true),
        Shape("unused body", get + "Content-Length: 5\r\n\r\nhello" + get + "\r\n", [200, 200], closed: false),
        Shape("long unused body", get + "Content-Length: 99999999\r\n\r\nhello", [200], closed: true),
        Shape("unknown expectation", get + "Expect: 200-ok\r\n\r\n", [417], closed: true),
        Shape(
            "expectation without a use", get + "Expect: 100-continue\r\nContent-Length: 2\r\n\r\n{}", [200],
            closed: false),
        Shape("another protocol", get + "Connection: Upgrade\r\nUpgrade: h2c\r\n\r\n", [200], closed: true),
        Shape("a long head", get + "X: " + String(repeating: "a", count: 200_000) + "\r\n\r\n", [431], closed: true),
        Shape("a malformed second request", get + "\r\nGET / x\r\n\r\n", [200, 400], closed: true),
    ]

    @Test(arguments: shapes)
    func `each shape has its responses`(shape: Shape) async throws {
        try await LocalServer.run { server in
            let client = try await RawClient(server)
            try await client.send(shape.request)
            if shape.closesOutput { try await client.closeOutput() }
            let reply = try await client.reply { reply in
                reply.statuses.count >= shape.statuses.count && (reply.isClosed || !shape.isClosed)
            }
            #expect(reply.statuses == shape.statuses, "\(reply.text.prefix(2000))")
            #expect(reply.isClosed == shape.isClosed)
            if reply.statuses.last.map({ $0 >= 400 }) == true { #expect(reply.text.contains("urn:zukunftsstandorte:")) }
            if !shape.isClosed { #expect(try await client.exchange(Self.get + "\r\n").statuses.last == 200) }
        }
    }

    @Test func `HTTP/1.0 gets a download without chunks, ended by the connection`() async throws {
        try await LocalServer.run { server in
            let client = try await RawClient(server)
            try await client.send("GET /collections/sites/download HTTP/1.0\r\nConnection: keep-alive\r\n\r\n")
            let reply = try await client.reply(\.isClosed)
            #expect(reply.statuses == [200] && reply.text.hasSuffix("]}"))
            #expect(!reply.text.lowercased().contains("chunked"))
        }
    }

    @Test(arguments: [("1.1", 200), ("1.0", 403)])
    func `a request in HTTP/1.0 counts as forwarded by a proxy`(version: String, status: Int) async throws {
        try await LocalServer.run(importService: InMemoryImportService()) { server in
            let client = try await RawClient(server)
            let request = "GET /imports HTTP/\(version)\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n"
            try await client.send(request)
            #expect(try await client.reply(\.isClosed).statuses == [status])
        }
    }

    @Test func `a client is asked for its body when the body is needed`() async throws {
        try await LocalServer.run { server in
            let client = try await RawClient(server)
            let body = #"{"op":"=","args":[1,1]}"#
            try await client.send(Self.search + "Expect: 100-continue\r\nContent-Length: \(body.utf8.count)\r\n\r\n")
            #expect(try await client.reply { !$0.statuses.isEmpty }.statuses == [100])
            let reply = try await client.exchange(body, responses: 2)
            #expect(reply.statuses == [100, 200] && !reply.isClosed)
        }
    }

    @Test func `a refused client is not asked for its body`() async throws {
        try await LocalServer.run { server in
            let client = try await RawClient(server)
            let request = "POST /conformance HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 9\r\n\r\n"
            try await client.send(request)
            #expect(try await client.reply(\.isClosed).statuses == [405])
        }
    }

    @Test func `the rest of a refused body is discarded until the client has the response`() async throws {
        var limits = ConnectionLimits.patient
        limits.lingerBytes = 4 << 20
        try await LocalServer.run(limits) { server in
            let client = try await RawClient(server)
            try await client.send("POST /conformance HTTP/1.1\r\nHost: a\r\nContent-Length: 99999999\r\n\r\n")
            try await client.send(String(repeating: "a", count: 2 << 20))
            #expect(try await client.reply(\.isClosed).statuses == [405])
            await #expect(throws: (any Error).self) {
                for _ in 1...60 { try await client.send(String(repeating: "a", count: 1 << 20)) }
            }
        }
    }
}
