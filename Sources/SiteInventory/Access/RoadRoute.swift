public import SimpleFeatures

/// A way by the road network from a site to a target: the fastest there is, or why there is none.
public enum RoadRoute: Hashable, Sendable {
    case way(Way)
    case unreached(UnreachedReason)

    public struct Way: Hashable, Sendable {
        /// The length of the way on the network, in metres; the straight lines at its ends are not in it.
        public var metres: Double
        public var minutes: Double
        /// The straight line from the site's boundary, or its point, to the network, in metres; 0 where a road meets it.
        public var approachMetres: Double
        /// The straight line from the network to the target, in metres.
        public var targetApproachMetres: Double
        /// From the access point on the network to where the target is reached; in the inventory's plane.
        public var path: [Position]
    }

    public var way: Way? {
        if case .way(let way) = self { way } else { nil }
    }

    public var unreachedReason: UnreachedReason? {
        if case .unreached(let reason) = self { reason } else { nil }
    }
}
