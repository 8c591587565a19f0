import Testing

@testable import FeaturesAPI

/// The limit of connections.
struct ConnectionCountTests {
    private static let get = "GET /conformance HTTP/1.1\r\nHost: a\r\n\r\n"
    private static let halfPost =
        "POST /collections/sites/items HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 99\r\n"
        + "Expect: 100-continue\r\n\r\n"

    private static var limits: ConnectionLimits {
        var limits = ConnectionLimits.patient
        limits.connections = 4
        limits.linger = .milliseconds(100)
        return limits
    }

    @Test func `a new connection takes the place of the longest idle one`() async throws {
        try await LocalServer.run(Self.limits) { server in
            var clients: [RawClient] = []
            for _ in 1...12 {
                let client = try await RawClient(server)
                #expect(try await client.exchange(Self.get).statuses == [200])
                clients.append(client)
            }
            for client in clients.prefix(8) { #expect(try await client.reply(\.isClosed).isClosed) }
            for client in clients.suffix(4) { #expect(!client.reply.isClosed) }
        }
    }

    @Test func `a connection is refused when all others are in use, and accepted when one has ended`() async throws {
        try await LocalServer.run(Self.limits) { server in
            var clients: [RawClient] = []
            for _ in 1...4 {
                clients.append(try await RawClient(server, sending: Self.halfPost))
                #expect(try await clients.last?.reply { !$0.statuses.isEmpty }.statuses == [100])
            }
            let refused = try await RawClient(server).reply(\.isClosed)
            #expect(refused.statuses == [503] && refused.text.contains("Retry-After: 10"))
            try await clients[0].close()
            var statuses: [Int] = []
            for _ in 1...100 where statuses != [200] {
                try await Task.sleep(for: .milliseconds(20))
                statuses = try await RawClient(server, sending: Self.get).reply { !$0.statuses.isEmpty }.statuses
            }
            #expect(statuses == [200])
        }
    }

    @Test(arguments: [
        (nil, 10_000), (20_000, 10_000), (1024, 1024 - 256), (256, 64), (64, 16),
    ])
    func `descriptors are reserved for the store and imports`(descriptors: Int?, connections: Int) {
        #expect(ConnectionLimits(descriptors: descriptors).connections == connections)
    }
}
