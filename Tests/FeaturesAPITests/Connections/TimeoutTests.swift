import Testing

@testable import FeaturesAPI

/// Connections whose clients take too long.
struct TimeoutTests {
    private static let get = "GET /conformance HTTP/1.1\r\nHost: a\r\n"
    private static let post =
        "POST /collections/sites/items HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 99\r\n\r\n"

    /// The limits with short times for all but the idle time.
    private static var limits: ConnectionLimits {
        var limits = ConnectionLimits.patient
        limits.idle = .seconds(600)
        limits.head = .milliseconds(200)
        limits.bodyGrace = .milliseconds(200)
        limits.write = .milliseconds(400)
        limits.linger = .milliseconds(100)
        return limits
    }

    @Test(arguments: ["GET / HTTP/1.1\r\nHo", post, post + "{"])
    func `a slow request gets a response, and its connection ends`(request: String) async throws {
        try await LocalServer.run(Self.limits) { server in
            let reply = try await RawClient(server, sending: request).reply(\.isClosed)
            #expect(reply.isClosed && reply.statuses == [408])
            #expect(reply.text.contains("urn:zukunftsstandorte:problem:request-timeout"))
        }
    }

    /// The last is a body that does not arrive after the response.
    @Test(arguments: [("", []), (get + "\r\n", [200]), (get + "Content-Length: 9\r\n\r\n", [200])])
    func `an idle connection ends`(request: String, statuses: [Int]) async throws {
        var limits = Self.limits
        limits.idle = .milliseconds(300)
        try await LocalServer.run(limits) { server in
            let reply = try await RawClient(server, sending: request).reply(\.isClosed)
            #expect(reply.isClosed && reply.statuses == statuses)
        }
    }

    @Test(arguments: ["GET /", post])
    func `a head and a body in drops end, too`(begin: String) async throws {
        try await LocalServer.run(Self.limits) { server in
            let client = try await RawClient(server, sending: begin)
            for _ in 1...40 where !client.reply.isClosed {
                try? await client.send("x")
                try await Task.sleep(for: .milliseconds(20))
            }
            #expect(try await client.reply(\.isClosed).statuses == [408])
        }
    }

    @Test func `a client that does not read is disconnected`() async throws {
        try await LocalServer.run(Self.limits) { server in
            let client = try await RawClient(server, reads: false)
            // More than the buffers of both sockets hold.
            let request = "GET /api HTTP/1.1\r\nHost: a\r\n\r\n"
            await #expect(throws: (any Error).self) {
                for _ in 1...400 {
                    try await client.send(String(repeating: request, count: 20))
                    try await Task.sleep(for: .milliseconds(10))
                }
            }
        }
    }
}
