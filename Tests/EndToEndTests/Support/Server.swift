import Foundation
import Testing

/// A running `standorte serve`.
struct Server: Sendable {
    let port: Int
    private let running: RunningProcess

    var address: String { "http://127.0.0.1:\(port)" }

    /// Serves the inventory while the body runs, then sends SIGINT and expects exit code 0.
    static func serving<Value>(
        _ inventory: String, options: [String] = [], environment: [String: String] = [:],
        isolation: isolated (any Actor)? = #isolation, _ body: (Server) async throws -> Value
    ) async throws -> Value {
        try await withTemporaryFolder { folder in
            let server = try await start(inventory, options, environment, streams: folder)
            do {
                let value = try await body(server)
                server.running.process.interrupt()
                let code = await server.running.code()
                let errors = try server.running.errors()
                #expect(code == 0, "after SIGINT: \(errors)")
                return value
            } catch {
                server.running.kill()
                throw error
            }
        }
    }

    /// Tries random ports below the kernel's ephemeral range until one is free.
    private static func start(
        _ inventory: String, _ options: [String], _ environment: [String: String], streams: Folder
    ) async throws -> Server {
        for _ in 1...10 {
            let port = Int.random(in: 20_000..<32_000)
            let running = try RunningProcess(
                try Built.standorte, ["serve", "--inventory", inventory, "--port", "\(port)"] + options,
                environment: environment, streams: streams)
            let server = Server(port: port, running: running)
            if try await server.answers() { return server }
            let errors = try running.errors()
            try #require(errors.contains("is in use"), "serve ended: \(errors)")
        }
        throw ServerError.noFreePort
    }

    /// Waits up to five minutes for `/health`. Returns false when the server ended.
    private func answers() async throws -> Bool {
        for _ in 1...6000 {
            guard running.process.isRunning else { return false }
            if let response = try? await get("/health"), response.status == 200 { return true }
            try await Task.sleep(for: .milliseconds(50))
        }
        running.kill()
        throw ServerError.silent
    }

    /// Sends a request with curl, without changing path and query.
    func get(_ path: String, accept: String = "*/*", method: String = "GET") async throws -> Response {
        try await curl(path, ["-X", method, "-H", "Accept: \(accept)"])
    }

    /// Sends a request with curl and further options, such as a body, a form or headers.
    func curl(_ path: String, _ options: [String]) async throws -> Response {
        let url = path.hasPrefix("http") ? path : address + path
        let run = try await Subprocess.run(
            "/usr/bin/curl",
            ["-s", "-S", "-i", "-g", "--path-as-is", "--max-time", "900", "-H", "Expect:"] + options + [url])
        guard run.code == 0 else { throw ServerError.unreachable(run.errors) }
        return try Response(run.output)
    }

    enum ServerError: Error {
        case noFreePort, silent
        case unreachable(String)
    }
}

/// An HTTP response.
struct Response: Sendable {
    var status: Int
    /// The headers by lower-case name.
    var headers: [String: String]
    var body: String

    /// - Parameter text: The status line, headers, an empty line and the body.
    init(_ text: String) throws {
        let end = try #require(text.firstRange(of: "\r\n\r\n"))
        let lines = text[..<end.lowerBound].split(separator: "\r\n")
        status = try #require(lines.first?.split(separator: " ").dropFirst().first.flatMap { Int($0) })
        headers = [:]
        for line in lines.dropFirst() {
            let parts = line.split(separator: ":", maxSplits: 1).map { $0.trimmingCharacters(in: .whitespaces) }
            if parts.count == 2 { headers[parts[0].lowercased()] = parts[1] }
        }
        body = String(text[end.upperBound...])
    }

    var json: JSON {
        get throws { try JSON(parsing: body) }
    }
}
