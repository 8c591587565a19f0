internal import SimpleFeatures

/// Whether a site is connected, now and with each road built of which somebody says that it connects the site.
///
/// Nearness is no connection: only documented links and the roads on which plots depend count.
struct SiteConnection: Hashable, Sendable {
    var now: ConnectionState
    /// By the ids of the roads; only roads that would change something.
    var ifBuilt: [IfBuilt]

    struct IfBuilt: Hashable, Sendable {
        /// A road project or a section.
        var road: String
        var state: ConnectionState
    }

    /// - Parameters:
    ///   - documented: the site's documented links.
    ///   - plots: those of the site.
    init(_ documented: [AccessLink], _ plots: [Plot], _ roads: Roads) {
        var states: [String: ConnectionState] = [:]
        for link in documented { states[link.target.id.text] = link.connection ?? .unknown }
        for condition in plots.compactMap(\.condition) {
            guard let road = roads.conditions.road(condition) else { continue }
            states[road.id.text] = ConnectionState(roadStatus: road.status)
        }
        now = Self.best(states.values)
        // Building a project builds its sections.
        let projects = states.keys.compactMap { roads.projectOfSection[$0.lowercased()]?.text }
        let current = now
        ifBuilt = Set(states.keys).union(projects).sorted().compactMap { road in
            let built = states.map { other, state in
                other == road || roads.projectOfSection[other.lowercased()]?.text == road ? .existing : state
            }
            let state = Self.best(built)
            return state == current ? nil : IfBuilt(road: road, state: state)
        }
    }

    /// The best of them: cases stand in that order.
    private static func best(_ states: some Sequence<ConnectionState>) -> ConnectionState {
        let present = Set(states)
        return ConnectionState.allCases.first { present.contains($0) } ?? .unknown
    }
}
