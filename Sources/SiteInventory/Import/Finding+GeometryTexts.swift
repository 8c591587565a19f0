internal import SimpleFeatures

// What is wrong with a geometry, in words.

extension Finding {
    static func missingGeometry(row: Int, _ id: FeatureID) -> Finding {
        Finding(
            .geometryMissing, .notice, row: row, featureID: id.text,
            message: LocalizedText(
                de: "\(id) hat keine Geometrie. Übernommen; Hektarzahlen gibt es erst mit einem Umriss.",
                en: "\(id) has no geometry. Kept; there are no hectares until it has an outline."))
    }

    static func removedGeometry(row: Int, _ id: FeatureID) -> Finding {
        Finding(
            .geometryRemoved, .warning, row: row, featureID: id.text,
            message: LocalizedText(
                de:
                    "\(id) hatte einen Umriss, diese Lieferung hat keinen. Er wurde entfernt und steht in der Historie. "
                    + "Soll er bleiben, bitte mitliefern oder die Tabelle ohne Geometrie liefern.",
                en: "\(id) had an outline, and this delivery has none. It was removed and stands in the history. "
                    + "To keep it, deliver it too, or deliver the table without geometry."))
    }

    static func overlappingParts(before: Double, after: Double, row: Int, _ id: FeatureID) -> Finding {
        Finding(
            .partsOverlap, .warning, row: row, featureID: id.text,
            message: LocalizedText(
                de: "\(id): Teile der Fläche überlappen einander. Vereinigt, doppelte Fläche zählt einmal: "
                    + "\(after.hectaresText) ha statt \(before.hectaresText) ha.",
                en: "\(id): parts of the area overlap each other. United, so that land counts once: "
                    + "\(after.hectaresText) ha instead of \(before.hectaresText) ha."))
    }

    static func droppedHeights(row: Int, _ id: FeatureID) -> Finding {
        Finding(
            .heightsDropped, .notice, row: row, featureID: id.text,
            message: LocalizedText(
                de: "Die Ebene hat Höhen oder Messwerte (Z/M), zuerst bei \(id). Sie wurden weggelassen.",
                en: "The layer has heights or measures (Z/M), first at \(id). They were left out."))
    }

    static func repairedGeometry(
        _ reason: String, at place: Position?, before: Double, after: Double, row: Int, _ id: FeatureID
    ) -> Finding {
        Finding(
            .geometryRepaired, .warning, row: row, featureID: id.text, value: place?.described,
            message: LocalizedText(
                de: "\(id): Geometrie ungültig (\(reason)\(place.map { " bei \($0.described)" } ?? "")). Repariert; "
                    + "Fläche vorher \(before.hectaresText), nachher \(after.hectaresText) ha. Bitte prüfen.",
                en: "\(id): invalid geometry (\(reason)\(place.map { " at \($0.described)" } ?? "")). Repaired; "
                    + "area before \(before.hectaresText), after \(after.hectaresText) ha. Please check."))
    }

    static func refusedGeometry(
        _ refusal: GeometryCheck.Refusal, rule: CollectionSchema.GeometryRule, row: Int, _ id: FeatureID
    ) -> Finding {
        var finding = Finding(
            .geometryInvalid, .error, row: row, featureID: id.text, message: LocalizedText(de: "", en: ""))
        switch refusal {
        case .wrongKind(let kind):
            finding.code = .geometryWrongKind
            finding.value = kind.rawValue
            finding.message = LocalizedText(
                de: "\(id) ist ein \(kind.rawValue); hier werden \(rule.nameDE) gebraucht.",
                en: "\(id) is a \(kind.rawValue); \(rule.nameEN) are needed here.")
        case .outsideSystem(let reason):
            finding.message = LocalizedText(
                de: "\(id) lässt sich nicht ins Koordinatensystem des Bestands umrechnen (\(reason)). "
                    + "Stimmt das angegebene System?",
                en: "\(id) cannot be transformed to the inventory's coordinate system (\(reason)). "
                    + "Is the stated system right?")
        case .broken(let reason, let place):
            finding.value = place?.described
            finding.message = LocalizedText(
                de: "\(id): Geometrie ungültig (\(reason)\(place.map { " bei \($0.described)" } ?? "")) und nicht "
                    + "reparierbar. Bitte neu digitalisieren.",
                en: "\(id): invalid geometry (\(reason)\(place.map { " at \($0.described)" } ?? "")) that cannot be "
                    + "repaired. Digitise it anew.")
        case .changedTooMuch(let reason, let place, let before, let after):
            finding.value = place?.described
            finding.message = LocalizedText(
                de:
                    "\(id): Geometrie ungültig (\(reason)\(place.map { " bei \($0.described)" } ?? "")). Eine Reparatur "
                    + "änderte die Fläche von \(before.hectaresText) auf \(after.hectaresText) ha, zu viel. "
                    + "Bitte von Hand berichtigen.",
                en: "\(id): invalid geometry (\(reason)\(place.map { " at \($0.described)" } ?? "")). A repair would "
                    + "change the area from \(before.hectaresText) to \(after.hectaresText) ha, too much. "
                    + "Mend it by hand.")
        }
        return finding
    }
}

extension CollectionSchema.GeometryRule {
    fileprivate var nameDE: String {
        switch self {
        case .none: "Tabellenzeilen ohne Geometrie"
        case .multiPolygon: "Flächen"
        case .multiLineString: "Linien"
        case .any: "Punkte, Linien oder Flächen"
        }
    }

    fileprivate var nameEN: String {
        switch self {
        case .none: "rows without geometry"
        case .multiPolygon: "polygons"
        case .multiLineString: "lines"
        case .any: "points, lines or polygons"
        }
    }
}

extension Position {
    fileprivate var described: String { "\(x.roundedText), \(y.roundedText)" }
}

extension Double {
    fileprivate var roundedText: String { isFinite ? ((self * 1000).rounded() / 1000).description : description }

    var hectaresText: String { ((self * 10_000).rounded() / 10_000).description }
}
