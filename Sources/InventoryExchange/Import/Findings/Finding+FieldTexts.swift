internal import SimpleFeatures
internal import SiteInventory

// Texts for the columns of a layer.

extension Finding {
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
