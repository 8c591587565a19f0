internal import Zukunftsstandorte

extension CommandFailure {
    init(_ error: InventoryError) { self.init("\(error.description)\(error.hint)", .noInput) }
}

extension InventoryError {
    /// The command that helps; empty if the description has the correction.
    fileprivate var hint: String {
        switch self {
        case .notFound(let path): " Make one with: standorte import geodata --inventory \(path)"
        case .noSite(_, let candidates): candidates.isEmpty ? " List them with: standorte sites" : ""
        case .noRoadProject(_, let nearest): nearest == nil ? " List them with: standorte roads" : ""
        case .noHectares: ""
        }
    }
}
