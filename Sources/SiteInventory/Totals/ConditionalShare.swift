internal import Foundation
internal import SimpleFeatures

/// How much of a site's land waits for a condition, as the site's feature tells it.
struct ConditionalShare: Decodable {
    var condition: String
    var hectares: Double

    enum CodingKeys: String, CodingKey {
        case condition
        case hectares = "conditional_ha"
    }

    static func all(of site: Feature) -> [ConditionalShare] {
        guard let json = site["conditions"].text else { return [] }
        return (try? JSONDecoder().decode([ConditionalShare].self, from: Data(json.utf8))) ?? []
    }
}
