internal import SimpleFeatures
internal import SiteInventory

// Texts for values.

extension Finding {
    /// - Parameters:
    ///   - value: the text in the file.
    ///   - name: the name of the field in the file.
    static func remark(
        _ remark: ValueReader.Remark, _ value: String, _ field: CollectionSchema.Field, named name: String, row: Int
    ) -> Finding {
        let place = LocalizedText(de: "Zeile \(row), \(name): „\(value)“", en: "Row \(row), \(name): \"\(value)\"")
        func finding(
            _ check: Check, _ severity: Severity, _ message: LocalizedText, did action: LocalizedText? = nil,
            remedy: LocalizedText? = nil
        ) -> Finding {
            Finding(
                check, severity, row: row, field: name, value: value,
                message: LocalizedText(de: "\(place.de) \(message.de)", en: "\(place.en) \(message.en)"),
                action: action, remedy: remedy)
        }
        let takenAsUnknown = LocalizedText(de: "Als „unbekannt“ gelesen.", en: "Read as unknown.")
        let leaveEmpty = LocalizedText(de: "Unbekanntes bitte leer lassen.", en: "Leave unknown values empty.")
        switch remark {
        case .unreadable:
            let expected = field.expected
            return finding(
                .valueInvalid, .error, LocalizedText(de: "ist nicht lesbar.", en: "cannot be read."),
                remedy: LocalizedText(de: "Erwartet: \(expected.de).", en: "Expected: \(expected.en)."))
        case .wordUnknown:
            // A word that is not in the list does not refuse the row. The field stays unknown and does not affect any
            // figure. The word is stored among the further attributes.
            let words = field.allowedValues.map(WordSynonyms.spelled)
            return finding(
                .wordUnknown, .warning, LocalizedText(de: "steht nicht in der Liste.", en: "is not in the list."),
                did: LocalizedText(
                    de: "\(field.title.de) bleibt unbekannt, das Wort wurde aufbewahrt.",
                    en: "\(field.title.en) remains unknown; the word was kept."),
                remedy: LocalizedText(
                    de: "Möglich sind: \(words.map(\.de).joined(separator: ", ")).",
                    en: "Possible: \(words.map(\.en).joined(separator: ", "))."))
        case .zeroHectares:
            return finding(
                .zeroMeansUnknown, .notice, LocalizedText(de: "ha ist keine Fläche.", en: "ha is not an area."),
                did: takenAsUnknown, remedy: leaveEmpty)
        case .sentinel:
            return finding(
                .sentinelMeansUnknown, .warning,
                LocalizedText(de: "steht gewöhnlich für „unbekannt“.", en: "usually stands for unknown."),
                did: LocalizedText(
                    de: "Als „unbekannt“ gelesen, der Wert wurde aufbewahrt.",
                    en: "Read as unknown; the value was kept."),
                remedy: value.hasPrefix("-")
                    ? leaveEmpty
                    : LocalizedText(
                        de:
                            "Unbekanntes bitte leer lassen; ist der Wert gemeint, bitte genauer angeben, etwa 999,0001.",
                        en:
                            "Leave unknown values empty; if the value is intended, write it more exactly, such as 999.0001."
                    ))
        case .unknownWord:
            return finding(
                .sentinelMeansUnknown, .notice, LocalizedText(de: "heißt „unbekannt“.", en: "means unknown."),
                did: takenAsUnknown, remedy: leaveEmpty)
        case .yearInvalid:
            return finding(
                .yearInvalid, .notice, LocalizedText(de: "ist kein Jahr.", en: "is not a year."), did: takenAsUnknown,
                remedy: leaveEmpty)
        case .dateEmpty:
            return finding(
                .dateEmpty, .notice, LocalizedText(de: "ist kein Datum.", en: "is not a date."), did: takenAsUnknown,
                remedy: leaveEmpty)
        case .dateZero:
            return finding(
                .dateImplausible, .warning,
                LocalizedText(
                    de: "ist das Datum, das Excel und andere Programme für eine leere Zelle schreiben.",
                    en: "is the date that Excel and other programs write for an empty cell."),
                did: LocalizedText(
                    de: "Als „unbekannt“ gelesen, der Wert wurde aufbewahrt.",
                    en: "Read as unknown; the value was kept."), remedy: leaveEmpty)
        case .speedInWords:
            return finding(
                .speedUnreadable, .warning,
                LocalizedText(
                    de: "ist keine Geschwindigkeit in km/h.", en: "is not a speed in km/h."),
                did: LocalizedText(
                    de:
                        "Die Höchstgeschwindigkeit bleibt unbekannt, der Wert wurde aufbewahrt; die Straßenklasse bestimmt "
                        + "die Fahrzeit.",
                    en: "The speed limit remains unknown; the value was kept. The road class decides the driving time."),
                remedy: LocalizedText(
                    de: "Bitte eine Zahl in km/h angeben, etwa 50.", en: "Give a number in km/h, such as 50."))
        case .ambiguousNumber:
            return finding(
                .numberAmbiguous, .warning,
                LocalizedText(
                    de: "kann eine Dezimalzahl oder mehr als tausend bedeuten.",
                    en: "may be a decimal or more than a thousand."),
                did: LocalizedText(de: "Als Dezimalzahl gelesen.", en: "Read as a decimal."),
                remedy: LocalizedText(
                    de: "Bitte prüfen und ohne Tausendertrennzeichen schreiben.",
                    en: "Check it, and write it without thousands separators."))
        case .groupedNumber:
            return finding(
                .numberGrouped, .notice,
                LocalizedText(de: "hat Tausendertrennzeichen.", en: "has thousands separators."),
                did: LocalizedText(de: "Als eine Zahl gelesen.", en: "Read as one number."))
        case .numberWithText:
            return finding(
                .numberWithText, .warning,
                LocalizedText(de: "ist mehr als eine Zahl.", en: "is more than a number."),
                did: LocalizedText(
                    de: "Die Zahl wurde übernommen, der ganze Text aufbewahrt.",
                    en: "The number was used, and the whole text kept."),
                remedy: LocalizedText(
                    de: "Anmerkungen bitte in ein eigenes Feld schreiben.",
                    en: "Write remarks into a separate field."))
        case .agsPadded:
            return finding(
                .agsPadded, .notice,
                LocalizedText(de: "hat die führende Null verloren.", en: "has lost its leading zero."),
                did: LocalizedText(de: "Ergänzt.", en: "Restored."),
                remedy: LocalizedText(
                    de: "Bitte den Gemeindeschlüssel als Text speichern.", en: "Store the municipality key as text."))
        case .agsInvalid:
            return finding(
                .agsInvalid, .warning,
                LocalizedText(de: "ist kein Gemeindeschlüssel (AGS).", en: "is not a municipality key (AGS)."),
                did: LocalizedText(de: "Unverändert behalten.", en: "Kept unchanged."),
                remedy: LocalizedText(
                    de: "Ein Gemeindeschlüssel hat acht Ziffern, etwa 05513000.",
                    en: "A municipality key has eight digits, such as 05513000."))
        }
    }
}

extension CollectionSchema.Field {
    var expected: LocalizedText {
        switch kind {
        case .string: LocalizedText(de: "Text", en: "text")
        case .integer where unit == .year: LocalizedText(de: "ein Jahr wie 2027", en: "a year such as 2027")
        case .integer: LocalizedText(de: "eine ganze Zahl", en: "a whole number")
        case .number where unit == .hectares:
            LocalizedText(
                de: "Hektar als eine Zahl über null wie 12,5 oder 12.5",
                en: "hectares as one number above zero such as 12.5 or 12,5")
        case .number: LocalizedText(de: "eine Zahl wie 12,5 oder 12.5", en: "a number such as 12.5 or 12,5")
        case .boolean: LocalizedText(de: "ja oder nein", en: "yes or no")
        case .date:
            LocalizedText(
                de: "ein Datum wie 2024-06-30 oder 30.06.2024", en: "a date such as 2024-06-30 or 30.06.2024")
        case .json: LocalizedText(de: "JSON", en: "JSON")
        }
    }
}
