internal import SimpleFeatures

/// The roads that changed since the sites were last computed.
struct ChangedRoads {
    private(set) var isEmpty = true
    /// The ids of changed projects and sections in lower case. Plots may name them as conditions.
    private(set) var ids: Set<String> = []
    /// True when the road network has changed.
    private(set) var isEverywhere = false
    /// The changed projects and junctions before and after the changes.
    private var projects: [Feature] = []
    private var junctions: [Feature] = []

    mutating func add(_ features: [Feature], in collection: CollectionID) {
        isEmpty = false
        switch collection {
        case .junctions: junctions += features
        case .roadProjects: projects += features
        case .roadNetwork: isEverywhere = true
        default: break
        }
        guard collection != .junctions else { return }
        for feature in features {
            ids.insert(feature.id.text.lowercased())
            // A section can open its project, and a project its sections.
            if let project = feature[.roadProjectID].text { ids.insert(project.lowercased()) }
        }
    }

    /// The regions in which projects, and junctions, can be among the nearest of a site.
    ///
    /// - Parameter roads: the roads after the changes.
    func regions(_ roads: RoadInventory) -> [NearestRegion] {
        // A junction exists when its road is open. An open project of kind junction is a junction.
        let dependent = roads.junctions.filter { ids.contains($0.roadProjectID?.lowercased() ?? "") }
        let asJunctions = projects.filter { RoadProject($0).kind == .junction }
        let changedProjects = Set(projects.map(\.id))
        let changedJunctions = Set(junctions.map(\.id) + dependent.map(\.id) + asJunctions.map(\.id))
        return [
            NearestRegion(
                unchanged: roads.projectTargets.filter { !changedProjects.contains($0.target.id) }.compactMap(\.course),
                changed: projects.compactMap(\.geometry)),
            NearestRegion(
                unchanged: roads.junctionTargets.filter { !changedJunctions.contains($0.target.id) }
                    .compactMap(\.course),
                changed: (junctions + asJunctions).compactMap(\.geometry) + dependent.compactMap(\.place)),
        ]
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
