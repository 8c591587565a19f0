/// A condition on the roads of a site: what it is linked to, and what its land waits for. Empty lists ask for nothing.
///
/// The first three speak of the same link: a site is selected when one of its links is all that is asked for.
public struct RoadCondition: Hashable, Sendable {
    /// Road projects that a link leads to, by their ids.
    public var roadProjects: [String]
    public var roadStatuses: [RoadStatus]
    public var bases: [AccessLink.Basis]
    /// Road projects or sections that land of the site waits for; a project stands for its sections too.
    public var waitsFor: [String]

    public init(
        roadProjects: [String] = [], roadStatuses: [RoadStatus] = [], bases: [AccessLink.Basis] = [],
        waitsFor: [String] = []
    ) {
        self.roadProjects = roadProjects
        self.roadStatuses = roadStatuses
        self.bases = bases
        self.waitsFor = waitsFor
    }

    public var asksForLink: Bool { !roadProjects.isEmpty || !roadStatuses.isEmpty || !bases.isEmpty }
    public var isEmpty: Bool { !asksForLink && waitsFor.isEmpty }
}
