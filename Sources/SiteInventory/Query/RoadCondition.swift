/// A condition on the roads that a site is linked to or waits for. Empty lists have no effect.
///
/// The first three properties apply to the same link: a site matches when one of its links meets all of them.
public struct RoadCondition: Hashable, Sendable {
    /// The ids of road projects that a link leads to.
    public var roadProjects: [String]
    /// The statuses of the road project; empty for any.
    public var roadStatuses: [RoadStatus]
    /// The bases of the link; empty for any.
    public var bases: [AccessLink.Basis]
    /// Road projects or sections that land of the site waits for. A project includes its sections.
    public var waitsFor: [String]

    /// Creates a condition; empty lists do not restrict it.
    public init(
        roadProjects: [String] = [], roadStatuses: [RoadStatus] = [], bases: [AccessLink.Basis] = [],
        waitsFor: [String] = []
    ) {
        self.roadProjects = roadProjects
        self.roadStatuses = roadStatuses
        self.bases = bases
        self.waitsFor = waitsFor
    }

    /// True when a link must exist.
    public var asksForLink: Bool { !roadProjects.isEmpty || !roadStatuses.isEmpty || !bases.isEmpty }
    /// True when every site meets it.
    public var isEmpty: Bool { !asksForLink && waitsFor.isEmpty }
}
