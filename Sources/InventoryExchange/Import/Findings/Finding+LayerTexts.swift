internal import SimpleFeatures
internal import SiteInventory

// Texts for a layer as a whole.

extension Finding {
    static let nothingEnded = Finding(
        .nothingEnded, .warning,
        message: LocalizedText(
            de: "Zeilen wurden ausgelassen, deren Objekte nicht bekannt sind.",
            en: "Rows were left out whose features are unknown."),
        action: LocalizedText(
            de: "Deshalb wurde kein Objekt beendet, das die Ebene nicht nennt.",
            en: "So no feature was ended that the layer does not name."),
        remedy: LocalizedText(
            de: "Bitte diese Zeilen berichtigen und die Ebene noch einmal liefern.",
            en: "Correct these rows and deliver the layer again."))

    /// - Parameter isReplacing: true when all stored features end, since the layer contains none.
    static func emptyLayer(isReplacing: Bool) -> Finding {
        Finding(
            .layerEmpty, .warning,
            message: LocalizedText(de: "Die Ebene hat keine Zeilen.", en: "The layer has no rows."),
            action: isReplacing
                ? LocalizedText(
                    de: "Sie ersetzt alles: Alle bisherigen Objekte wurden beendet.",
                    en: "It replaces everything: all previous features were ended.")
                : LocalizedText(de: "Der Bestand ist unverändert.", en: "The inventory is unchanged."),
            remedy: isReplacing
                ? LocalizedText(
                    de:
                        "War das nicht gemeint, bitte den Import zurücknehmen und prüfen, ob ein Filter oder eine Auswahl "
                        + "beim Export alles weggelassen hat.",
                    en: "If that was not intended, revert the import, and check whether a filter or a selection left "
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
                en: "The content of the layer does not follow from its name \"\(name)\"."),
            remedy: LocalizedText(
                de:
                    "Gehört sie nicht zur Lieferung, bitte weglassen; sonst gesondert einlesen und ihren Inhalt mit --layer "
                    + "angeben: \(known).",
                en:
                    "Leave it out if it does not belong to the delivery; otherwise import it separately, and name its content "
                    + "with --layer: \(known)."))
    }

    static func missingCRS() -> Finding {
        Finding(
            .crsMissing, .error,
            message: LocalizedText(
                de: "Die Datei nennt kein Koordinatensystem (keine .prj), und die Koordinaten passen zu keinem, das in "
                    + "der Region üblich ist.",
                en: "The file names no coordinate reference system (no .prj), and its coordinates match none that is "
                    + "common in the region."),
            remedy: LocalizedText(
                de: "Bitte die .prj mitliefern oder das System mit --crs angeben, etwa --crs EPSG:25832.",
                en: "Deliver the .prj too, or name the system with --crs, for example --crs EPSG:25832."))
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
                en: "Check it on the map, and from now on deliver the .prj or use --crs \(guess.code)."))
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
                en: "Name the right one with --crs, for example --crs \(guesses[0].code)."))
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
                en: "If so, import it with --crs \(likely.code); otherwise correct the statement of the file (.prj)."))
    }

    static func swappedAxes(_ crs: String, at place: Position) -> Finding {
        Finding(
            .axesSwapped, .warning, value: crs, place: Place(x: place.x, y: place.y),
            message: LocalizedText(
                de: "Die Achsen sind vertauscht (\(place.described)).", en: "The axes are swapped (\(place.described))."
            ),
            action: LocalizedText(
                de: "Zurückgetauscht: Nur so liegt die Ebene in der Region.",
                en: "Swapped back: only then is the layer in the region."),
            remedy: LocalizedText(
                de:
                    "Bitte auf der Karte prüfen und künftig erst x (Länge, Ostwert, Rechtswert), dann y (Breite, Nordwert, "
                    + "Hochwert) schreiben.",
                en: "Check it on the map, and from now on write x first (longitude, easting), then y (latitude, "
                    + "northing)."))
    }

    /// For a layer whose features lie mostly outside the region.
    static func mostOutsideRegion(_ count: Int, of all: Int, first id: FeatureID, at place: Position) -> Finding {
        Finding(
            .geometryOutsideRegion, .warning, featureID: id.text, value: String(count),
            place: Place(x: place.x, y: place.y),
            message: LocalizedText(
                de: "\(count) von \(all) Objekten liegen weit außerhalb der Region, zuerst \(id) (\(place.described)).",
                en: "\(count) of \(all) features lie far from the region, first \(id) (\(place.described))."),
            action: LocalizedText(de: "Übernommen.", en: "Kept."),
            remedy: LocalizedText(
                de: "Umfasst die Ebene ein größeres Gebiet, ist nichts zu tun; sonst bitte die Koordinaten prüfen.",
                en: "If the layer covers a larger area, nothing needs correction; otherwise check the coordinates."))
    }

    /// For a datum for which PROJ knows no transformation.
    static func unknownDatumShift(_ crs: String, _ operation: String, at place: Position) -> Finding {
        Finding(
            .datumShiftUnknown, .warning, value: operation, place: Place(x: place.x, y: place.y),
            message: LocalizedText(
                de: "Für das geodätische Datum von \(crs.prefix(60)) ist keine Umrechnung bekannt.",
                en: "No transformation is known for the geodetic datum of \(crs.prefix(60))."),
            action: LocalizedText(
                de:
                    "Ohne Datumsübergang umgerechnet: Die Lage kann um bis zu etwa 200 m falsch sein, bei seltenen Systemen "
                    + "um mehr.",
                en:
                    "Transformed without a datum shift: positions may be wrong by up to about 200 m, with rare systems by "
                    + "more."),
            remedy: LocalizedText(
                de: "Bitte auf der Karte prüfen und das System mit einem EPSG-Code angeben, etwa --crs EPSG:31466.",
                en: "Check it on the map, and name the system by an EPSG code, for example --crs EPSG:31466."))
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
            action: LocalizedText(de: "Trotzdem übernommen.", en: "Imported nevertheless."),
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
                de: "Bitte --crs angeben, etwa --crs EPSG:31466.",
                en: "Name it with --crs, for example --crs EPSG:31466."))
    }
}

extension Position {
    var described: String { "\(x.roundedText), \(y.roundedText)" }
}

extension Double {
    fileprivate var roundedText: String { isFinite ? ((self * 1000).rounded() / 1000).description : description }
}
