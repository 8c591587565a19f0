public import SimpleFeatures

/// A question asked as if something were so that is not so yet: nothing of it is stored.
///
/// A scenario opens roads and lets years come; it closes no road that is open, and moves no land.
public struct Scenario: Hashable, Sendable {
    /// Roads with this target year or an earlier one count as open, and what waits for a year up to it has come true.
    ///
    /// It speaks of sections, and of projects without sections. Nothing falls due without a target year, and no project
    /// that was dropped.
    public var availableBy: Int?
    /// Road projects, which open all their sections, and sections that count as open: ids as the inventory writes them.
    public var open: Set<FeatureID>

    public init(availableBy: Int? = nil, open: Set<FeatureID> = []) {
        self.availableBy = availableBy
        self.open = open
    }

    /// As everything is now.
    public static let asIs = Scenario()

    public var isAsIs: Bool { self == .asIs }

    /// The years that can be asked for.
    public static let years = 1900...2999
}

extension Scenario {
    /// - Parameter open: ids of road projects and sections, in any case of letters.
    /// - Throws: ``ScenarioError`` for an id that the inventory does not know; what the snapshot throws.
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

/// A road was to count as open that the inventory does not know.
public struct ScenarioError: Error, Hashable {
    public var id: String
    /// The id that was probably meant.
    public var nearest: String?
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
