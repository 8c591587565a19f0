internal import SimpleFeatures

/// The road projects, sections and junctions of an inventory, without the road network.
struct RoadInventory: Sendable {
    var projects: [FeatureID: RoadProject]
    var sections: [RoadSection]
    var junctions: [Junction]
    var conditions: Conditions

    init(_ snapshot: any InventorySnapshot, year: Int, scenario: Scenario = .asIs) throws {
        let projects = try snapshot.features(in: .roadProjects).map(RoadProject.init)
        sections = try snapshot.features(in: .roadSections).map(RoadSection.init)
        junctions = try snapshot.features(in: .junctions).map(Junction.init)
        self.projects = Dictionary(projects.map { ($0.id, $0) }) { first, _ in first }
        conditions = Conditions(projects: projects, sections: sections, year: year, scenario: scenario)
    }

    /// The project of each section, by the section's id in lower case.
    var projectOfSection: [String: FeatureID] {
        Dictionary(
            sections.compactMap { section in section.roadProjectID.map { (section.id.text.lowercased(), $0) } }
        ) { first, _ in first }
    }

    /// The road projects, sorted by id.
    var projectTargets: [RoadTarget] {
        projects.values.sorted { $0.id < $1.id }.map {
            RoadTarget(target: AccessLink.Target(.roadProject, $0.id), roadStatus: $0.status, course: $0.course)
        }
    }

    /// The junctions in operation, sorted by id: existing junctions, and open road projects of kind junction.
    var junctionTargets: [RoadTarget] {
        let taken = Set(junctions.map(\.id))
        let opened = projects.values.filter { $0.kind == .junction && $0.status == .open && !taken.contains($0.id) }
        let places = junctions.filter(exists).map { ($0.id, $0.place) } + opened.map { ($0.id, $0.course) }
        return places.sorted { $0.0 < $1.0 }.map {
            RoadTarget(target: AccessLink.Target(.junction, $0.0), roadStatus: nil, course: $0.1)
        }
    }

    /// True unless the junction belongs to a road project or a section that is not open.
    func exists(_ junction: Junction) -> Bool {
        guard let road = junction.roadProjectID else { return true }
        return conditions.isMet(road)
    }
}
