internal import SimpleFeatures

/// The connection state of a site, now and after the opening of each road that would change it.
///
/// Only documented links and the conditions of plots count. A distance does not prove a connection.
struct SiteConnection: Hashable, Sendable {
    var now: ConnectionState
    /// The future states, sorted by the roads' ids. Only roads whose opening changes the state.
    var ifBuilt: [FutureConnection]

    /// The state after the opening of one road.
    struct FutureConnection: Hashable, Sendable {
        /// The id of a road project or a section.
        var road: String
        var state: ConnectionState
    }

    /// - Parameters:
    ///   - documented: the documented links of the site.
    ///   - plots: the plots of the site.
    init(_ documented: [AccessLink], _ plots: [Plot], _ roads: Roads) {
        var states: [String: ConnectionState] = [:]
        for link in documented { states[link.target.id.text] = link.connection ?? .unknown }
        for condition in plots.compactMap(\.condition) {
            guard let road = roads.conditions.road(condition) else { continue }
            states[road.id.text] = ConnectionState(roadStatus: road.status)
        }
        now = Self.best(states.values)
        // A project opens with all its sections.
        let projects = states.keys.compactMap { roads.projectOfSection[$0.lowercased()]?.text }
        let current = now
        ifBuilt = Set(states.keys).union(projects).sorted().compactMap { road in
            let built = states.map { other, state in
                other == road || roads.projectOfSection[other.lowercased()]?.text == road ? .existing : state
            }
            let state = Self.best(built)
            return state == current ? nil : FutureConnection(road: road, state: state)
        }
    }

    /// The first state in the order of the vocabulary, which begins with the best; `unknown` for an empty sequence.
    private static func best(_ states: some Sequence<ConnectionState>) -> ConnectionState {
        let present = Set(states)
        return ConnectionState.allCases.first { present.contains($0) } ?? .unknown
    }
}
