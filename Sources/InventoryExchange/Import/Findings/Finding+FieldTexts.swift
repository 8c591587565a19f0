internal import SimpleFeatures
internal import SiteInventory

// What is wrong with the columns of a layer, in words.

extension Finding {
    static func identifierFieldMissing(_ collection: CollectionID, among names: [String]) -> Finding {
        let expected = FieldSynonyms.identifier(of: collection).prefix(3).joined(separator: ", ")
        let present = names.joined(separator: ", ")
        return Finding(
            .fieldMissing, .error,
            message: LocalizedText(
                de:
                    "Es fehlt eine Spalte mit der Nummer der Objekte (erwartet etwa \(expected)). Vorhanden: \(present).",
                en: "There is no column with the features' identifiers (expected such as \(expected)). "
                    + "Present: \(present)."),
            remedy: LocalizedText(
                de: "Bitte eine Spalte ergänzen, oder mit --map SPALTE=id sagen, welche es ist.",
                en: "Add a column, or say with --map COLUMN=id which one it is."))
    }

    static func unknownFieldMap(_ name: String, nearest: [String]) -> Finding {
        let known = nearest.joined(separator: ", ")
        return Finding(
            .fieldMapUnknown, .error, field: name,
            message: LocalizedText(
                de: "Die Zuordnung nennt „\(name)“, das es hier nicht gibt.",
                en: "The mapping names \"\(name)\", which is not there."),
            remedy: LocalizedText(de: "Möglich sind: \(known).", en: "Possible are: \(known)."))
    }
}
