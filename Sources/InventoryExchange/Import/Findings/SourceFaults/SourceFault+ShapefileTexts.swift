internal import SimpleFeatures
internal import SiteInventory

// Texts for .shp and .shx files.

extension SourceFault {
    var shpMissing: SourceWords {
        SourceWords(
            text("Die .shp mit den Umrissen fehlt.", "The .shp with the outlines is missing."),
            remedy: text(
                "Bitte .shp, .shx, .dbf und .prj zusammen liefern.", "Deliver .shp, .shx, .dbf and .prj together."))
    }

    var shpTruncated: SourceWords {
        SourceWords(
            text(
                "Die Datei ist abgeschnitten: \(stated) statt \(expected) Bytes.",
                "The file is cut off: \(stated) of \(expected) bytes."),
            remedy: .sendAgain)
    }

    var shpLengthWrong: SourceWords {
        SourceWords(
            text(
                "Der Dateikopf nennt \(stated) Bytes, die Datei hat \(expected).",
                "The header states \(stated) bytes; the file has \(expected)."),
            did: text(
                "Alle Umrisse wurden gelesen, ihre Zahl stimmt mit der Tabelle überein.",
                "All outlines were read; their number matches the table."),
            remedy: .exportAgain)
    }

    var shapeTypeUnknown: SourceWords {
        SourceWords(
            stated == "31"
                ? text("Die Ebene enthält 3D-Körper (Multipatch).", "The layer holds 3D bodies (multipatch).")
                : text(
                    "Der Geometrietyp \(stated) ist unbekannt.", "The geometry type \(stated) is unknown."),
            remedy: text(
                "Bitte als Flächen, Linien oder Punkte exportieren (ArcGIS: Multipatch-Footprint).",
                "Export it as polygons, lines or points (ArcGIS: Multipatch Footprint)."))
    }

    var recordTypeDiffers: SourceWords {
        SourceWords(
            text(
                "Umrisse vom Typ „\(Self.shapeType(stated).de)“ in einer Ebene vom Typ „\(Self.shapeType(expected).de)“.",
                "Outlines of type \"\(Self.shapeType(stated).en)\" in a layer of type \"\(Self.shapeType(expected).en)\"."
            ),
            did: text("Gelesen, Höhen weggelassen.", "Read, without heights."),
            remedy: text(
                "Bitte beim Export Z und M einheitlich wählen.",
                "Choose the same settings for Z and M for all features when exporting."))
    }

    var recordKindWrong: SourceWords {
        SourceWords(
            text(
                "Der Umriss ist vom Typ „\(Self.shapeType(stated).de)“, die Ebene vom Typ „\(Self.shapeType(expected).de)“.",
                "The outline is of type \"\(Self.shapeType(stated).en)\", the layer of type \"\(Self.shapeType(expected).en)\"."
            ),
            did: .rowLeftOut, remedy: .exportAgain)
    }

    var recordBroken: SourceWords {
        SourceWords(
            text(
                "Der Umriss ist beschädigt: Die Zahl der Punkte passt nicht zu seiner Länge.",
                "The outline is damaged: its number of points does not match its length."),
            did: .rowLeftOut,
            remedy: text(
                "Bitte das Objekt neu zeichnen oder die Ebene aus dem Original neu exportieren.",
                "Draw the feature again, or export the layer again from the original."))
    }

    var partIndexWrong: SourceWords {
        SourceWords(
            text(
                "Der Umriss ist beschädigt: Ein Teil beginnt an falscher Stelle (\(stated)).",
                "The outline is damaged: a part begins at a wrong position (\(stated))."),
            did: .rowLeftOut,
            remedy: text(
                "Bitte das Objekt neu zeichnen oder die Ebene aus dem Original neu exportieren.",
                "Draw the feature again, or export the layer again from the original."))
    }

