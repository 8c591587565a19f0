internal import SimpleFeatures

/// The names of the municipalities whose boundaries are stored.
struct Municipalities {
    private var names: [String: String] = [:]
    /// In the order of ids.
    private var all: [(key: String, name: String)] = []

    init(_ snapshot: any InventorySnapshot) throws {
        let missing = try snapshot.features(
            FeatureSelection(.municipalities, .withoutGeometry).only([], geometry: false))
        let unlocated = Set(missing.map(\.id))
        let selection = FeatureSelection(.municipalities).only([FieldName.name.rawValue], geometry: false)
        for feature in try snapshot.features(selection) where !unlocated.contains(feature.id) {
            let name = feature[.name].text ?? feature.id.text
            names[feature.id.text] = name
            all.append((feature.id.text, name))
        }
    }

    var isEmpty: Bool { all.isEmpty }

    func name(of key: String?) -> String? { key.flatMap { names[$0] } }

    /// The municipality of these properties of a site: the one with the key, or without a key the one with the name.
    func find(key: String?, name: String?) -> (key: String, name: String)? {
        all.first { $0.key == key || (key == nil && $0.name == name) }
    }
}
