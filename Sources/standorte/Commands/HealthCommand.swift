internal import ArgumentParser
internal import NIOCore
internal import NIOHTTP1
internal import NIOPosix

struct HealthCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "health", abstract: "Checks the health of a running server: exit code 0 when it is healthy.")

    @Option(help: "The server's address.")
    var host = "127.0.0.1"

    @Option(help: "The server's port.")
    var port = 8080

    func run() async throws {
        let status: HTTPResponseStatus
        do {
            status = try await HealthRequest(host: host, port: port).status()
        } catch {
            throw CommandFailure("No server answers on http://\(host):\(port).", .unavailable)
        }
        guard status == .ok else {
            throw CommandFailure("The server on http://\(host):\(port) is not healthy: \(status).", .unavailable)
        }
        Console.print("ok")
    }
}

/// A GET of `/health` with a timeout of five seconds.
private struct HealthRequest {
    let host: String
    let port: Int

    func status() async throws -> HTTPResponseStatus {
        let channel = try await ClientBootstrap(group: .singletonMultiThreadedEventLoopGroup)
            .connectTimeout(.seconds(5))
            .connect(host: host, port: port) { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(IdleStateHandler(readTimeout: .seconds(5)))
                    try channel.pipeline.syncOperations.addHTTPClientHandlers()
                    return try NIOAsyncChannel<HTTPClientResponsePart, HTTPClientRequestPart>(
                        wrappingChannelSynchronously: channel)
                }
            }
        return try await channel.executeThenClose { inbound, outbound in
            let headers = HTTPHeaders([("Host", "\(host):\(port)"), ("Connection", "close")])
            try await outbound.write(
                .head(HTTPRequestHead(version: .http1_1, method: .GET, uri: "/health", headers: headers)))
            try await outbound.write(.end(nil))
            for try await case .head(let head) in inbound { return head.status }
            throw ChannelError.eof
        }
    }
}
