internal import SimpleFeatures
internal import SiteInventory

// What is wrong with a .shp, and with an index that does not fit it.

extension SourceFault {
    var shapeWords: SourceWords? {
        switch kind {
        case .shpMissing:
            SourceWords(
                text("Die .shp mit den Umrissen fehlt.", "The .shp with the outlines is missing."),
                mend: text(
                    "Bitte .shp, .shx, .dbf und .prj zusammen liefern.", "Deliver .shp, .shx, .dbf and .prj together."))
        case .shpTruncated:
            SourceWords(
                text(
                    "Die Datei ist abgeschnitten: \(stated) statt \(said) Bytes.",
                    "The file is cut off: \(stated) of \(said) bytes."),
                mend: .sendAgain)
        case .shpLengthWrong:
            SourceWords(
                text(
                    "Der Dateikopf nennt \(stated) Bytes, die Datei hat \(said).",
                    "The file's head says \(stated) bytes; the file has \(said)."),
                did: text(
                    "Alle Umrisse wurden gelesen, ihre Zahl stimmt mit der Tabelle überein.",
                    "All outlines were read; their number is that of the table's rows."),
                mend: .exportAgain)
        case .shapeTypeUnknown:
            SourceWords(
                stated == "31"
                    ? text("Die Ebene enthält 3D-Körper (Multipatch).", "The layer holds bodies in 3D (multipatch).")
                    : text(
                        "Der Geometrietyp \(stated) ist unbekannt.", "The type of geometry \(stated) is not known."),
                mend: text(
                    "Bitte als Flächen, Linien oder Punkte exportieren (ArcGIS: Multipatch-Footprint).",
                    "Export it as polygons, lines or points (ArcGIS: Multipatch Footprint)."))
        case .recordTypeDiffers:
            SourceWords(
                text(
                    "Umrisse vom Typ „\(Self.shapeType(stated).de)“ in einer Ebene vom Typ „\(Self.shapeType(said).de)“.",
                    "Outlines of type \"\(Self.shapeType(stated).en)\" in a layer of type \"\(Self.shapeType(said).en)\"."
                ),
                did: text("Gelesen, Höhen weggelassen.", "Read, without heights."),
                mend: text(
                    "Bitte beim Export Z und M einheitlich wählen.", "Choose Z and M alike for all when exporting."))
        case .recordKindWrong:
            SourceWords(
                text(
                    "Der Umriss ist vom Typ „\(Self.shapeType(stated).de)“, die Ebene vom Typ „\(Self.shapeType(said).de)“.",
                    "The outline is of type \"\(Self.shapeType(stated).en)\", the layer of type \"\(Self.shapeType(said).en)\"."
                ),
                did: .rowLeftOut, mend: .exportAgain)
        case .recordBroken:
            SourceWords(
                text(
                    "Der Umriss ist beschädigt: Die Zahl der Punkte passt nicht zu seiner Länge.",
                    "The outline is damaged: its number of points does not fit its length."),
                did: .rowLeftOut,
                mend: text(
                    "Bitte das Objekt neu zeichnen oder die Ebene aus dem Original neu exportieren.",
                    "Draw the feature anew, or export the layer again from the original."))
        case .partIndexWrong:
            SourceWords(
                text(
                    "Der Umriss ist beschädigt: Ein Teil beginnt an falscher Stelle (\(stated)).",
                    "The outline is damaged: a part begins at a wrong place (\(stated))."),
                did: .rowLeftOut,
                mend: text(
                    "Bitte das Objekt neu zeichnen oder die Ebene aus dem Original neu exportieren.",
                    "Draw the feature anew, or export the layer again from the original."))
        case .recordsUnused:
            SourceWords(
                stated == "1"
                    ? text(
                        "Die Datei enthält eine alte Fassung eines Umrisses.",
                        "The file holds an old version of an outline.")
                    : text(
                        "Die Datei enthält \(stated) alte Fassungen von Umrissen.",
                        "The file holds \(stated) old versions of outlines."),
                did: text("Gelesen wurden nur die gültigen.", "Only the valid ones were read."),
                mend: text(
                    "Nicht nötig; neu exportiert wird die Datei kleiner.", "Not needed; exported again it gets smaller."
                ))
        default: nil
        }
    }

    /// The numbers that shapefiles have for their types.
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

    var indexWords: SourceWords? {
        let fromShp = text(
            "Gelesen nach der Reihenfolge in der .shp; Umrisse und Sachdaten gehören zusammen.",
            "Read in the order of the .shp; outlines and attributes belong together.")
        switch kind {
        case .shxMissing:
            return SourceWords(
                text("Die .shx fehlt.", "The .shx is missing."), did: fromShp,
                mend: text("Bitte künftig alle Dateien liefern.", "Deliver all files from now on."))
        case .shxBroken:
            return SourceWords(
                text("Die .shx ist beschädigt.", "The .shx is damaged."), did: fromShp, mend: .exportAgain)
        case .shxCountDiffers:
            return SourceWords(
                text(
                    "Die .shx hat \(stated) Einträge, die .shp \(said) Umrisse.",
                    "The .shx has \(stated) entries, the .shp \(said) outlines."),
                did: fromShp,
                mend: text(
                    "Andere Programme zeigen hier falsche Zuordnungen: bitte die Ebene neu exportieren.",
                    "Other programs show wrong attributes here: export the layer again."))
        case .shxDiffers:
            return SourceWords(
                text(
                    "Die .shx verweist für \(said) Objekte auf einen anderen Umriss als die .shp.",
                    "For \(said) features the .shx points to another outline than the .shp."),
                did: fromShp,
                mend: text(
                    "Andere Programme ordnen Sachdaten hier falsch zu: bitte einige Objekte auf der Karte prüfen und die "
                        + "Ebene neu exportieren.",
                    "Other programs give outlines the wrong attributes here: check some features on the map, and export "
                        + "the layer again."))
        case .recordNumbersWrong:
            return SourceWords(
                text(
                    "Die Umrisse in der .shp sind falsch nummeriert (\(stated) statt \(said)).",
                    "The outlines in the .shp are numbered wrongly (\(stated) instead of \(said))."),
                did: fromShp, mend: .exportAgain)
        case .recordOrderAmbiguous:
            return SourceWords(
                text(
                    "Nummern, Reihenfolge und Index der Umrisse widersprechen sich ab Umriss \(stated). Welche Sachdaten zu "
                        + "welchem Umriss gehören, ist nicht feststellbar.",
                    "Numbers, order and index of the outlines contradict each other from outline \(stated) on. Which "
                        + "attributes belong to which outline cannot be told."),
                did: text("Nichts davon wurde übernommen.", "Nothing of it was kept."), mend: .exportAgain)
        default: return nil
        }
    }
}
