import SiteInventory

/// Shows that the inventory can be read and that its file is still in place, for programs that start and watch the server.
enum Health {
    static let endpoint = Endpoint(
        "/health", "Whether the inventory can be read",
        response: ResponseDescription(
            formats: [.json, .html], freshness: .never,
            schema: ResponseSchema(
                name: "health",
                definition: .schema(["status": .text, "version": .count], required: ["status", "version"])))
    ) { call in
        try await call.service.source.checkAvailability()
        return try call.response(State(status: "ok", version: await call.source.summary(of: .sites).version), links: [])
    }

    private struct State: Encodable {
        let status: String
        let version: Int64
    }
}
