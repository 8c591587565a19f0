internal import SimpleFeatures
internal import SiteInventory

// Texts for identifiers of features.

extension Finding {
    static func missingID(named field: String, row: Int) -> Finding {
        Finding(
            .idMissing, .error, row: row, field: field,
            message: LocalizedText(
                de: "Zeile \(row): Die Nummer in \(field) ist leer.",
                en: "Row \(row): the identifier in \(field) is empty."),
            remedy: LocalizedText(
                de: "Bitte eine eindeutige Nummer vergeben.", en: "Give the feature an identifier of its own."))
    }

    static func duplicateID(_ id: FeatureID, row: Int) -> Finding {
        Finding(
            .idDuplicate, .error, row: row, featureID: id.text,
            message: LocalizedText(
                de: "Zeile \(row): Die Nummer \(id) kommt schon vorher vor.",
                en: "Row \(row): the identifier \(id) occurs before."),
            remedy: LocalizedText(
                de: "Jedes Objekt braucht eine eigene Nummer.", en: "Each feature needs an identifier of its own."))
    }

    /// For two rows that have no identifiers and the same land.
    static func duplicateLand(of id: FeatureID, row: Int) -> Finding {
        Finding(
            .idDuplicate, .error, row: row, featureID: id.text,
            message: LocalizedText(
                de: "Zeile \(row) hat keine Nummer und dieselbe Fläche wie eine Zeile davor (\(id)).",
                en: "Row \(row) has no identifier and the same land as a row before it (\(id))."),
            remedy: LocalizedText(
                de: "Bitte eine der beiden löschen, oder beiden eine eigene Nummer geben.",
                en: "Delete one of the two, or give each an identifier of its own."))
    }

    static func linkIncomplete(row: Int) -> Finding {
        Finding(
            .idMissing, .error, row: row,
            message: LocalizedText(
                de: "Zeile \(row): Eine Anbindung braucht Standort (ST_NR) und Verkehrsprojekt (VP_NR).",
                en: "Row \(row): an access link needs a site (ST_NR) and a road project (VP_NR)."),
            remedy: LocalizedText(de: "Bitte beide ausfüllen.", en: "Fill in both."))
    }

    static func invalidID(_ id: String, row: Int) -> Finding {
        Finding(
            .idInvalid, .error, row: row, value: id,
            message: LocalizedText(
                de: "Zeile \(row): „\(id)“ ist keine gültige Nummer.",
                en: "Row \(row): \"\(id)\" is not a valid identifier."),
            remedy: LocalizedText(
                de: "Sie darf kein ~ und keine Steuerzeichen enthalten und nicht nur aus Punkten bestehen.",
                en: "It must not contain ~ or control characters, and must not consist of dots only."))
    }

    static func idInTwoLayers(_ id: FeatureID, row: Int) -> Finding {
        Finding(
            .idInTwoLayers, .error, row: row, featureID: id.text,
            message: LocalizedText(
                de: "Zeile \(row): \(id) kommt in zwei Ebenen dieses Imports vor.",
                en: "Row \(row): \(id) is in two layers of this import."),
            remedy: LocalizedText(
                de: "Bitte nur einmal liefern, oder die Ebenen nacheinander einlesen.",
                en: "Deliver it only once, or import the layers one after the other."))
    }

    /// For the mode that only appends.
    static func existingID(_ id: FeatureID, row: Int) -> Finding {
        Finding(
            .idExists, .error, row: row, featureID: id.text,
            message: LocalizedText(
                de: "Zeile \(row): \(id) steht schon im Bestand, und dieser Import darf nur anfügen.",
                en: "Row \(row): \(id) is already in the inventory, and this import may only append."),
            remedy: LocalizedText(
                de: "Soll es ersetzt werden, bitte mit --mode upsert einlesen.",
                en: "To replace it, import with --mode upsert."))
    }

    static func matchedByGeometry(_ id: FeatureID, share: Double, row: Int) -> Finding {
        let percent = Int((share * 100).rounded(.down))
        return Finding(
            .idMatchedByGeometry, .warning, row: row, featureID: id.text, value: "\(percent) %",
            message: LocalizedText(
                de: "Zeile \(row) hat keine Nummer und deckt sich zu \(percent) % mit \(id).",
                en: "Row \(row) has no identifier and shares \(percent) % of its land with \(id)."),
            action: LocalizedText(de: "Als \(id) übernommen.", en: "Imported as \(id)."),
            remedy: LocalizedText(
                de: "Bitte prüfen und die Nummer nachtragen.", en: "Check it, and fill in the identifier."))
    }

    /// For a feature without an identifier that matches no other one.
    static func numbered(_ id: FeatureID, row: Int) -> Finding {
        Finding(
            .idMatchedByGeometry, .warning, row: row, featureID: id.text,
            message: LocalizedText(
                de: "Zeile \(row) hat keine Nummer und deckt sich mit keinem Objekt des Bestands.",
                en: "Row \(row) has no identifier and matches no feature of the inventory."),
            action: LocalizedText(de: "Als neues Objekt \(id) aufgenommen.", en: "Imported as the new feature \(id)."),
            remedy: LocalizedText(de: "Bitte die Nummer nachtragen.", en: "Fill in the identifier."))
    }
}
