internal import Foundation
internal import SimpleFeatures

extension ConditionalLand {
    /// The land of a site that waits for something, as the site's own feature tells it.
    static func all(of site: Feature) -> [ConditionalLand] { site[.conditions].decodedList() }
}

extension PropertyValue {
    /// The items of a list that is kept as JSON; empty for what is no list of such items.
    func decodedList<Item: Decodable>() -> [Item] {
        guard let text else { return [] }
        return (try? JSONDecoder().decode([Item].self, from: Data(text.utf8))) ?? []
    }
}
