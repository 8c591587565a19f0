internal import SimpleFeatures
internal import SiteInventory

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

    /// - Parameter isReplacing: true where all features end, since the layer names none.
    static func emptyLayer(isReplacing: Bool) -> Finding {
        Finding(
            .layerEmpty, .warning,
            message: LocalizedText(de: "Die Ebene hat keine Zeilen.", en: "The layer has no rows."),
            action: isReplacing
                ? LocalizedText(
                    de: "Sie ersetzt alles: Was es bisher gab, wurde beendet.",
                    en: "It replaces everything: what there was has ended.")
                : LocalizedText(de: "Der Bestand bleibt, wie er ist.", en: "The inventory stays as it is."),
            remedy: isReplacing
                ? LocalizedText(
                    de:
                        "War das nicht gemeint, bitte den Import zurücknehmen und prüfen, ob ein Filter oder eine Auswahl "
                        + "beim Export alles weggelassen hat.",
                    en: "If that was not meant, take the import back, and check whether a filter or a selection left "
                        + "everything out of the export.")
                : LocalizedText(
                    de: "Bitte prüfen, ob ein Filter oder eine Auswahl beim Export alles weggelassen hat.",
                    en: "Check whether a filter or a selection left everything out of the export."))
    }

    static func unknownLayer(_ name: String) -> Finding {
        let known = CollectionID.allCases.map(\.rawValue).joined(separator: ", ")
        return Finding(
            .layerUnknown, .error, value: name,
            message: LocalizedText(
                de: "Aus dem Namen „\(name)“ geht nicht hervor, was die Ebene enthält.",
                en: "The name \"\(name)\" does not tell what the layer holds."),
            remedy: LocalizedText(
                de:
                    "Gehört sie nicht zur Lieferung, bitte weglassen; sonst gesondert einlesen und mit --layer angeben, was "
                    + "sie enthält: \(known).",
                en:
                    "Leave it out if it does not belong to the delivery; else import it separately, and say with --layer "
                    + "what it holds: \(known)."))
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
                de: "Stimmt das, bitte mit --crs \(likely.code) einlesen; sonst die Angabe der Datei (.prj) "
                    + "berichtigen.",
                en: "If so, import it with --crs \(likely.code); else correct what the file (.prj) says."))
    }

    static func swappedAxes(_ crs: String, at place: Position) -> Finding {
        Finding(
            .axesSwapped, .warning, value: crs, place: Place(x: place.x, y: place.y),
            message: LocalizedText(
                de: "Die Achsen sind vertauscht (\(place.described)).", en: "The axes are swapped (\(place.described))."
            ),
            action: LocalizedText(
                de: "Zurückgetauscht: nur so liegt die Ebene in der Region.",
                en: "Swapped back: only so does the layer lie in the region."),
            remedy: LocalizedText(
                de:
                    "Bitte auf der Karte prüfen und künftig erst x (Länge, Ostwert, Rechtswert), dann y (Breite, Nordwert, "
                    + "Hochwert) schreiben.",
                en: "Check it on the map, and from now on write x first (longitude, easting), then y (latitude, "
                    + "northing)."))
    }

    static func layerOutsideRegion(_ crs: String, likely: CRSGuess.Candidate?, at place: Position) -> Finding {
        let guess = likely.map { ($0.code, $0.name) }
        return Finding(
            .geometryOutsideRegion, .warning, value: crs, place: Place(x: place.x, y: place.y),
            message: LocalizedText(
                de: "Die ganze Ebene liegt weit außerhalb der Region (\(place.described))."
                    + (guess.map { " Die Koordinaten sehen nach \($0) (\($1)) aus." } ?? ""),
                en: "The whole layer lies far from the region (\(place.described))."
                    + (guess.map { " Its coordinates look like \($0) (\($1))." } ?? "")),
            action: LocalizedText(de: "Trotzdem so übernommen.", en: "Kept so nevertheless."),
            remedy: LocalizedText(
                de: "Bitte Koordinatensystem (.prj, --crs) und Koordinaten prüfen und die Ebene noch einmal liefern.",
                en: "Check its coordinate reference system (.prj, --crs) and its coordinates, and deliver it again."))
    }

    static func unknownCRS(_ definition: String, _ reason: String) -> Finding {
        Finding(
            .crsUnknown, .error, value: definition,
            message: LocalizedText(
                de: "Das Koordinatensystem „\(definition.prefix(60))“ ist unbekannt oder nicht umrechenbar.",
                en: "The coordinate reference system \"\(definition.prefix(60))\" is unknown or cannot be transformed "
                    + "(\(reason))."),
            remedy: LocalizedText(
                de: "Bitte --crs angeben, etwa --crs EPSG:31466.", en: "Name it with --crs, such as --crs EPSG:31466."))
    }
}

extension Position {
    var described: String { "\(x.roundedText), \(y.roundedText)" }
}

extension Double {
    fileprivate var roundedText: String { isFinite ? ((self * 1000).rounded() / 1000).description : description }

    /// Rounded to the square metre.
    var hectaresText: LocalizedText { decimalText(10_000) }

    /// Rounded to such a part of one, with a comma in German.
    func decimalText(_ part: Double) -> LocalizedText {
        let text = ((self * part).rounded() / part).description
        return LocalizedText(de: text.replacing(".", with: ","), en: text)
    }
}
