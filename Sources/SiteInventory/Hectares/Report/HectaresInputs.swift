public import SimpleFeatures

/// The features from which the hectares of a site are computed, at one version of the inventory.
public struct HectaresInputs: Sendable {
    /// The coordinate reference system of the geometries.
    public var crs: CRS
    /// The version of the inventory; 0 for an empty one.
    public var datasetVersion: Int64
    /// The day for which validity dates and years are evaluated.
    public var judgedOn: CalendarDay
    /// The site.
    public var site: VersionedFeature
    /// The plots of the site.
    public var plots: [VersionedFeature] = []
    /// The constraints that are valid on the day and whose buffered envelopes meet the site's envelope.
    public var constraints: [VersionedFeature] = []
    /// The road projects that plots wait for, and the projects of such sections; all projects in a scenario.
    public var roadProjects: [VersionedFeature] = []
    /// The sections that plots wait for, and the sections of such projects; all sections in a scenario.
    public var roadSections: [VersionedFeature] = []

    /// Creates inputs that contain only the site.
    public init(crs: CRS, datasetVersion: Int64, judgedOn: CalendarDay, site: VersionedFeature) {
        self.crs = crs
        self.datasetVersion = datasetVersion
        self.judgedOn = judgedOn
        self.site = site
    }

    /// The inputs by collection, in a fixed order.
    public var byCollection: [(collection: CollectionID, features: [VersionedFeature])] {
        [
            (.sites, [site]), (.plots, plots), (.constraints, constraints), (.roadProjects, roadProjects),
            (.roadSections, roadSections),
        ]
    }

    func conditions(in scenario: Scenario) -> Conditions {
        Conditions(
            projects: roadProjects.map { RoadProject($0.feature) },
            sections: roadSections.map { RoadSection($0.feature) }, year: judgedOn.year, scenario: scenario)
    }
}

/// A feature with the version of the inventory at which it last changed.
public struct VersionedFeature: Hashable, Sendable {
    /// The feature.
    public var feature: Feature
    /// The version of the inventory.
    public var version: Int64

    /// Creates a feature of the version.
    public init(_ feature: Feature, version: Int64) {
        self.feature = feature
        self.version = version
    }
}

extension InventorySnapshot {
    /// Reads the inputs of a site's hectares; `nil` for an unknown site.
    ///
    /// - Throws: The errors of the snapshot.
    public func hectaresInputs(for question: HectaresRequest, crs: CRS) throws -> HectaresInputs? {
        let site = question.site
        guard let feature = try feature(site, in: .sites) else { return nil }
        let day = try judgedOn() ?? .today
        var inputs = HectaresInputs(
            crs: crs, datasetVersion: try state().version, judgedOn: day,
            site: VersionedFeature(feature, version: try versions(of: [site], in: .sites)[site] ?? 0))
        let plots = try features(in: .plots, where: .siteID, equals: site.text)
        inputs.plots = try versioned(plots, in: .plots)
        inputs.constraints = try versioned(
            RelatedFeaturesReader(self, today: day).constraintFeatures(meeting: Site(feature)), in: .constraints)
        let conditions = Set(plots.compactMap { Plot($0).condition?.lowercased() })
        if !conditions.isEmpty || !question.scenario.isAsIs {
            try readRoads(named: conditions, all: !question.scenario.isAsIs, into: &inputs)
        }
        return inputs
    }

    /// - Parameter names: the ids of projects or sections in lower case.
    private func readRoads(named names: Set<String>, all: Bool, into inputs: inout HectaresInputs) throws {
        let projects = try features(in: .roadProjects)
        let sections = try features(in: .roadSections)
        func isNamed(_ id: FeatureID?) -> Bool { id.map { all || names.contains($0.text.lowercased()) } ?? false }
        let ofNamedSections = Set(sections.filter { isNamed($0.id) }.compactMap { RoadSection($0).roadProjectID })
        inputs.roadProjects = try versioned(
            projects.filter { isNamed($0.id) || ofNamedSections.contains($0.id) }, in: .roadProjects)
        inputs.roadSections = try versioned(
            sections.filter { isNamed($0.id) || isNamed(RoadSection($0).roadProjectID) }, in: .roadSections)
    }

    private func versioned(_ features: [Feature], in collection: CollectionID) throws -> [VersionedFeature] {
        let versions = try versions(of: features.map(\.id), in: collection)
        return features.map { VersionedFeature($0, version: versions[$0.id] ?? 0) }
    }
}
