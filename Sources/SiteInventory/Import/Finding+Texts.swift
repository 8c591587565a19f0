internal import SimpleFeatures

// The findings in words. Each says what is wrong, what was done about it, and how to mend it.

extension Finding {
    static func unknownLayer(_ name: String) -> Finding {
        let known = CollectionID.allCases.map(\.rawValue).joined(separator: ", ")
        return Finding(
            .layerUnknown, .error, value: name,
            message: LocalizedText(
                de: "Aus dem Namen „\(name)“ geht nicht hervor, was die Ebene enthält. "
                    + "Bitte mit --layer angeben: \(known).",
                en: "The name \"\(name)\" does not tell what the layer holds. Say so with --layer: \(known)."))
    }

    static func readerWarning(_ fault: SourceFault) -> Finding {
        let message = fault.detail ?? ""
        return Finding(
            .readerWarning, .warning, row: fault.row,
            message: LocalizedText(
                de: "Beim Lesen fiel auf: \(message). Bitte die Stelle prüfen.",
                en: "While reading: \(message). Check the place."))
    }

    static func missingCRS(_ path: String) -> Finding {
        Finding(
            .crsMissing, .error,
            message: LocalizedText(
                de: "\(path) hat keine .prj-Datei, das Koordinatensystem ist unbekannt. "
                    + "Bitte die .prj mitliefern oder --crs angeben, etwa --crs EPSG:25832.",
                en: "\(path) has no .prj file, so its coordinate reference system is unknown. "
                    + "Send the .prj too, or name the system with --crs, such as --crs EPSG:25832."))
    }

    static func unknownCRS(_ definition: String, _ reason: String) -> Finding {
        Finding(
            .crsUnknown, .error, value: definition,
            message: LocalizedText(
                de: "Das Koordinatensystem ist nicht lesbar oder nicht umrechenbar (\(reason)). "
                    + "Bitte --crs angeben, etwa --crs EPSG:31466.",
                en: "The coordinate reference system cannot be read or transformed (\(reason)). "
                    + "Name it with --crs, such as --crs EPSG:31466."))
    }

    static func identifierFieldMissing(_ collection: CollectionID, among names: [String]) -> Finding {
        let expected = FieldSynonyms.identifier(of: collection).prefix(3).joined(separator: ", ")
        let present = names.joined(separator: ", ")
        return Finding(
            .fieldMissing, .error,
            message: LocalizedText(
                de: "Es fehlt eine Spalte mit der Nummer der Objekte (erwartet etwa \(expected)). "
                    + "Vorhanden: \(present).",
                en: "There is no column with the features' identifiers (expected such as \(expected)). "
                    + "Present: \(present)."))
    }

    static func missingID(named field: String, row: Int) -> Finding {
        Finding(
            .idMissing, .error, row: row, field: field,
            message: LocalizedText(
                de: "Zeile \(row): Die Nummer in \(field) ist leer. Bitte eine eindeutige Nummer vergeben.",
                en: "Row \(row): the identifier in \(field) is empty. Give the feature an identifier of its own."))
    }

    static func duplicateID(_ id: FeatureID, row: Int) -> Finding {
        Finding(
            .idDuplicate, .error, row: row, featureID: id.text,
            message: LocalizedText(
                de: "Zeile \(row): Die Nummer \(id) kommt schon vor. Jedes Objekt braucht eine eigene Nummer.",
                en: "Row \(row): the identifier \(id) stands there already. Each feature needs one of its own."))
    }

    static func linkIncomplete(row: Int) -> Finding {
        Finding(
            .idMissing, .error, row: row,
            message: LocalizedText(
                de: "Zeile \(row): Eine Anbindung braucht Standort (ST_NR) und Verkehrsprojekt (VP_NR).",
                en: "Row \(row): an access link needs a site (ST_NR) and a road project (VP_NR)."))
    }

