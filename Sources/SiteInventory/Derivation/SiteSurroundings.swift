internal import GeometryEngine
internal import SimpleFeatures

/// What lies around a site and decides over its land: plots, constraints, and the roads that plots wait for.
///
/// Roads and the largest buffer are read once and kept until they are said to have changed.
final class SiteSurroundings {
    private let snapshot: any InventorySnapshot
    private let today: CalendarDay
    private var roads: Roads?
    private var largestBuffer_m: Double?

    /// The roads as they are now.
    struct Roads {
        var projects: [FeatureID: RoadProject]
        var conditions: Conditions
    }

    init(_ snapshot: any InventorySnapshot, today: CalendarDay) {
        self.snapshot = snapshot
        self.today = today
    }

    func forgetRoads() { roads = nil }

    func forgetConstraints() { largestBuffer_m = nil }

    func loadRoads() throws -> Roads {
        if let roads { return roads }
        let projects = try snapshot.features(in: .roadProjects).map(RoadProject.init)
        let sections = try snapshot.features(in: .roadSections).map(RoadSection.init)
        let loaded = Roads(
            projects: Dictionary(projects.map { ($0.id, $0) }) { first, _ in first },
            conditions: Conditions(projects: projects, sections: sections, year: today.year))
        roads = loaded
        return loaded
    }

    func plots(of site: Site) throws -> [Plot] {
        try snapshot.features(in: .plots, where: "site_id", equals: site.id.text).map(Plot.init)
    }

    func constraints(meeting site: Site) throws -> [ConstraintArea] {
        guard let footprint = site.footprint, let box = Envelope(footprint) else { return [] }
        return try snapshot.features(in: .constraints, meeting: box.grown(by: try largestBuffer()))
            .map(ConstraintArea.init).filter { $0.isValid(on: today) }
    }

    /// - Returns: `nil` for a site without a footprint.
    func partition(of site: Site, measures: Measures) throws -> LandPartition? {
        guard let footprint = site.footprint else { return nil }
        return try LandPartition(
            footprint: footprint, plots: plots(of: site), constraints: constraints(meeting: site),
            conditions: loadRoads().conditions, measures: measures)
    }

    /// The largest buffer of any constraint: so far beyond a site one must look.
    private func largestBuffer() throws -> Double {
        if let largestBuffer_m { return largestBuffer_m }
        var largest = 0.0
        try snapshot.forEachFeature(in: .constraints) { largest = max(largest, ConstraintArea($0).buffer_m) }
        largestBuffer_m = largest
        return largest
    }
}