    var recordsUnused: SourceWords {
        SourceWords(
            stated == "1"
                ? text(
                    "Die Datei enthält eine alte Fassung eines Umrisses.",
                    "The file holds an old version of an outline.")
                : text(
                    "Die Datei enthält \(stated) alte Fassungen von Umrissen.",
                    "The file holds \(stated) old versions of outlines."),
            did: text("Gelesen wurden nur die gültigen.", "Only the valid ones were read."),
            remedy: text(
                "Nicht nötig; ein neuer Export macht die Datei kleiner.",
                "Not necessary; a new export makes the file smaller."
            ))
    }

    /// Returns the name of a shape type of shapefiles.
    private static func shapeType(_ code: String) -> LocalizedText {
        switch code {
        case "1": text("Punkt", "point")
        case "3": text("Linie", "line")
        case "5": text("Fläche", "polygon")
        case "8": text("Punkte", "points")
        case "11": text("Punkt mit Höhe", "point with height")
        case "13": text("Linie mit Höhen", "line with heights")
        case "15": text("Fläche mit Höhen", "polygon with heights")
        case "18": text("Punkte mit Höhen", "points with heights")
        case "21": text("Punkt mit Messwert", "point with measure")
        case "23": text("Linie mit Messwerten", "line with measures")
        case "25": text("Fläche mit Messwerten", "polygon with measures")
        case "28": text("Punkte mit Messwerten", "points with measures")
        default: text(code, code)
        }
    }

    private var fromShp: LocalizedText {
        text(
            "Gelesen nach der Reihenfolge in der .shp; Umrisse und Sachdaten gehören zusammen.",
            "Read in the order of the .shp; outlines and attributes belong together.")
    }

    var shxMissing: SourceWords {
        SourceWords(
            text("Die .shx fehlt.", "The .shx is missing."), did: fromShp,
            remedy: text("Bitte künftig alle Dateien liefern.", "Deliver all files from now on."))
    }

    var shxBroken: SourceWords {
        SourceWords(
            text("Die .shx ist beschädigt.", "The .shx is damaged."), did: fromShp, remedy: .exportAgain)
    }

    var shxCountDiffers: SourceWords {
        SourceWords(
            text(
                "Die .shx hat \(stated) Einträge, die .shp \(expected) Umrisse.",
                "The .shx has \(stated) entries, the .shp \(expected) outlines."),
            did: fromShp,
            remedy: text(
                "Andere Programme zeigen hier falsche Zuordnungen: bitte die Ebene neu exportieren.",
                "Other programs show wrong attributes here: export the layer again."))
    }

    var shxDiffers: SourceWords {
        SourceWords(
            text(
                "Die .shx verweist für \(expected) Objekte auf einen anderen Umriss als die .shp.",
                "For \(expected) features the .shx points to another outline than the .shp."),
            did: fromShp,
            remedy: text(
                "Andere Programme ordnen Sachdaten hier falsch zu: bitte einige Objekte auf der Karte prüfen und die "
                    + "Ebene neu exportieren.",
                "Other programs assign the wrong attributes here: check some features on the map, and export "
                    + "the layer again."))
    }

    var recordNumbersWrong: SourceWords {
        SourceWords(
            text(
                "Die Umrisse in der .shp sind falsch nummeriert (\(stated) statt \(expected)).",
                "The outlines in the .shp are numbered wrongly (\(stated) instead of \(expected))."),
            did: fromShp, remedy: .exportAgain)
    }

    var recordOrderAmbiguous: SourceWords {
        SourceWords(
            text(
                "Nummern, Reihenfolge und Index der Umrisse widersprechen sich ab Umriss \(stated). Welche Sachdaten zu "
                    + "welchem Umriss gehören, ist nicht feststellbar.",
                "From outline \(stated) on, numbers, order and index of the outlines contradict each other. It cannot be "
                    + "determined which attributes belong to which outline."),
            did: text("Nichts davon wurde übernommen.", "None of it was imported."), remedy: .exportAgain)
    }
}
