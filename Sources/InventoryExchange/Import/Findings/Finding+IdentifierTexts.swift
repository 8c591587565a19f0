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

    /// For two rows that have no identifiers and cover the same land.
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

    /// For rows of one municipality key that are merged.
    static func mergedMunicipalities(_ count: (keys: Int, rows: Int)) -> Finding {
        Finding(
            .rowsMerged, .notice, value: String(count.keys),
            message: LocalizedText(
                de: "Mehrere Zeilen je Gemeindeschlüssel: \(count.rows) Zeilen, \(count.keys) Schlüssel.",
                en: "Several rows for a municipality key: \(count.rows) rows, keys: \(count.keys)."),
            action: LocalizedText(
                de: "Als Teile je einer Gemeinde zusammengefasst.", en: "Merged as parts of one municipality each."))
    }

    /// For waters (geofactor below 4) of municipalities whose land is another row.
    static func watersLeftOut(_ count: Int) -> Finding {
        Finding(
            .watersLeftOut, .notice, value: String(count),
            message: LocalizedText(
                de:
                    "Gewässer von Gemeinden (Geofaktor GF), deren Landfläche in einer anderen Zeile steht: \(count).",
                en: "Rows with waters of municipalities (geofactor GF) whose land is in another row: \(count)."),
            action: LocalizedText(
                de: "Weggelassen; der Umriss der Gemeinde ist ihre Landfläche.",
                en: "Left out; the outline of the municipality is its land."))
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

    /// For a row without an identifier and without an outline, in an import that matches features by geometry.
    ///
    /// - Parameter field: the column of identifiers; `nil` when the layer has none.
    static func missingIDAndOutline(named field: String?, row: Int) -> Finding {
        let column = field.map { LocalizedText(de: " (Spalte \($0))", en: " (column \($0))") }
        return Finding(
            .idMissing, .error, row: row, field: field,
            message: LocalizedText(
                de: "Zeile \(row) hat weder eine Nummer\(column?.de ?? "") noch einen Umriss.",
                en: "Row \(row) has neither an identifier\(column?.en ?? "") nor an outline."),
            action: LocalizedText(
                de: "Sie ist mit keinem Objekt zu verbinden und wurde nicht übernommen.",
                en: "It cannot be matched with any feature, and was not imported."),
            remedy: LocalizedText(
                de: "Bitte eine Nummer vergeben oder den Umriss ergänzen.",
                en: "Give it an identifier, or add its outline."))
    }

    /// For an identifier whose digits were rounded by a spreadsheet or a floating-point number.
    static func roundedID(_ id: String, named field: String, row: Int) -> Finding {
        Finding(
            .idRounded, .error, row: row, field: field, value: id,
            message: LocalizedText(
                de: "Zeile \(row): Die Nummer \(id) in \(field) ist gerundet; ihre letzten Ziffern fehlen.",
                en: "Row \(row): the identifier \(id) in \(field) is rounded; its last digits are missing."),
            remedy: LocalizedText(
                de:
                    "Excel kürzt Zahlen mit mehr als 15 Ziffern. Bitte die Spalte vor dem Einfügen als Text formatieren, "
                    + "oder die Nummern aus dem Ursprung neu ausgeben.",
                en:
                    "Excel rounds numbers of more than 15 digits. Format the column as text before you paste, or export "
                    + "the identifiers from their origin again."))
    }

    static func overlongID(_ id: String, named field: String, row: Int) -> Finding {
        let most = IdentifierText.mostCharacters
        return Finding(
            .idInvalid, .error, row: row, field: field, value: String(id.prefix(60)),
            message: LocalizedText(
                de: "Zeile \(row): Die Nummer in \(field) hat \(id.count) Zeichen, erlaubt sind \(most).",
                en: "Row \(row): the identifier in \(field) has \(id.count) characters, \(most) are allowed."),
            remedy: LocalizedText(
                de: "Bitte eine kürzere Nummer vergeben, oder mit --map eine andere Spalte als Nummer angeben.",
                en: "Give it a shorter identifier, or name another column with --map."))
    }

    /// For a column that only numbers the rows of its file.
    ///
    /// - Parameter source: the source within which the numbers are identifiers; `nil` when the import names none.
    static func rowNumbers(in field: String, source: String?) -> Finding {
        Finding(
            .idRowNumber, .notice, field: field, value: source,
            message: LocalizedText(
                de: "Die Spalte \(field) nummeriert nur die Zeilen der Datei.",
                en: "The column \(field) only numbers the rows of the file."),
            action: source.map { source in
                LocalizedText(
                    de: "Die Nummern gelten nur für die Quelle „\(source)“ (\(IdentifierText.prefix(of: source))1).",
                    en:
                        "The numbers identify only within the source \"\(source)\" (\(IdentifierText.prefix(of: source))1)."
                )
            },
            remedy: source == nil
                ? LocalizedText(
                    de:
                        "Eine andere Datei kann dieselben Nummern haben. Bitte eine Spalte mit eigenen Nummern liefern, "
                        + "oder den Absender mit --source (source=) angeben.",
                    en: "Another file may have the same numbers. Deliver a column with identifiers of its own, or name "
                        + "the sender with --source (source=).")
                : nil)
    }

    /// For a row that would reuse the id of a feature for another feature elsewhere.
    static func movedFeature(
        _ id: FeatureID, _ change: FeatureRelocation, row: Int, isConfirmed: Bool
    ) -> Finding {
        let (kilometres, names) = (change.metres.map { ($0 / 1000).decimalText(100) }, change.names)
        let place =
            kilometres.map {
                LocalizedText(
                    de: "läge \($0.de) km von seinem bisherigen Ort", en: "would lie \($0.en) km from its former place")
            } ?? LocalizedText(de: "gehört zu einer anderen Gemeinde", en: "belongs to another municipality")
        return Finding(
            .idMoved, isConfirmed ? .warning : .error, row: row, featureID: id.text,
            value: names.map { "\($0.before) → \($0.after)" },
            message: LocalizedText(
                de: "Zeile \(row): \(id)"
                    + (names.map { " heißt im Bestand „\($0.before)“, hier „\($0.after)“, und" } ?? "")
                    + " \(place.de).",
                en: "Row \(row): \(id)"
                    + (names.map { " is \"\($0.before)\" in the inventory and \"\($0.after)\" here, and" } ?? "")
                    + " \(place.en)."),
            action: isConfirmed ? LocalizedText(de: "Wie bestätigt ersetzt.", en: "Replaced as confirmed.") : nil,
            remedy: isConfirmed
                ? nil
                : LocalizedText(
                    de:
                        "Ist es ein anderes Objekt, bitte den Absender mit --source (source=) angeben oder eigene Nummern "
                        + "vergeben; ist es dasselbe, mit --confirm-moved (confirm_moved=true) bestätigen.",
                    en:
                        "If it is another feature, name the sender with --source (source=) or give identifiers of their "
                        + "own; if it is the same, confirm it with --confirm-moved (confirm_moved=true)."))
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

    /// For an import in the mode `append`.
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
        let percent = Int(saturating: share * 100)
        return Finding(
            .idMatchedByGeometry, .warning, row: row, featureID: id.text, value: "\(percent) %",
            message: LocalizedText(
                de: "Zeile \(row) hat keine Nummer und deckt sich zu \(percent) % mit \(id).",
                en: "Row \(row) has no identifier and shares \(percent) % of its land with \(id)."),
            action: LocalizedText(de: "Als \(id) übernommen.", en: "Imported as \(id)."),
            remedy: LocalizedText(
                de: "Bitte prüfen und die Nummer nachtragen.", en: "Check it, and fill in the identifier."))
    }

    /// For a feature without an identifier that matches no stored feature.
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
