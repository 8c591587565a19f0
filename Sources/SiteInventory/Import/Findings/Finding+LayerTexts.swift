internal import SimpleFeatures

// What is wrong with a layer as a whole, in words.

extension Finding {
    static let nothingEnded = Finding(
        .nothingEnded, .warning,
        message: LocalizedText(
            de: "Zeilen wurden ausgelassen, von denen nicht bekannt ist, zu welchem Objekt sie gehören.",
            en: "Rows were left out of which nobody knows what feature they belong to."),
        action: LocalizedText(
            de: "Deshalb wurde nichts beendet, was die Ebene nicht nennt.",
            en: "So nothing was ended of what the layer does not name."),
        remedy: LocalizedText(
            de: "Bitte diese Zeilen berichtigen und die Ebene noch einmal liefern.",
            en: "Mend these rows and deliver the layer once more."))

    static func unknownLayer(_ name: String) -> Finding {
        let known = CollectionID.allCases.map(\.rawValue).joined(separator: ", ")
        return Finding(
            .layerUnknown, .error, value: name,
            message: LocalizedText(
                de: "Aus dem Namen „\(name)“ geht nicht hervor, was die Ebene enthält.",
                en: "The name \"\(name)\" does not tell what the layer holds."),
            remedy: LocalizedText(de: "Bitte mit --layer angeben: \(known).", en: "Say so with --layer: \(known)."))
    }

    static func missingCRS() -> Finding {
        Finding(
            .crsMissing, .error,
            message: LocalizedText(
                de: "Die Datei nennt kein Koordinatensystem (keine .prj), und die Koordinaten passen zu keinem, das in "
                    + "der Region üblich ist.",
                en: "The file names no coordinate reference system (no .prj), and its coordinates fit none that is "
                    + "usual in the region."),
            remedy: LocalizedText(
                de: "Bitte die .prj mitliefern oder das System mit --crs angeben, etwa --crs EPSG:25832.",
                en: "Send the .prj too, or name the system with --crs, such as --crs EPSG:25832."))
    }

    static func guessedCRS(_ guess: CRSGuess.Candidate, at place: Position) -> Finding {
        Finding(
            .crsGuessed, .warning, value: guess.code, place: Place(x: place.x, y: place.y),
            message: LocalizedText(
                de: "Die Datei nennt kein Koordinatensystem (keine .prj).",
                en: "The file names no coordinate reference system (no .prj)."),
            action: LocalizedText(
                de:
                    "Nach den Koordinaten (\(place.described)) kommt in der Region nur \(guess.code) (\(guess.name)) in "
                    + "Frage; es wurde angenommen.",
                en: "By its coordinates (\(place.described)) only \(guess.code) (\(guess.name)) is possible in the "
                    + "region; it was assumed."),
            remedy: LocalizedText(
                de: "Bitte auf der Karte prüfen und künftig die .prj mitliefern oder --crs \(guess.code) angeben.",
                en: "Check it on the map, and send the .prj or say --crs \(guess.code) from now on."))
    }

    static func ambiguousCRS(_ guesses: [CRSGuess.Candidate], at place: Position) -> Finding {
        let codes = guesses.map { "\($0.code) (\($0.name))" }.joined(separator: ", ")
        return Finding(
            .crsAmbiguous, .error, value: guesses.map(\.code).joined(separator: " "),
            place: Place(x: place.x, y: place.y),
            message: LocalizedText(
                de: "Die Datei nennt kein Koordinatensystem (keine .prj), und nach den Koordinaten "
                    + "(\(place.described)) kommen mehrere in Frage: \(codes).",
                en: "The file names no coordinate reference system (no .prj), and by its coordinates "
                    + "(\(place.described)) several are possible: \(codes)."),
            remedy: LocalizedText(
                de: "Bitte das richtige mit --crs angeben, etwa --crs \(guesses[0].code).",
                en: "Name the right one with --crs, such as --crs \(guesses[0].code)."))
    }

    static func implausibleCRS(_ stated: String, likely: CRSGuess.Candidate, at place: Position) -> Finding {
        Finding(
            .crsImplausible, .error, value: stated, place: Place(x: place.x, y: place.y),
            message: LocalizedText(
                de: "Als Koordinatensystem ist \(stated) angegeben; damit läge die Ebene weit außerhalb der Region. "
                    + "Die Koordinaten (\(place.described)) sehen nach \(likely.code) (\(likely.name)) aus.",
                en: "The stated coordinate reference system is \(stated), by which the layer would lie far from the "
                    + "region. Its coordinates (\(place.described)) look like \(likely.code) (\(likely.name))."),
            remedy: LocalizedText(
                de: "Stimmt das, bitte mit --crs \(likely.code) einlesen; sonst die .prj berichtigen.",
                en: "If so, import it with --crs \(likely.code); else correct the .prj."))
    }

    static func swappedAxes(_ crs: String, at place: Position) -> Finding {
        Finding(
            .axesSwapped, .warning, value: crs, place: Place(x: place.x, y: place.y),
            message: LocalizedText(
                de: "Breite und Länge sind vertauscht (\(place.described)).",
                en: "Latitude and longitude are swapped (\(place.described))."),
            action: LocalizedText(
                de: "Zurückgetauscht: nur so liegt die Ebene in der Region.",
                en: "Swapped back: only so does the layer lie in the region."),
            remedy: LocalizedText(
                de: "Bitte künftig erst die Länge (x), dann die Breite (y) schreiben.",
                en: "From now on write the longitude (x) first, then the latitude (y)."))
    }

    static func unknownCRS(_ definition: String, _ reason: String) -> Finding {
        Finding(
            .crsUnknown, .error, value: definition,
            message: LocalizedText(
                de: "Das Koordinatensystem ist nicht lesbar oder nicht umrechenbar (\(reason)).",
                en: "The coordinate reference system cannot be read or transformed (\(reason))."),
            remedy: LocalizedText(
                de: "Bitte --crs angeben, etwa --crs EPSG:31466.", en: "Name it with --crs, such as --crs EPSG:31466."))
    }

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

extension Position {
    var described: String { "\(x.roundedText), \(y.roundedText)" }
}

extension Double {
    fileprivate var roundedText: String { isFinite ? ((self * 1000).rounded() / 1000).description : description }

    var hectaresText: String { ((self * 10_000).rounded() / 10_000).description }
}
