package import SimpleFeatures

// Access links as features, and as properties of their sites.

extension Feature {
    /// Sets the properties derived from the links.
    ///
    /// - Parameter links: documented links first, then straight lines, nearest first.
    mutating func setAccess(_ links: [AccessLink], connection: SiteConnection) {
        self[.accessLinks] = .json(list: links.map(\.members))
        self[.nearestProjectID] = PropertyValue(links.nearestProject?.target.id.text)
        self[.nearestJunctionID] = PropertyValue(links.nearestJunction?.target.id.text)
        for (figure, unit, path) in SiteFigure.ofStraightLines {
            self[figure] = links.isEmpty ? .null : unit.value(links[keyPath: path])
        }
        self[.connectionState] = .string(connection.now.rawValue)
        self[.connectedNow] = .boolean(connection.now == .existing)
        self[.connectionIfBuilt] = .json(list: connection.ifBuilt.map(\.members))
    }

    mutating func setRoutes(_ routes: SiteRoutes) {
        self[.nearestJunctionByRoadID] = PropertyValue(routes.junction?.target.id.text)
        for (figure, unit, path) in SiteFigure.ofRoutes { self[figure] = unit.value(routes[keyPath: path]) }
        self[.roadUnreached] = PropertyValue(routes.junctionUnreached?.rawValue)
    }

    init(_ link: AccessLink) {
        self.init(
            id: link.id, geometry: link.measured?.line, row: PropertyRow(CollectionSchema.accessLinks.layout))
        for (name, value) in link.measured?.properties ?? [:] { self[name] = value }
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

    /// True for a computed link that follows the road network.
    var isRoute: Bool { self[.method].text == AccessLink.Method.byRoad.rawValue }
}

extension AccessLink.Measured {
    /// The geometry of the link: a point for a link without length, `nil` for an unreached target.
    fileprivate var line: Geometry? {
        switch self {
        case .straightLine(let line):
            line.metres > 0 ? .lineString(LineString([line.start, line.end])) : .point(line.start)
        case .byRoad(.found(let route)):
            route.path.count > 1 ? .lineString(LineString(route.path)) : route.path.first.map { .point($0) }
        case .byRoad(.unreached): nil
        }
    }

    fileprivate var properties: [FieldName: PropertyValue] {
        switch self {
        case .straightLine(let line):
            [
                .straightLineMetres: FieldUnit.metres.value(line.metres),
                .bearingDegrees: FieldUnit.degrees.value(line.bearingDegrees),
                .measuredFrom: .string(line.origin.rawValue),
            ]
        case .byRoad(.found(let route)):
            [
                .roadMetres: FieldUnit.metres.value(route.metres),
                .driveMinutes: FieldUnit.minutes.value(route.minutes),
                .approachMetres: FieldUnit.metres.value(route.approachMetres),
                .targetApproachMetres: FieldUnit.metres.value(route.targetApproachMetres),
            ]
        case .byRoad(.unreached(let reason)): [.unreached: .string(reason.rawValue)]
        }
    }
}

extension AccessLink {
    /// The documented link that the feature represents; `nil` for a computed link.
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
            ("straight_line_m", FieldUnit.metres.value(line?.metres)),
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
