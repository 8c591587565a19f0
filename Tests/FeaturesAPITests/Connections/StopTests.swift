import Hummingbird
import NIOCore
import Synchronization
import Testing

@testable import FeaturesAPI

/// The end of requests: of the server, and of their clients.
struct StopTests {
    private static let post =
        "POST /collections/sites/items HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 99\r\n\r\n{"

    static let unfinished: [(request: String, statuses: [Int])] = [
        ("", []), ("GET / HTTP/1.1\r\nHo", []), ("GET /conformance HTTP/1.1\r\nHost: a\r\n\r\n", [200]), (post, [503]),
    ]

    @Test(arguments: unfinished)
    func `clients without a whole request do not hold a server that stops`(
        request: String, statuses: [Int]
    ) async throws {
        var limits = ConnectionLimits.patient
        limits.stop = .long
        let begin = ContinuousClock.now
        var last: RawClient?
        try await LocalServer.run(limits) { server in
            last = try await RawClient(server, sending: request)
            try await Task.sleep(for: .milliseconds(300))
        }
        #expect(ContinuousClock.now - begin < .long / 2)
        #expect(try await last?.reply(\.isClosed).statuses == statuses)
    }

    @Test func `responses under way are sent whole when the server stops`() async throws {
        let work = Work()
        try await LocalServer.run(work.responder, .patient) { server in
            let client = try await RawClient(server, sending: "GET /slow HTTP/1.1\r\nHost: a\r\n\r\n")
            _ = try await client.reply { !$0.statuses.isEmpty }
            await server.stop()
            let reply = try await client.reply(\.isClosed)
            #expect(reply.statuses == [200] && reply.text.hasSuffix("done\r\n0\r\n\r\n"))
        }
    }

    @Test func `a server stops at its deadline`() async throws {
        let work = Work()
        var limits = ConnectionLimits.patient
        limits.stop = .milliseconds(200)
        let begin = ContinuousClock.now
        try await LocalServer.run(work.responder, limits) { server in
            try await RawClient(server).send("GET /endless HTTP/1.1\r\nHost: a\r\n\r\n")
            try await work.hasBegun()
        }
        #expect(work.isCancelled)
        #expect(ContinuousClock.now - begin < .long / 2)
    }

    @Test(arguments: [true, false])
    func `a request is cancelled when its client is gone`(endsInputOnly: Bool) async throws {
        let work = Work()
        var limits = ConnectionLimits.patient
        limits.endOfInput = .milliseconds(100)
        try await LocalServer.run(work.responder, limits) { server in
            let client = try await RawClient(server)
            try await client.send("GET /endless HTTP/1.1\r\nHost: a\r\n\r\n")
            try await work.hasBegun()
            if endsInputOnly {
                try await client.closeOutput()
                #expect(try await Set(client.reply { !$0.statuses.isEmpty }.statuses) == [100])
                #expect(!work.isCancelled)
            }
            try await client.close()
            for _ in 1...2000 where !work.isCancelled { try await Task.sleep(for: .milliseconds(10)) }
            #expect(work.isCancelled)
        }
    }
}

extension Duration {
    /// Much longer than a test takes on a busy machine.
    fileprivate static let long = Duration.seconds(600)
}

/// Resources that take long.
private final class Work: Sendable {
    private let state = Mutex((hasBegun: false, isCancelled: false))

    var isCancelled: Bool { state.withLock(\.isCancelled) }

    func hasBegun() async throws {
        for _ in 1...2000 where !state.withLock(\.hasBegun) { try await Task.sleep(for: .milliseconds(10)) }
    }

    var responder: some HTTPResponder<BasicRequestContext> {
        let router = Router()
        router.get("slow") { _, _ in
            Response(
                status: .ok,
                body: ResponseBody { writer in
                    for text in ["begin ", "more ", "done"] {
                        try await Task.sleep(for: .milliseconds(200))
                        try await writer.write(ByteBuffer(string: text))
                    }
                    try await writer.finish(nil)
                })
        }
        router.get("endless") { _, _ in
            self.state.withLock { $0.hasBegun = true }
            do {
                try await Task.sleep(for: .long)
            } catch {
                self.state.withLock { $0.isCancelled = true }
            }
            return "done"
        }
        return router.buildResponder()
    }
}
