internal import SimpleFeatures

// What does not fit the rest of the inventory, in words.

extension Finding {
    static func missingSite(_ id: FeatureID) -> Finding {
        Finding(
            .siteMissing, .warning, featureID: id.text,
            message: LocalizedText(
                de: "\(id) nennt keinen Standort und zählt deshalb nirgends. Bitte ST_NR ausfüllen.",
                en: "\(id) names no site and so counts nowhere. Fill in ST_NR."))
    }

    static func unknownSite(_ site: String, namedBy id: FeatureID) -> Finding {
        Finding(
            .siteUnknown, .warning, featureID: id.text, value: site,
            message: LocalizedText(
                de: "\(id) verweist auf den Standort \(site), der nicht im Bestand ist. Behalten; bitte nachliefern.",
                en: "\(id) refers to the site \(site), which is not in the inventory. Kept; deliver it too."))
    }

    static func unknownRoad(_ road: String, namedBy id: FeatureID) -> Finding {
        Finding(
            .roadUnknown, .warning, featureID: id.text, value: road,
            message: LocalizedText(
                de: "\(id) verweist auf das Verkehrsprojekt \(road), das nicht im Bestand ist. "
                    + "Behalten; bitte nachliefern.",
                en: "\(id) refers to the road project \(road), which is not in the inventory. Kept; deliver it too."))
    }

    static func unknownCondition(_ condition: String, of id: FeatureID) -> Finding {
        Finding(
            .conditionUnknown, .warning, featureID: id.text, value: condition,
            message: LocalizedText(
                de: "\(id) wartet auf „\(condition)“; so heißt kein Verkehrsprojekt, kein Abschnitt und kein Jahr. Die "
                    + "Fläche bleibt bedingt verfügbar, bis die Bedingung berichtigt ist.",
                en:
                    "\(id) waits for \"\(condition)\", which is no road project, no section and no year. The land stays "
                    + "conditional until the condition is corrected."))
    }

    static func outsideSite(_ site: String, _ id: FeatureID, hectares: Double, of all: Double) -> Finding {
        let (outside, whole) = (hectares.hectaresText, all.hectaresText)
        return Finding(
            .outsideSite, .warning, featureID: id.text, value: site,
            message: LocalizedText(
                de: "\(id): \(outside) von \(whole) ha liegen außerhalb des Standorts \(site) und zählen nicht. "
                    + "Bitte Umriss oder Zuordnung prüfen.",
                en: "\(id): \(outside) of \(whole) ha lie outside the site \(site) and do not count. "
                    + "Check the outline, or the site that it names."))
    }

    static func missingSeverity(_ id: FeatureID) -> Finding {
        Finding(
            .severityMissing, .warning, featureID: id.text,
            message: LocalizedText(
                de: "\(id) hat keine lesbare Schwere; sie gilt als „schwerwiegend“ und zieht keine Hektar ab. "
                    + "Bitte SCHWERE ausfüllen: hart, schwerwiegend, gering oder keine.",
                en: "\(id) has no readable severity; it counts as severe and takes no hectares away. "
                    + "Fill in SCHWERE: hard, severe, minor or none."))
    }
}
