public import SimpleFeatures

/// The names of properties, except the figures of sites (``SiteFigure``).
///
/// Collections share a name for the same property, such as `site_id` of plots and of access links.
///
/// To add a field, add its name here and its definition to the schema of the collection, and raise the format of the
/// inventory in `GeoPackageSchema.swift`.
public enum FieldName: String, Hashable, Sendable, CaseIterable {
    case siteID = "site_id"
    case status
    case usable
    case condition
    case availableFrom = "available_from"
    case reservedForOwner = "reserved_for_owner"
    case zoning
    case declaredHectares = "declared_ha"
    case assumed
    case areaHectares = "area_ha"
    case name
    case kind
    case severity
    case bufferMetres = "buffer_m"
    case district
    case quantity
    case targetValue = "value"
    case targetUnit = "unit"
    case qualifier
    case year
    case scope
    case agreementLines = "agreement_lines"
    case statusDate = "status_date"
    case statusSource = "status_source"
    case status2005 = "status_2005"
    case targetYear = "target_year"
    case currentState = "current_state"
    case promisedBy = "promised_by"
    case financing
    case sections
    case roadProjectID = "road_project_id"
    case junctionNumber = "number"
    case road
    case roadClass = "road_class"
    case travelDirection = "direction"
    case maxSpeedKilometresPerHour = "max_speed_kmh"
    case basis
    case targetKind = "target_kind"
    case junctionID = "junction_id"
    case rank
    case method
    case straightLineMetres = "straight_line_m"
    case bearingDegrees = "bearing_degrees"
    case roadMetres = "road_m"
    case driveMinutes = "drive_minutes"
    case approachMetres = "approach_m"
    case targetApproachMetres = "target_approach_m"
    case unreached
    case measuredFrom = "from"
    case connectionState = "connection_state"
    case roadStatus = "road_status"
    case siteKind = "site_kind"
    case municipality
    case municipalityAGS = "municipality_ags"
    case category
    case competenceField = "competence_field"
    case landType = "land_type"
    case formerUse = "former_use"
    case priority
    case funding
    case partOf = "part_of"
    case programme
    case fullyMarketed = "fully_marketed"
    case declaredQualifier = "declared_qualifier"
    case areaSource = "area_source"
    case representativeLatitude = "representative_latitude"
    case representativeLongitude = "representative_longitude"
    case locationConfidence = "location_confidence"
    case hectaresReason = "hectares_reason"
    case nearestProjectID = "nearest_project_id"
    case nearestJunctionID = "nearest_junction_id"
    case nearestJunctionByRoadID = "nearest_junction_by_road_id"
    case roadUnreached = "road_unreached"
    case connectedNow = "connected_now"
    case connectionIfBuilt = "connection_if_built"
    case conditions
    case accessLinks = "access_links"
    case source
    case surveyDate = "survey_date"
    case validFrom = "valid_from"
    case validTo = "valid_to"
    case accuracyMetres = "accuracy_m"
    case note
    case extraAttributes = "extra"
    case confidentialAttributes = "confidential"
}

extension Feature {
    /// The property's value, ``PropertyValue/null`` when there is none.
    public subscript(_ name: FieldName) -> PropertyValue {
        get { properties[name] ?? .null }
        set { properties[name] = newValue }
    }

    /// The figure's value, ``PropertyValue/null`` when it is unknown.
    public subscript(_ figure: SiteFigure) -> PropertyValue {
        get { properties[key: figure.key, figure.rawValue] ?? .null }
        set { properties[key: figure.key, figure.rawValue] = newValue }
    }
}

extension PropertyRow {
    /// The property's value; `nil` when there is none.
    public subscript(_ name: FieldName) -> PropertyValue? {
        get { self[key: name.index, name.rawValue] }
        set { self[key: name.index, name.rawValue] = newValue }
    }
}
