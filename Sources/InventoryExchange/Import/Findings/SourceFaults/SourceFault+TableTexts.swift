internal import SimpleFeatures
internal import SiteInventory

// Texts for .dbf files and the other files beside a .shp.

extension SourceFault {
    var dbfMissing: SourceWords {
        SourceWords(
            text("Die .dbf mit den Sachdaten fehlt.", "The .dbf with the attributes is missing."),
            remedy: text(
                "Bitte .shp, .shx, .dbf und .prj zusammen liefern, alle mit demselben Namen.",
                "Deliver .shp, .shx, .dbf and .prj together, all with the same name."))
    }

    var dbfTruncated: SourceWords {
        SourceWords(
            text(
                "Die Tabelle ist abgeschnitten: \(stated) statt \(expected) Bytes, es fehlen Zeilen.",
                "The table is cut off: \(stated) of \(expected) bytes, so rows are missing."),
            remedy: .sendAgain)
    }

    var dbfLengthWrong: SourceWords {
        SourceWords(
            text(
                "Der Kopf der Tabelle nennt eine falsche Länge (\(stated) statt \(expected) Bytes).",
                "The header of the table states a wrong length (\(stated) instead of \(expected) bytes)."),
            did: text(
                "Gelesen nach den Feldern; die Länge der Datei bestätigt sie.",
                "Read by the fields; the length of the file confirms them."),
            remedy: .exportAgain)
    }

    var dbfRowCountWrong: SourceWords {
        SourceWords(
            text(
                "Der Kopf der Tabelle nennt eine falsche Zahl von Zeilen: \(stated) statt \(expected).",
                "The header of the table states a wrong number of rows: \(stated) instead of \(expected)."),
            did: text("Alle Zeilen wurden gelesen.", "All rows were read."), remedy: .exportAgain)
    }

    var dbfLayoutUnclear: SourceWords {
        SourceWords(
            text(
                "Kopf, Felder und Länge der Tabelle widersprechen sich; wo eine Zeile beginnt, ist nicht feststellbar.",
                "Header, fields and length of the table contradict each other; where a row begins cannot be determined."
            ),
            did: text("Nichts davon wurde übernommen.", "None of it was imported."), remedy: .exportAgain)
    }

    var rowsAndShapesDiffer: SourceWords {
        SourceWords(
            text(
                "Die Tabelle hat \(stated) Zeilen, die .shp aber \(expected) Umrisse; Sachdaten kämen an falsche Umrisse.",
                "The table has \(stated) rows, but the .shp \(expected) outlines; attributes would be assigned to the wrong outlines."
            ),
            did: text("Nichts davon wurde übernommen.", "None of it was imported."),
            remedy: text(
                "Wurde die .dbf in Excel bearbeitet oder gehört sie zu einem anderen Stand? Bitte die Ebene aus dem "
                    + "Original neu exportieren.",
                "Was the .dbf edited in Excel, or does it have another date? Export the layer again from the original.")
        )
    }

    var rowsDeleted: SourceWords {
        SourceWords(
            stated == "1"
                ? text("Eine Zeile ist als gelöscht markiert.", "One row is marked as deleted.")
                : text("\(stated) Zeilen sind als gelöscht markiert.", "\(stated) rows are marked as deleted."),
            did: stated == "1"
                ? text("Sie wurde weggelassen, samt Umriss.", "It was left out, with its outline.")
                : text("Sie wurden weggelassen, samt Umriss.", "They were left out, with their outlines."))
    }

    var fieldNotRead: SourceWords {
        SourceWords(
            text(
                "Felder vom Typ \(stated) (etwa Memo) werden nicht gelesen.",
                "Fields of type \(stated) (such as memos) are not read."),
            did: text("Die Spalte bleibt leer.", "The column stays empty."),
            remedy: text(
                "Bitte als Text speichern oder die Ebene als GeoPackage liefern.",
                "Store it as text, or deliver the layer as GeoPackage."))
    }

    var fieldNameRepeated: SourceWords {
        SourceWords(
            text("Der Spaltenname kommt doppelt vor.", "The column name occurs twice."),
            did: text("Die zweite Spalte heißt hier \(stated).", "The second one is called \(stated) here."),
            remedy: text(
                "Bitte umbenennen; Shapefiles schneiden Namen nach 10 Zeichen ab.",
                "Rename it; shapefiles cut names after 10 characters."))
    }

    var tableValueUnreadable: SourceWords {
        SourceWords(
            text(
                "„\(stated)“ ist keine Zahl und kein Datum.", "\"\(stated)\" is neither a number nor a date."),
            did: text("Als „unbekannt“ gelesen.", "Read as unknown."),
            remedy: text(
                "Bitte den Wert im Original berichtigen und die Ebene neu exportieren, oder ihn leer lassen.",
                "Correct the value in the original and export the layer again, or leave it empty."))
    }

    var tableNumberStarred: SourceWords {
        // GDAL and QGIS write asterisks for a missing number. dBASE and ArcGIS write them for a number that is too wide
        // for its field.
        SourceWords(
            text(
                "Statt einer Zahl stehen Sternchen. So schreibt QGIS eine fehlende Zahl, und ältere Programme eine, "
                    + "die breiter ist als ihre Spalte.",
                "There are asterisks instead of a number. QGIS writes a missing number this way, and older "
                    + "programs a number that is wider than its column."),
            did: text("Als „unbekannt“ gelesen.", "Read as unknown."),
            remedy: text(
                "Nicht nötig, wenn dort nichts stehen soll; sonst die Spalte verbreitern.",
                "Not necessary if the value is meant to be empty; otherwise make the column wider."))
    }

    var decimalComma: SourceWords {
        SourceWords(
            text("Zahl mit Komma („\(stated)“).", "A number with a comma (\"\(stated)\")."),
            did: text("Als Dezimalkomma gelesen.", "Read as the decimal mark."))
    }

    var companionCaseDiffers: SourceWords {
        SourceWords(
            text(
                "Der Name ist anders groß und klein geschrieben als der der .shp.",
                "Its name differs from that of the .shp in upper and lower case."),
            did: text("Trotzdem zusammen gelesen.", "The files were read together nevertheless."),
            remedy: text("Bitte gleich benennen.", "Give them the same name."))
    }

    var crsUnreadable: SourceWords {
        SourceWords(
            text(
                "Die Angabe zum Koordinatensystem ist nicht lesbar\(value.map { " („\($0)“)" } ?? "").",
                "The statement of the coordinate reference system cannot be read\(value.map { " (\"\($0)\")" } ?? "")."
            ),
            did: text("Wie eine fehlende Angabe behandelt.", "Treated as missing."),
            remedy: text(
                "Bitte das System mit --crs angeben, etwa --crs EPSG:25832, oder die Ebene mit Koordinatensystem neu "
                    + "exportieren.",
                "Name the system with --crs, for example --crs EPSG:25832, or export the layer again with its system."))
    }
}
