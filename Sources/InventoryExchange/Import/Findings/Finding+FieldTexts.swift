internal import SimpleFeatures
internal import SiteInventory

// Texts for the columns of a layer.

extension Finding {
    /// - Parameters:
    ///   - text: the value, which is shortened.
    ///   - name: the name of the field in the file.
    static func textTooLong(_ text: String, limit: Int, named name: String, row: Int) -> Finding {
        let (count, begin) = (text.unicodeScalars.count, String(text.prefix(40)))
        return Finding(
            .textTooLong, .error, row: row, field: name, value: begin,
            message: LocalizedText(
                de: "Zeile \(row), \(name): Der Text „\(begin)…“ hat \(count) Zeichen, erlaubt sind \(limit).",
                en: "Row \(row), \(name): the text \"\(begin)…\" has \(count) characters; the limit is \(limit)."),
            remedy: LocalizedText(de: "Bitte den Text kürzen.", en: "Shorten the text."))
    }

    static func identifierFieldMissing(_ collection: CollectionID, among names: [String]) -> Finding {
        let expected = FieldSynonyms.identifier(of: collection).prefix(3).joined(separator: ", ")
        let present = names.joined(separator: ", ")
        return Finding(
            .fieldMissing, .error,
            message: LocalizedText(
                de:
                    "Es fehlt eine Spalte mit der Nummer der Objekte (erwartet: \(expected)). Vorhanden: \(present).",
                en: "There is no column with the identifiers of the features (expected: \(expected)). "
                    + "Present: \(present)."),
            remedy: LocalizedText(
                de: "Bitte eine Spalte ergänzen, oder sie mit --map SPALTE=id angeben.",
                en: "Add a column, or name it with --map COLUMN=id."))
    }

    static func unknownSetField(_ name: String, nearest: [String]) -> Finding {
        let known = nearest.joined(separator: ", ")
        return Finding(
            .fieldSetInvalid, .error, field: name,
            message: LocalizedText(
                de: "Die Angabe --set nennt das Feld „\(name)“, das es hier nicht gibt.",
                en: "The option --set names the field \"\(name)\", which does not exist here."),
            remedy: LocalizedText(de: "Mögliche Namen: \(known).", en: "Possible names: \(known)."))
    }

    static func unreadableSetValue(_ text: String, _ field: CollectionSchema.Field) -> Finding {
        let words = field.allowedValues.map(WordSynonyms.spelled)
        let expected =
            words.isEmpty
            ? field.expected
            : LocalizedText(de: words.map(\.de).joined(separator: ", "), en: words.map(\.en).joined(separator: ", "))
        return Finding(
            .fieldSetInvalid, .error, field: field.name, value: text,
            message: LocalizedText(
                de: "Die Angabe --set \(field.name)=\(text) hat keinen lesbaren Wert.",
                en: "The option --set \(field.name)=\(text) has no readable value."),
            remedy: LocalizedText(de: "Erwartet: \(expected.de).", en: "Expected: \(expected.en)."))
    }

    static func unknownFieldMap(_ name: String, nearest: [String]) -> Finding {
        let known = nearest.joined(separator: ", ")
        return Finding(
            .fieldMapUnknown, .error, field: name,
            message: LocalizedText(
                de: "Die Zuordnung nennt „\(name)“, das es hier nicht gibt.",
                en: "The mapping names \"\(name)\", which does not exist here."),
            remedy: LocalizedText(de: "Mögliche Namen: \(known).", en: "Possible names: \(known)."))
    }
}
