import Hummingbird
import SiteInventory

extension Problem.Kind {
    /// When a client may repeat the request; `nil` when a repetition does not help.
    var retryAfterSeconds: Int? {
        switch self {
        case .busy, .inventoryUnavailable: 10
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

    private static func kind(of reason: StoreUnavailability) -> Kind {
        switch reason {
        case .busy: .busy
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
