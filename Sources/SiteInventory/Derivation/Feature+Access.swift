package import SimpleFeatures

// Links as features, and in the properties of their sites.

extension Feature {
    /// - Parameter links: in the order in which they are to be told: documented ones, then the nearest first.
    mutating func setAccess(_ links: [AccessLink], connection: SiteConnection) {
        self[.accessLinks] = .json(list: links.map(\.members))
        func nearest(_ kind: AccessLink.TargetKind) -> AccessLink? {
            links.first { $0.target.kind == kind && $0.rank == 1 }
        }
        let project = nearest(.roadProject)
        self[.nearestProjectID] = PropertyValue(project?.target.id.text)
        self[.nearestProjectStraightLineMetres] = PropertyValue(project?.straightLineMetres)
        let junction = nearest(.junction)
        self[.nearestJunctionID] = PropertyValue(junction?.target.id.text)
        self[.nearestJunctionStraightLineMetres] = PropertyValue(junction?.straightLineMetres)
        self[.connectionState] = .string(connection.now.rawValue)
        self[.connectedNow] = .boolean(connection.now == .existing)
        self[.connectionIfBuilt] = .json(list: connection.ifBuilt.map(\.members))
    }

    mutating func setRoutes(_ routes: SiteRoutes) {
        let junction = routes.links.first { $0.target.kind == .junction }
        self[.nearestJunctionByRoadID] = PropertyValue(junction?.target.id.text)
        self[.nearestJunctionRoadMetres] = PropertyValue(junction?.route?.found?.metres)
        self[.nearestJunctionDriveMinutes] = PropertyValue(junction?.route?.found?.minutes)
        self[.roadUnreached] = PropertyValue(routes.junctionUnreached?.rawValue)
    }

    init(_ link: AccessLink) {
        self.init(id: link.id, geometry: link.measured?.line, properties: link.measured?.properties ?? [:])
        self[.siteID] = .string(link.siteID.text)
        self[.targetKind] = .string(link.target.kind.rawValue)
        self[.roadProjectID] = link.target.kind == .roadProject ? .string(link.target.id.text) : .null
        self[.junctionID] = link.target.kind == .junction ? .string(link.target.id.text) : .null
        self[.rank] = PropertyValue(link.rank)
        self[.basis] = .string(link.basis.rawValue)
        self[.method] = PropertyValue(link.measured?.method.rawValue)
        self[.connectionState] = PropertyValue(link.connection?.rawValue)
        self[.roadStatus] = PropertyValue(link.roadStatus?.rawValue)
        self[.agreementLines] = PropertyValue(link.agreementLines)
        self[.source] = PropertyValue(link.source)
    }

    package var isComputedLink: Bool { self[.basis].text == AccessLink.Basis.computed.rawValue }

    /// True for a link by road.
    var isRoute: Bool { self[.method].text == AccessLink.Method.byRoad.rawValue }
}

extension AccessLink.Measured {
    /// What is drawn: a point where there is no way to go, nothing where there is no way.
    fileprivate var line: Geometry? {
        switch self {
        case .straightLine(let line):
            line.metres > 0 ? .lineString(LineString([line.start, line.end])) : .point(line.start)
        case .byRoad(.found(let route)):
            route.path.count > 1 ? .lineString(LineString(route.path)) : route.path.first.map { .point($0) }
        case .byRoad(.unreached): nil
        }
    }

    fileprivate var properties: [String: PropertyValue] {
        switch self {
        case .straightLine(let line):
            [
                "straight_line_m": .number(line.metres), "bearing_degrees": PropertyValue(line.bearingDegrees),
                "from": .string(line.origin.rawValue),
            ]
        case .byRoad(.found(let route)):
            [
                "road_m": .number(route.metres), "drive_minutes": .number(route.minutes),
                "approach_m": .number(route.approachMetres), "target_approach_m": .number(route.targetApproachMetres),
            ]
        case .byRoad(.unreached(let reason)): ["unreached": .string(reason.rawValue)]
        }
    }
}

extension AccessLink {
    /// The documented link in the feature; `nil` when it is a computed one.
    init?(documented feature: Feature) {
        guard feature[.basis].text == Basis.documented.rawValue, let site = feature[.siteID].text,
            let road = feature[.roadProjectID].text
        else { return nil }
        self.init(
            siteID: FeatureID(site), target: Target(.roadProject, FeatureID(road)), basis: .documented,
            connection: ConnectionState(feature[.connectionState]) ?? .unknown,
            roadStatus: RoadStatus(feature[.roadStatus]), measured: nil,
            source: feature[.source].text, agreementLines: feature[.agreementLines].text)
    }

    fileprivate var members: [(name: String, value: PropertyValue)] {
        let line: StraightLine? = if case .straightLine(let line) = measured { line } else { nil }
        return [
            ("target_kind", .string(target.kind.rawValue)),
            (target.kind == .junction ? "junction_id" : "road_project_id", .string(target.id.text)),
            ("basis", .string(basis.rawValue)),
            ("rank", PropertyValue(rank)),
            ("connection_state", PropertyValue(connection?.rawValue)),
            ("road_status", PropertyValue(roadStatus?.rawValue)),
            ("straight_line_m", PropertyValue(line?.metres)),
            ("from", PropertyValue(line?.origin.rawValue)),
            ("source", PropertyValue(source)),
            ("agreement_lines", PropertyValue(agreementLines)),
        ]
    }
}

extension SiteConnection.FutureConnection {
    fileprivate var members: [(name: String, value: PropertyValue)] {
        [("road_project_id", .string(road)), ("connection_state", .string(state.rawValue))]
    }
}
