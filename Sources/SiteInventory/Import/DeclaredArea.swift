internal import SimpleFeatures

/// Compares the hectares that somebody declared with those computed from the outline.
///
/// Thresholds: domain knowledge from measured municipal data, where they give a useful number of hits.
struct DeclaredArea {
    var declaredHectares: Double
    /// Geodesic.
    var computedHectares: Double

    /// The finding that a feature's declared area is not that of its outline; `nil` where there is nothing to compare.
    static func finding(of feature: Feature, in collection: CollectionID, row: Int?) -> Finding? {
        let (declared, computed) =
            switch collection {
            case .sites: ("declared_gross_ha", "gross_ha")
            case .plots: ("declared_ha", "area_ha")
            default: ("", "")
            }
        guard let field = CollectionSchema.of(collection).field(declared), let said = feature[declared].number,
            let area = feature[computed].number
        else { return nil }
        return DeclaredArea(declaredHectares: said, computedHectares: area).finding(field, of: feature.id, row: row)
    }

    /// The unit that the declared figure seems to be in, when it is not hectares.
    var unit: AreaUnit? { AreaUnit.allCases.first { $0.ratio.contains(declaredHectares / computedHectares) } }

    /// Relative to the computed area.
    var difference: Double { (declaredHectares - computedHectares) / computedHectares }

    /// How much the difference matters.
    var check: DeclaredCheck {
        let share = abs(difference)
        guard share > 0.001 else { return .agrees }
        // Below this, it is the rounding of a small plot's figure.
        guard abs(declaredHectares - computedHectares) > 0.01, share > 0.01 else { return .note }
        return share > 0.05 ? .error : .warning
    }

    /// As a finding of an import; `nil` when the difference is within what digitising explains.
    ///
    /// Never an error there, which would refuse the file: the declared figure is somebody's word, and both are shown.
    var severity: Finding.Severity? {
        switch check {
        case .agrees: nil
        case .note: .info
        case .warning, .error: .warning
        }
    }

    /// - Parameter field: the schema's field that holds the declared figure.
    func finding(_ field: CollectionSchema.Field, of id: FeatureID, row: Int?) -> Finding? {
        guard computedHectares > 0, let severity else { return nil }
        let (declared, computed) = (declaredHectares.hectaresText, computedHectares.hectaresText)
        if let unit {
            return Finding(
                .areaUnitWrong, .warning, row: row, featureID: id.text, field: field.name, value: declared.en,
                message: LocalizedText(
                    de: "\(id): Angegeben sind \(declared.de) ha, der Umriss hat \(computed.de) ha. Das sieht nach "
                        + "\(unit.text.de) aus.",
                    en: "\(id): \(declared.en) ha are declared, and the outline has \(computed.en) ha. That looks like "
                        + "\(unit.text.en)."),
                action: LocalizedText(
                    de: "Beide Zahlen behalten; gerechnet wird mit dem Umriss.",
                    en: "Both figures kept; the outline is what counts."),
                remedy: LocalizedText(de: "Bitte in Hektar angeben.", en: "Declare it in hectares."))
        }
        let percent = (abs(difference) * 100).decimalText(10)
        return Finding(
            .areaDiffers, severity, row: row, featureID: id.text, field: field.name, value: declared.en,
            message: LocalizedText(
                de:
                    "\(id): Angegeben sind \(declared.de) ha, der Umriss hat \(computed.de) ha (\(percent.de) % Unterschied).",
                en:
                    "\(id): \(declared.en) ha are declared, and the outline has \(computed.en) ha (\(percent.en) % apart)."
            ),
            action: LocalizedText(
                de: "Beide Zahlen behalten; gerechnet wird mit dem Umriss.",
                en: "Both figures kept; the outline is what counts."),
            remedy: severity == .info
                ? nil : LocalizedText(de: "Bitte Umriss oder Angabe prüfen.", en: "Check the outline or the figure."))
    }
}

extension AreaUnit {
    /// What the declared figure is when it should be 1 ha, from–to.
    fileprivate var ratio: ClosedRange<Double> {
        switch self {
        case .squareMetres: 9500...10_500
        case .ares: 95...105
        case .squareKilometres: 0.0095...0.0105
        case .acres: 2.445...2.5
        // Web Mercator's scale at the latitudes of the region, squared.
        case .webMercator: 2.55...2.65
        }
    }

    /// In the dative: "in …".
    public var text: LocalizedText {
        switch self {
        case .squareMetres: LocalizedText(de: "Quadratmetern", en: "square metres")
        case .ares: LocalizedText(de: "Ar", en: "ares")
        case .squareKilometres: LocalizedText(de: "Quadratkilometern", en: "square kilometres")
        case .acres: LocalizedText(de: "Acre", en: "acres")
        case .webMercator:
            LocalizedText(de: "einer Fläche in Web-Mercator (EPSG:3857)", en: "an area in Web Mercator (EPSG:3857)")
        }
    }
}
