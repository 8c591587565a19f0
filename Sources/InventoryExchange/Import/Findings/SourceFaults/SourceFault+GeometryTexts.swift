internal import SimpleFeatures
internal import SiteInventory

// Texts for geometries, and for rows of CSV files.

extension SourceFault {
    var coordinatesNotFinite: SourceWords {
        SourceWords(
            text(
                "Der Umriss hat Koordinaten, die keine Zahlen sind (NaN oder unendlich).",
                "The outline has coordinates that are not numbers (NaN or infinite)."),
            did: .rowLeftOut,
            remedy: text(
                "Bitte das Objekt neu zeichnen; oft entsteht das beim Umrechnen außerhalb des Gültigkeitsbereichs.",
                "Draw the feature again; the cause is often a transformation outside the area of the coordinate system."
            ))
    }

    var ringUnclosed: SourceWords {
        SourceWords(
            text(
                "Der Ring ist nicht geschlossen; es fehlt ein Stück von \(gap.de) (in Einheiten der Karte).",
                "The ring is not closed; a gap of \(gap.en) remains (in map units)."),
            did: text("Mit einer geraden Linie geschlossen.", "Closed with a straight line."),
            remedy: text("Bitte den Umriss an dieser Stelle prüfen.", "Check the outline at this place."))
    }

    var partTooShort: SourceWords {
        SourceWords(
            text(
                "Ein Teil des Umrisses hat nur \(stated) Punkte und damit keine Fläche oder Länge.",
                "A part of the outline has only \(stated) points and therefore no area or length."),
            did: text("Der Teil wurde weggelassen.", "The part was left out."),
            remedy: text("Bitte löschen oder neu zeichnen.", "Delete it or draw it again."))
    }

    var geometryDegenerate: SourceWords {
        SourceWords(
            text(
                "Der Umriss besteht nur aus Teilen ohne Fläche oder Länge.",
                "The outline consists only of parts without area or length."),
            did: .rowLeftOut, remedy: text("Bitte neu zeichnen.", "Draw it again."))
    }

    var ringOrientationWrong: SourceWords {
        SourceWords(
            text(
                "Ein Ring ist wie ein Loch gezeichnet, liegt aber in keiner Fläche.",
                "A ring is drawn as a hole, but lies inside no polygon."),
            did: text("Als eigene Teilfläche gelesen.", "Read as a part of its own."),
            remedy: text(
                "Bitte prüfen, ob dort Fläche oder ein Loch gemeint ist (QGIS: Geometrien reparieren).",
                "Check whether land or a hole is meant there (QGIS: Fix Geometries)."))
    }

    var ringRoleByPosition: SourceWords {
        SourceWords(
            text(
                "Ein Ring innerhalb der Fläche hat die falsche Umlaufrichtung: Nach ihr wäre ein Loch Fläche oder eine "
                    + "Fläche ein Loch.",
                "A ring within the polygon has the wrong direction: by it, a hole would be land, or land a hole."),
            did: text(
                "Nach der Lage gelesen: Ein Ring in einer Fläche ist ein Loch, ein Ring in einem Loch eine Fläche.",
                "Read by position: a ring within land is a hole, a ring within a hole is land."),
            remedy: text(
                "Bitte prüfen, ob dort Fläche oder ein Loch gemeint ist (QGIS: Geometrien reparieren).",
                "Check whether land or a hole is meant there (QGIS: Fix Geometries)."))
    }

    var geometryCRSDiffers: SourceWords {
        SourceWords(
            text(
                "Die Geometrie nennt das Koordinatensystem \(stated), die Ebene ist in \(expected).",
                "The geometry names the coordinate reference system \(stated), the layer is in \(expected)."),
            did: .rowLeftOut,
            remedy: text(
                "Bitte alle Zeilen in ein System umrechnen, oder je System eine Datei liefern.",
                "Transform all rows to one system, or deliver one file for each system."))
    }

    var geometryUnreadable: SourceWords {
        SourceWords(
            text("Die Geometrie ist nicht lesbar\(reasonText.de).", "The geometry cannot be read\(reasonText.en)."),
            did: .rowLeftOut,
            remedy: text(
                "Bitte berichtigen oder die Ebene neu exportieren.", "Correct it, or export the layer again."))
    }

    var curvesStraightened: SourceWords {
        SourceWords(
            text("Der Umriss hat Kreisbögen.", "The outline has arcs."),
            did: text(
                "Durch kurze gerade Linien ersetzt (ein Grad je Stück).",
                "Replaced by short straight lines (one degree each)."))
    }

    var geometryKindsMixed: SourceWords {
        SourceWords(
            text(
                "Die Ebene mischt Geometriearten: \(Self.kinds(stated)).",
                "The layer mixes geometry types: \(stated)."),
            did: text("Jede Zeile wurde für sich gelesen.", "Each row was read on its own."),
            remedy: text("Bitte je Art eine Ebene liefern.", "Deliver one layer for each type."))
    }

