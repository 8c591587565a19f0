public import SimpleFeatures

/// Assumptions about open roads and a later year, for figures that are computed but not stored.
///
/// A scenario opens roads and moves the year forward. It does not close roads or change geometries.
public struct Scenario: Hashable, Sendable {
    /// The assumed year. Roads with this target year or an earlier one count as open. Conditions that name a year up to
    /// it count as met.
    ///
    /// The year applies to sections, and to projects without sections. It does not open a road without a target year or
    /// a dropped road.
    public var availableBy: Int?
    /// The ids of road projects and sections that count as open. A project opens all its sections.
    public var open: Set<FeatureID>

    /// Creates a scenario. Without arguments it is the current state.
    public init(availableBy: Int? = nil, open: Set<FeatureID> = []) {
        self.availableBy = availableBy
        self.open = open
    }

    /// The current state, without assumptions.
    public static let asIs = Scenario()

    /// True for the current state.
    public var isAsIs: Bool { self == .asIs }

    /// The permitted years of ``availableBy``.
    public static let years = 1900...2999
}

extension Scenario {
    /// Creates a scenario and looks up the ids in the inventory.
    ///
    /// - Parameter open: ids of road projects and sections; the case of letters does not matter.
    /// - Throws: ``ScenarioError`` for an unknown id; the errors of the snapshot.
    public init(availableBy: Int?, open ids: [String], _ snapshot: any InventorySnapshot) throws {
        self.init(availableBy: availableBy)
        guard !ids.isEmpty else { return }
        var known: [String: FeatureID] = [:]
        for collection in [CollectionID.roadProjects, .roadSections] {
            try snapshot.forEachFeature(in: collection) { known[$0.id.text.lowercased()] = $0.id }
        }
        for id in ids {
            guard let road = known[id.lowercased()] else {
                throw ScenarioError(id: id, known: known.values.map(\.text).sorted())
            }
            open.insert(road)
        }
    }
}

/// An unknown road project or section in a scenario.
public struct ScenarioError: Error, Hashable {
    /// The unknown id.
    public var id: String
    /// The most similar known id; `nil` when none is similar.
    public var nearest: String?
    /// The message for users, with similar or known ids.
    public var text: LocalizedText

    init(id: String, known: [String]) {
        self.id = id
        nearest = id.nearest(among: known)
        let shown = "\"\(id.prefix(80))\""
        let some = known.prefix(20).joined(separator: ", ")
        text = LocalizedText(
            de: "Es gibt weder ein Verkehrsprojekt noch einen Abschnitt \(shown). "
                + (nearest.map { "Gemeint ist vielleicht \($0)." }
                    ?? (some.isEmpty ? "Es sind keine eingelesen." : "Es gibt: \(some).")),
            en: "There is neither a road project nor a section \(shown). "
                + (nearest.map { "Did you mean \($0)?" }
                    ?? (some.isEmpty ? "None were imported." : "There are: \(some).")))
    }
}
