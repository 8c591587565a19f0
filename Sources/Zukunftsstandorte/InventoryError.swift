/// A request that names something the inventory does not have.
public enum InventoryError: Error, Hashable, Sendable {
    /// There is no file at the path.
    case notFound(path: String)
    /// There is no site of that id or name. `candidates` has several sites whose names contain the text, or none.
    case noSite(String, candidates: [Candidate])
    /// There is no road project of that id. `nearest` is the id that is spelled most alike.
    case noRoadProject(String, nearest: String?)
    /// The site has no statement of hectares.
    case noHectares(site: String)

    /// A site whose name contains the requested text.
    public struct Candidate: Hashable, Sendable {
        /// The site's id.
        public let id: String
        /// The site's name; empty if it has none.
        public let name: String
    }
}

extension InventoryError: CustomStringConvertible {
    /// The error in English, with the correction.
    public var description: String {
        switch self {
        case .notFound(let path):
            return "There is no inventory at \(path)."
        case .noSite(let text, let candidates) where candidates.isEmpty:
            return "There is no site \"\(text)\"."
        case .noSite(let text, let candidates):
            let list = candidates.prefix(10).map { "  \($0.id)  \($0.name)" }.joined(separator: "\n")
            return "\(candidates.count) sites match \"\(text)\". Name one by its id:\n\(list)"
        case .noRoadProject(let id, let nearest):
            return "There is no road project \"\(id)\"." + (nearest.map { " Did you mean \($0)?" } ?? "")
        case .noHectares(let site):
            return "\(site) has no statement of hectares."
        }
    }
}