    static func invalidValue(
        _ value: String, _ field: CollectionSchema.Field, named name: String, row: Int
    ) -> Finding {
        // A word of somebody else's list is no reason to refuse the row: the field stays unknown, which counts for
        // nothing, and the word is kept beside it.
        guard field.allowedValues.isEmpty else {
            let words = field.allowedValues.joined(separator: ", ")
            return Finding(
                .wordUnknown, .warning, row: row, field: name, value: value,
                message: LocalizedText(
                    de: "Zeile \(row), \(name): „\(value)“ steht in keiner Liste; \(field.title.de) bleibt unbekannt, "
                        + "das Wort wurde aufbewahrt. Möglich sind: \(words), oder das deutsche Wort dafür.",
                    en: "Row \(row), \(name): \"\(value)\" is in no list; \(field.title.en) stays unknown, and the "
                        + "word was kept. It may be: \(words)."))
        }
        return Finding(
            .valueInvalid, .error, row: row, field: name, value: value,
            message: LocalizedText(
                de: "Zeile \(row), \(name): „\(value)“ ist nicht lesbar. Erwartet: \(field.kind.expectedDE).",
                en: "Row \(row), \(name): \"\(value)\" cannot be read. Expected: \(field.kind.expectedEN)."))
    }

    static func zeroHectares(named name: String, row: Int) -> Finding {
        Finding(
            .zeroMeansUnknown, .notice, row: row, field: name, value: "0",
            message: LocalizedText(
                de: "Zeile \(row), \(name): 0 ha wurde als „unbekannt“ gelesen. Unbekanntes bitte leer lassen.",
                en: "Row \(row), \(name): 0 ha was taken as unknown. Leave unknown values empty."))
    }

    static func invalidYear(_ year: Int64, named name: String, row: Int) -> Finding {
        Finding(
            .yearInvalid, .notice, row: row, field: name, value: String(year),
            message: LocalizedText(
                de: "Zeile \(row), \(name): \(year) ist kein Jahr und wurde als „unbekannt“ gelesen. "
                    + "Unbekanntes bitte leer lassen.",
                en: "Row \(row), \(name): \(year) is no year and was taken as unknown. Leave unknown values empty."))
    }

    static func invalidID(_ id: String, row: Int) -> Finding {
        Finding(
            .idInvalid, .error, row: row, value: id,
            message: LocalizedText(
                de: "Zeile \(row): „\(id)“ taugt nicht als Nummer. Sie darf kein ~ und keine Steuerzeichen enthalten "
                    + "und nicht nur aus Punkten bestehen.",
                en: "Row \(row): \"\(id)\" is no usable identifier. It must not have a ~ or control characters in it, "
                    + "nor be dots alone."))
    }

    static func idInTwoLayers(_ id: FeatureID, row: Int) -> Finding {
        Finding(
            .idInTwoLayers, .error, row: row, featureID: id.text,
            message: LocalizedText(
                de: "Zeile \(row): \(id) kommt in zwei Ebenen dieses Imports vor. Bitte nur einmal liefern, "
                    + "oder die Ebenen nacheinander einlesen.",
                en: "Row \(row): \(id) stands in two layers of this import. Deliver it once, or import the layers "
                    + "one after the other."))
    }
}

extension CollectionSchema.Field.Kind {
    fileprivate var expectedDE: String {
        switch self {
        case .string: "Text"
        case .integer: "eine ganze Zahl"
        case .number: "eine Zahl wie 12,5 oder 12.5"
        case .boolean: "ja oder nein"
        case .date: "ein Datum wie 2024-06-30 oder 30.06.2024"
        case .json: "JSON"
        }
    }

    fileprivate var expectedEN: String {
        switch self {
        case .string: "text"
        case .integer: "a whole number"
        case .number: "a number such as 12.5 or 12,5"
        case .boolean: "yes or no"
        case .date: "a date such as 2024-06-30 or 30.06.2024"
        case .json: "JSON"
        }
    }
}
