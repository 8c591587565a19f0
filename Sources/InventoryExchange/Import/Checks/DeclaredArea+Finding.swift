internal import SimpleFeatures
internal import SiteInventory

extension DeclaredArea {
    /// Returns the finding that the declared area differs from the computed one. Returns `nil` when they agree or one
    /// is missing.
    static func finding(of feature: Feature, in collection: CollectionID, row: Int?) -> Finding? {
        let name: String
        let areas: (declared: Double?, computed: Double?)
        switch collection {
        case .sites:
            name = SiteFigure.declaredGrossHectares.rawValue
            areas = (feature[.declaredGrossHectares].number, feature[.grossHectares].number)
        case .plots:
            name = FieldName.declaredHectares.rawValue
            areas = (feature[.declaredHectares].number, feature[.areaHectares].number)
        default: return nil
        }
        guard let declared = areas.declared, let computed = areas.computed,
            let field = CollectionSchema.of(collection).field(name)
        else { return nil }
        return DeclaredArea(declaredHectares: declared, computedHectares: computed)
            .finding(field, of: feature.id, row: row)
    }

    /// The severity of the difference in an import; `nil` when digitising explains it.
    ///
    /// Never an error, which would refuse the file: the inventory stores and shows both figures.
    var severity: Finding.Severity? {
        switch check {
        case .agrees: nil
        case .note: .info
        case .warning, .error: .warning
        }
    }

    /// - Parameter field: the schema field of the declared area.
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