    /// The width of the gap in map units, rounded to six decimals.
    private var gap: LocalizedText { Double(stated)?.decimalText(1_000_000) ?? text(stated, stated) }

    /// Returns the German names for geometry types of OGC Simple Features.
    private static func kinds(_ names: String) -> String {
        let german = [
            "Point": "Punkte", "MultiPoint": "Punktmengen", "LineString": "Linien",
            "MultiLineString": "mehrteilige Linien",
            "Polygon": "Flächen", "MultiPolygon": "mehrteilige Flächen", "GeometryCollection": "Gemische",
        ]
        return names.split(separator: ", ").map { german[String($0)] ?? String($0) }.joined(separator: ", ")
    }

    var csvIsSpreadsheet: SourceWords {
        SourceWords(
            text(
                "Das ist eine Excel-Datei, die nur .csv heißt.", "This is an Excel file that is only named .csv."),
            remedy: text(
                "Bitte in Excel öffnen und als „CSV UTF-8 (durch Trennzeichen getrennt)“ speichern.",
                "Open it in Excel, and save it as \"CSV UTF-8 (comma delimited)\"."))
    }

    var csvIsUTF16: SourceWords {
        SourceWords(
            text("Der Text ist in UTF-16 („Unicode-Text“).", "The text is in UTF-16 (\"Unicode text\")."),
            remedy: text(
                "Bitte als „CSV UTF-8 (durch Trennzeichen getrennt)“ speichern.",
                "Save it as \"CSV UTF-8 (comma delimited)\"."))
    }

    var csvNotTable: SourceWords {
        SourceWords(
            text(
                "Keine Kopfzeile mit mehreren Spalten gefunden.", "There is no header with several columns."),
            remedy: text(
                "Bitte mit Spaltennamen in der ersten Zeile und Semikolon als Trennzeichen speichern.",
                "Save it with the column names in the first line and semicolons as separators."))
    }

    var csvQuoteOpen: SourceWords {
        SourceWords(
            text(
                "Ein Anführungszeichen wird nach dieser Zeile geöffnet und nie geschlossen.",
                "A quotation mark is opened after this row and never closed."),
            remedy: text(
                "Bitte ergänzen; ein Anführungszeichen im Text wird verdoppelt (\"\").",
                "Close it; a quotation mark in a text is written twice (\"\")."))
    }

    var csvCellSpilled: SourceWords {
        SourceWords(
            text(
                "Eine Tabellenkalkulation hat eine Zelle der Zeile \(stated) nach 32.767 Zeichen abgeschnitten und den Rest in die nächste Zeile geschrieben.",
                "A spreadsheet cut a cell of row \(stated) after 32,767 characters and wrote its rest into the next row."
            ),
            remedy: text(
                "Bitte die Umrisse als GeoPackage oder Shapefile liefern, oder die CSV-Datei ohne Tabellenkalkulation.",
                "Deliver the outlines as a GeoPackage or a shapefile, or the CSV file without a spreadsheet."))
    }

    var csvRowWidthWrong: SourceWords {
        SourceWords(
            text(
                "Die Zeile hat \(stated) Zellen, die Kopfzeile \(expected) Spalten.",
                "The row has \(stated) cells, the header \(expected) columns."),
            did: .rowLeftOut,
            remedy: text(
                "Enthält ein Text das Trennzeichen? Dann bitte in Anführungszeichen setzen.",
                "Is there a separator in a text? Then put the text in quotation marks."))
    }

    var csvRowsEmpty: SourceWords {
        SourceWords(
            text("Leere Zeile.", "An empty row."), did: text("Übersprungen.", "Skipped."))
    }

    var csvColumnUnnamed: SourceWords {
        SourceWords(
            text("Eine Spalte mit Werten hat keinen Namen.", "A column with values has no name."),
            did: text("Sie heißt hier \(stated).", "It is called \(stated) here."),
            remedy: text("Bitte benennen.", "Name it."))
    }

    var csvCoordinatesSeveral: SourceWords {
        SourceWords(
            text(
                "Mehrere Paare von Koordinaten: \(stated), \(expected).",
                "Several pairs of coordinates: \(stated), \(expected)."),
            did: text(
                "Gelesen wurde \(stated); die anderen sind gewöhnliche Spalten.",
                "\(stated) was read; the others are ordinary columns."),
            remedy: text("Bitte nur ein Paar liefern.", "Deliver one pair only."))
    }

    var coordinateUnreadable: SourceWords {
        SourceWords(
            text("„\(stated)“ ist kein Koordinatenpaar.", "\"\(stated)\" is not a pair of coordinates."),
            did: .rowLeftOut,
            remedy: text(
                "Bitte beide Koordinaten als Zahlen angeben, etwa 371676,5 und 5715050,2.",
                "Give both coordinates as numbers, such as 371676.5 and 5715050.2."))
    }
}
