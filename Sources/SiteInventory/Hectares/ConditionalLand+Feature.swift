internal import Foundation
internal import SimpleFeatures

extension ConditionalLand {
    /// The conditional land in the property `conditions` of a site.
    static func all(of site: Feature) -> [ConditionalLand] { site[.conditions].decodedList() }
}

extension PropertyValue {
    /// Decodes a JSON list; empty when the value is not a list of such items.
    func decodedList<Item: Decodable>() -> [Item] {
        guard let text else { return [] }
        return (try? JSONDecoder().decode([Item].self, from: Data(text.utf8))) ?? []
    }
}
