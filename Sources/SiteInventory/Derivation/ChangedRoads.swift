internal import SimpleFeatures

/// The roads that changed since the sites were last computed.
struct ChangedRoads {
    private(set) var isEmpty = true
    /// The ids of changed projects and sections in lower case. Plots may name them as conditions.
    private(set) var ids: Set<String> = []

    mutating func add(_ features: [Feature], in collection: CollectionID) {
        isEmpty = false
        guard collection != .junctions else { return }
        for feature in features {
            ids.insert(feature.id.text.lowercased())
            // A section can open its project, and a project its sections.
            if let project = feature[.roadProjectID].text { ids.insert(project.lowercased()) }
        }
    }
}

extension [Feature] {
    /// True when `stored` has exactly these links, with the same geometries and properties.
    func areStored(in stored: [Feature]) -> Bool {
        guard count == stored.count else { return false }
        let byID = Dictionary(stored.map { ($0.id, $0) }) { first, _ in first }
        let fields = CollectionSchema.accessLinks.fields
        return allSatisfy { link in
            guard let other = byID[link.id], other.geometry == link.geometry else { return false }
            return fields.allSatisfy { link[$0.name] == other[$0.name] }
        }
    }
}
