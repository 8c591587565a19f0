internal import SimpleFeatures
internal import SiteInventory

// What is wrong with a .dbf, and with the other files beside a .shp.

extension SourceFault {
    var tableWords: SourceWords? {
        switch kind {
        case .dbfMissing:
            SourceWords(
                text("Die .dbf mit den Sachdaten fehlt.", "The .dbf with the attributes is missing."),
                mend: text(
                    "Bitte .shp, .shx, .dbf und .prj zusammen liefern, alle mit demselben Namen.",
                    "Deliver .shp, .shx, .dbf and .prj together, all with the same name."))
        case .dbfTruncated:
            SourceWords(
                text(
                    "Die Tabelle ist abgeschnitten: \(stated) statt \(said) Bytes, es fehlen Zeilen.",
                    "The table is cut off: \(stated) of \(said) bytes, so rows are missing."),
                mend: .sendAgain)
        case .dbfHeaderLengthWrong, .dbfRowLengthWrong:
            SourceWords(
                text(
                    "Der Kopf der Tabelle nennt eine falsche Länge (\(stated) statt \(said) Bytes).",
                    "The table's head states a wrong length (\(stated) instead of \(said) bytes)."),
                did: text(
                    "Gelesen nach den Feldern; die Länge der Datei bestätigt sie.",
                    "Read by its fields; the file's length confirms them."),
                mend: .exportAgain)
        case .dbfRowCountWrong:
            SourceWords(
                text(
                    "Die Zahl der Zeilen im Kopf der Tabelle stimmt nicht: dort \(stated), tatsächlich \(said).",
                    "The number of rows in the table's head is wrong: \(stated) there, \(said) in fact."),
                did: text("Alle Zeilen wurden gelesen.", "All rows were read."), mend: .exportAgain)
        case .dbfLayoutUnclear:
            SourceWords(
                text(
                    "Kopf, Felder und Länge der Tabelle widersprechen sich; wo eine Zeile beginnt, ist nicht feststellbar.",
                    "Head, fields and length of the table contradict each other; where a row begins cannot be told."),
                did: text("Nichts davon wurde übernommen.", "Nothing of it was kept."), mend: .exportAgain)
        case .rowsAndShapesDiffer:
            SourceWords(
                text(
                    "Die Zeilen der Tabelle (\(stated)) und die Umrisse der .shp (\(said)) sind nicht gleich viele; Sachdaten "
                        + "kämen an falsche Umrisse.",
                    "The table's rows (\(stated)) and the outlines of the .shp (\(said)) are not as many; attributes would get "
                        + "to the wrong outlines."),
                did: text("Nichts davon wurde übernommen.", "Nothing of it was kept."),
                mend: text(
                    "Wurde die .dbf in Excel bearbeitet oder gehört sie zu einem anderen Stand? Bitte die Ebene aus dem "
                        + "Original neu exportieren.",
                    "Was the .dbf edited in Excel, or is it of another date? Export the layer again from the original.")
            )
        case .rowsDeleted:
            SourceWords(
                stated == "1"
                    ? text("Eine Zeile ist als gelöscht markiert.", "One row is marked as deleted.")
                    : text("\(stated) Zeilen sind als gelöscht markiert.", "\(stated) rows are marked as deleted."),
                did: stated == "1"
                    ? text("Sie wurde weggelassen, samt Umriss.", "It was left out, with its outline.")
                    : text("Sie wurden weggelassen, samt Umriss.", "They were left out, with their outlines."))
        case .fieldNotRead:
            SourceWords(
                text(
                    "Felder vom Typ \(stated) (etwa Memo) werden nicht gelesen.",
                    "Fields of type \(stated) (such as memos) are not read."),
                did: text("Die Spalte bleibt leer.", "The column stays empty."),
                mend: text(
                    "Bitte als Text speichern oder die Ebene als GeoPackage liefern.",
                    "Store it as text, or deliver the layer as GeoPackage."))
        case .fieldNameRepeated:
            SourceWords(
                text("Der Spaltenname kommt doppelt vor.", "The column's name is there twice."),
                did: text("Die zweite Spalte heißt hier \(stated).", "The second one is called \(stated) here."),
                mend: text(
                    "Bitte umbenennen; Shapefiles schneiden Namen nach 10 Zeichen ab.",
                    "Rename it; shapefiles cut names after 10 characters."))
        case .tableValueUnreadable:
            SourceWords(
                text(
                    "„\(stated)“ ist keine Zahl und kein Datum.", "\"\(stated)\" is no number and no date."),
                did: text("Als „unbekannt“ gelesen.", "Taken as unknown."),
                mend: text(
                    "Bitte den Wert im Original berichtigen und die Ebene neu exportieren, oder ihn leer lassen.",
                    "Correct the value in the original and export the layer again, or leave it empty."))
        case .tableNumberStarred:
            // GDAL, and so QGIS, writes a missing number so; dBASE and ArcGIS one that is too wide for its field.
            SourceWords(
                text(
                    "Statt einer Zahl stehen Sternchen. So schreibt QGIS eine fehlende Zahl, und ältere Programme eine, "
                        + "die breiter ist als ihre Spalte.",
                    "There are asterisks instead of a number. That is how QGIS writes a missing number, and older "
                        + "programs one that is wider than its column."),
                did: text("Als „unbekannt“ gelesen.", "Taken as unknown."),
                mend: text(
                    "Nicht nötig, wenn dort nichts stehen soll; sonst die Spalte verbreitern.",
                    "Not needed if nothing is meant to stand there; else make the column wider."))
        case .decimalComma:
            SourceWords(
                text("Zahl mit Komma („\(stated)“).", "A number with a comma (\"\(stated)\")."),
                did: text("Als Dezimalkomma gelesen.", "Read as the decimal mark."))
        case .companionCaseDiffers:
            SourceWords(
                text(
                    "Der Name ist anders groß und klein geschrieben als der der .shp.",
                    "Its name has other capital letters than that of the .shp."),
                did: text("Trotzdem zusammen gelesen.", "Read together nevertheless."),
                mend: text("Bitte gleich benennen.", "Name them alike."))
        case .crsUnreadable:
            SourceWords(
                text(
                    "Die Angabe zum Koordinatensystem ist nicht lesbar\(value.map { " („\($0)“)" } ?? "").",
                    "What is said of the coordinate reference system cannot be read\(value.map { " (\"\($0)\")" } ?? "")."
                ),
                did: text("Behandelt wie keine Angabe.", "Treated as if it were not there."),
                mend: text(
                    "Bitte das System mit --crs angeben, etwa --crs EPSG:25832, oder die Ebene mit Koordinatensystem neu "
                        + "exportieren.",
                    "Name the system with --crs, such as --crs EPSG:25832, or export the layer again with its system."))
        default: nil
        }
    }
}
