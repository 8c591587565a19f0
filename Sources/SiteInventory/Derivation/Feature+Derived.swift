internal import SimpleFeatures

// What was derived, written into the properties of features.

extension Feature {
    mutating func setHectares(_ statement: HectaresStatement) {
        let figures = statement.figures
        self["gross_ha"] = PropertyValue(figures.gross)
        self["net_ha"] = PropertyValue(figures.net)
        self["developable_ha"] = PropertyValue(figures.developable)
        self["available_ha"] = PropertyValue(figures.available)
        self["conditional_ha"] = PropertyValue(figures.conditional)
        self["reserved_ha"] = PropertyValue(figures.reserved)
        self["sold_ha"] = PropertyValue(figures.sold)
        self["occupied_ha"] = PropertyValue(figures.occupied)
        self["not_marketable_ha"] = PropertyValue(figures.notMarketable)
        self["unknown_ha"] = PropertyValue(figures.unknown)
        self["restricted_ha"] = PropertyValue(figures.restricted)
        self["restricted_severe_ha"] = PropertyValue(figures.restrictedSevere)
        self["restricted_minor_ha"] = PropertyValue(figures.restrictedMinor)
        self["largest_plot_ha"] = PropertyValue(figures.largestPlot)
        self["gross_utm32_ha"] = PropertyValue(figures.grossUTM32)
        self["hectares_reason"] = PropertyValue(statement.reason?.rawValue)
        self["status"] = .string(PlotStatus(ofSite: statement).rawValue)
        self["conditions"] = .json(list: statement.conditions.map(\.members))
    }

    mutating func setAccess(_ links: [AccessLink], conditions: [ConditionalLand]) {
        self["access_links"] = .json(list: links.map(\.members))
        let nearest = links.first { $0.basis == .computed }
        self["nearest_project_id"] = PropertyValue(nearest?.roadProjectID.text)
        self["nearest_project_straight_line_m"] = PropertyValue(nearest?.measured?.straightLine_m)
        // Nearness is no connection: only what is documented tells whether a site is connected.
        let documented = links.filter { $0.basis == .documented }.compactMap(\.connection)
        let waitedFor = conditions.filter { $0.roadStatus != nil }
            .map { ConnectionState(roadStatus: $0.roadStatus) }
        let best = ConnectionState.allCases.first { documented.contains($0) || waitedFor.contains($0) }
        self["connection_state"] = .string((best ?? .unknown).rawValue)
    }

    init(_ link: AccessLink) {
        let line = link.measured.map { measured in
            measured.straightLine_m > 0
                ? Geometry.lineString(LineString([measured.start, measured.end])) : .point(measured.start)
        }
        self.init(
            id: link.id, geometry: line,
            properties: [
                "site_id": .string(link.siteID.text),
                "road_project_id": .string(link.roadProjectID.text),
                "basis": .string(link.basis.rawValue),
                "method": link.measured == nil ? .null : .string("straight_line"),
                "straight_line_m": PropertyValue(link.measured?.straightLine_m),
                "bearing_degrees": PropertyValue(link.measured?.bearingDegrees),
                "from": PropertyValue(link.measured?.origin.rawValue),
                "connection_state": PropertyValue(link.connection?.rawValue),
                "road_status": PropertyValue(link.roadStatus?.rawValue),
                "agreement_lines": PropertyValue(link.agreementLines),
                "source": PropertyValue(link.source),
            ])
    }
}

extension AccessLink {
    /// The documented link in the feature; `nil` when it is a computed one.
    init?(documented feature: Feature) {
        guard feature["basis"].text == Basis.documented.rawValue, let site = feature["site_id"].text,
            let road = feature["road_project_id"].text
        else { return nil }
        self.init(
            siteID: FeatureID(site), roadProjectID: FeatureID(road), basis: .documented,
            connection: ConnectionState(feature["connection_state"]) ?? .unknown,
            roadStatus: RoadStatus(feature["road_status"]), measured: nil,
            source: feature["source"].text, agreementLines: feature["agreement_lines"].text)
    }

    fileprivate var members: [(name: String, value: PropertyValue)] {
        [
            ("road_project_id", .string(roadProjectID.text)),
            ("basis", .string(basis.rawValue)),
            ("connection_state", PropertyValue(connection?.rawValue)),
            ("road_status", PropertyValue(roadStatus?.rawValue)),
            ("straight_line_m", PropertyValue(measured?.straightLine_m)),
            ("from", PropertyValue(measured?.origin.rawValue)),
            ("source", PropertyValue(source)),
            ("agreement_lines", PropertyValue(agreementLines)),
        ]
    }
}

extension ConditionalLand {
    fileprivate var members: [(name: String, value: PropertyValue)] {
        [
            ("condition", .string(condition)),
            ("kind", PropertyValue(kind?.rawValue)),
            ("conditional_ha", .number(hectares)),
            ("plots", .json(strings: plots)),
            ("road_status", PropertyValue(roadStatus?.rawValue)),
            ("target_year", PropertyValue(targetYear)),
        ]
    }
}

extension RoadSection {
    var summary: [(name: String, value: PropertyValue)] {
        [
            ("id", .string(id.text)),
            ("name", .string(name)),
            ("status", PropertyValue(status?.rawValue)),
            ("target_year", PropertyValue(targetYear)),
        ]
    }
}

extension PlotStatus {
    /// A site's status is the most inviting one that any of its land has.
    fileprivate init(ofSite statement: HectaresStatement) {
        let figures = statement.figures
        let byStatus: [(PlotStatus, Double?)] = [
            (.available, figures.available), (.availableConditional, figures.conditional),
            (.reserved, figures.reserved), (.unknown, figures.unknown), (.occupied, figures.occupied),
            (.sold, figures.sold), (.notMarketable, figures.notMarketable),
        ]
        self =
            statement.reason == .declaredSoldOut
            ? .sold : byStatus.first { ($0.1 ?? 0) > 0 }?.0 ?? .unknown
    }
}
