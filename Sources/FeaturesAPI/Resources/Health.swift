import Hummingbird
import SiteInventory

/// Answers once the inventory can be read, for those who start and watch the server.
enum Health {
    static func respond(_ call: Call) async throws -> Response {
        try .json(State(status: "ok", version: await call.source.summary(of: .sites).version))
    }

    private struct State: Encodable {
        let status: String
        let version: Int64
    }
}
