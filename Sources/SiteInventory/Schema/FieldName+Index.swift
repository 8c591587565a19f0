package import SimpleFeatures

// Features find properties by the numbers of their names, without hashing. See ``PropertyLayout``.

extension FieldName {
    /// The number of the name among ``CollectionSchema/keys``.
    var index: Int {
        switch self {
        case .siteID: 0
        case .status: 1
        case .usable: 2
        case .condition: 3
        case .availableFrom: 4
        case .reservedForOwner: 5
        case .zoning: 6
        case .declaredHectares: 7
        case .assumed: 8
        case .areaHectares: 9
        case .name: 10
        case .kind: 11
        case .severity: 12
        case .bufferMetres: 13
        case .district: 14
        case .quantity: 15
        case .targetValue: 16
        case .targetUnit: 17
        case .qualifier: 18
        case .year: 19
        case .scope: 20
        case .agreementLines: 21
        case .statusDate: 22
        case .statusSource: 23
        case .status2005: 24
        case .targetYear: 25
        case .currentState: 26
        case .promisedBy: 27
        case .financing: 28
        case .sections: 29
        case .roadProjectID: 30
        case .junctionNumber: 31
        case .road: 32
        case .roadClass: 33
        case .travelDirection: 34
        case .maxSpeedKilometresPerHour: 35
        case .basis: 36
        case .targetKind: 37
        case .junctionID: 38
        case .rank: 39
        case .method: 40
        case .straightLineMetres: 41
        case .bearingDegrees: 42
        case .roadMetres: 43
        case .driveMinutes: 44
        case .approachMetres: 45
        case .targetApproachMetres: 46
        case .unreached: 47
        case .measuredFrom: 48
        case .connectionState: 49
        case .roadStatus: 50
        case .siteKind: 51
        case .municipality: 52
        case .municipalityAGS: 53
        case .category: 54
        case .competenceField: 55
        case .landType: 56
        case .formerUse: 57
        case .priority: 58
        case .funding: 59
        case .partOf: 60
        case .programme: 61
        case .fullyMarketed: 62
        case .declaredQualifier: 63
        case .areaSource: 64
        case .representativeLatitude: 65
        case .representativeLongitude: 66
        case .locationConfidence: 67
        case .hectaresReason: 68
        case .nearestProjectID: 69
        case .nearestJunctionID: 70
        case .nearestJunctionByRoadID: 71
        case .roadUnreached: 72
        case .connectedNow: 73
        case .connectionIfBuilt: 74
        case .conditions: 75
        case .accessLinks: 76
        case .source: 77
        case .surveyDate: 78
        case .validFrom: 79
        case .validTo: 80
        case .accuracyMetres: 81
        case .note: 82
        case .extraAttributes: 83
        case .confidentialAttributes: 84
        }
    }
}

extension SiteFigure {
    /// The number of the name among ``CollectionSchema/keys``.
    var key: Int { FieldName.allCases.count + index }
}

extension CollectionSchema {
    /// All names of fields and figures, in the order of their numbers.
    static let keys = FieldName.allCases.map(\.rawValue) + SiteFigure.allCases.map(\.rawValue)
}

extension PropertyLayout {
    /// Creates a layout with the fields in their order.
    package convenience init(_ fields: [CollectionSchema.Field]) {
        self.init(fields.map(\.name), keys: CollectionSchema.keys)
    }
}
