public import SimpleFeatures

/// The fastest route by road from a site to a target, or the reason why there is none.
public enum RouteResult: Hashable, Sendable {
    case found(DrivingRoute)
    case unreached(UnreachedReason)

    /// The route; `nil` when there is none.
    public var found: DrivingRoute? {
        if case .found(let route) = self { route } else { nil }
    }

    /// The reason for a missing route; `nil` when a route was found.
    public var unreachedReason: UnreachedReason? {
        if case .unreached(let reason) = self { reason } else { nil }
    }
}

/// A route on the road network between a site and a target.
public struct DrivingRoute: Hashable, Sendable {
    /// The length on the network, in metres, without the straight lines at both ends.
    public var metres: Double
    /// The driving time on the network, in minutes.
    public var minutes: Double
    /// The straight line from the site's boundary or point to the network, in metres; 0 where a road meets it.
    public var approachMetres: Double
    /// The straight line from the network to the target, in metres.
    public var targetApproachMetres: Double
    /// The positions from the site's access point to the target's, in the inventory's plane.
    public var path: [Position]
}
