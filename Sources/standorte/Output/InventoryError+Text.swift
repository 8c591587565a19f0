internal import Zukunftsstandorte

extension CommandFailure {
    init(_ error: InventoryError) { self.init("\(error.description)\(error.hint)", .noInput) }
}

extension InventoryError {
    /// The next command to try; empty when the description already has a suggestion.
    fileprivate var hint: String {
        switch self {
        case .notFound(let path): " Create one with: standorte import geodata --inventory \(path)"
        case .noSite(_, let candidates): candidates.isEmpty ? " List them with: standorte sites" : ""
        case .noRoadProject(_, let nearest): nearest == nil ? " List them with: standorte roads" : ""
        case .noHectares: ""
        }
    }
}
