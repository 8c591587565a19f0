import Hummingbird
import SiteInventory

extension Problem.Kind {
    /// When a client may repeat the request; `nil` when a repetition does not help.
    var retryAfterSeconds: Int? {
        switch self {
        case .busy, .inventoryUnavailable, .queryTookTooLong: 10
        // An operator has to act.
        case .insufficientStorage: 60
        default: nil
        }
    }
}

extension Problem {
    /// The problem of a store that refuses for a time, in the language of the request.
    init(_ reason: StoreUnavailability, at request: Request) {
        self.init(kind: Self.kind(of: reason), detail: reason.message[.of(request)])
    }

    /// The problem of a query with a price above the limit, in the language of the request.
    init(_ refusal: QueryTooExpensive, at request: Request) {
        self.init(kind: .queryTooExpensive, detail: refusal.message[.of(request)])
        let query = try? QueryParameters(query: request.uri.query ?? "")
        parameter = ["filter", "q"].first { query?.contains($0) == true }
    }

    private static func kind(of reason: StoreUnavailability) -> Kind {
        switch reason {
        case .busy, .tooManyQueries: .busy
        case .queryTookTooLong: .queryTookTooLong
        case .diskFull: .insufficientStorage
        case .readOnly, .fileReplaced: .inventoryUnavailable
        }
    }
}

extension Language {
    /// The language that the request prefers; German for a request without a valid choice.
    fileprivate static func of(_ request: Request) -> Language {
        let accepted = request.headers[.acceptLanguage]
        let query = try? QueryParameters(query: request.uri.query ?? "")
        guard let query, query.contains("lang") || accepted != nil else { return .german }
        return (try? Language(query, accepted)) ?? .german
    }
}
