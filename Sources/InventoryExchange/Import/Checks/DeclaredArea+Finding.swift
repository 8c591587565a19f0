internal import SimpleFeatures
internal import SiteInventory

extension DeclaredArea {
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
