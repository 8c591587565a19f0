internal import SimpleFeatures
internal import SiteInventory

// What is wrong with a file as such: its path, its format.

extension SourceFault {
    var fileWords: SourceWords? {
        switch kind {
        case .fileNotFound:
            SourceWords(
                text("Unter diesem Pfad gibt es keine Datei und keinen Ordner.", "There is no file or folder there."),
                mend: text(
                    "Bitte den Pfad prüfen; Adressen im Netz und Datenbankverbindungen werden nicht gelesen.",
                    "Check the path; addresses on the network and database connections are not read."))
        case .notAFile:
            SourceWords(
                text("Das ist weder eine Datei noch ein Ordner.", "This is neither a file nor a folder."),
                mend: text("Bitte eine Datei oder einen Ordner angeben.", "Give a file or a folder."))
        case .fileUnreadable:
            SourceWords(
                text("Die Datei lässt sich nicht lesen.", "It cannot be read."),
                mend: text(
                    "Bitte die Leserechte prüfen, Programme schließen, die sie geöffnet haben, und sie neu kopieren.",
                    "Check that you may read it, close programs that have it open, and copy it again."))
        case .fileEmpty:
            SourceWords(text("Die Datei ist leer (0 Bytes).", "The file is empty (0 bytes)."), mend: .sendAgain)
        case .formatUnknown: unknownFormat
        case .formatMismatch:
            SourceWords(
                text(
                    "Der Name sagt \(Self.name(stated).de), der Inhalt ist aber \(Self.name(said).de).",
                    "The name says \(Self.name(stated).en), but the content is \(Self.name(said).en)."),
                mend: text(
                    "Bitte die richtige Datei liefern; Umbenennen allein ändert das Format nicht.",
                    "Deliver the right file; another name alone does not change the format."))
        case .virtualDataset:
            SourceWords(
                text(
                    "Die Datei enthält keine Daten, sondern verweist auf andere (virtuelle Datenquelle, VRT).",
                    "The file holds no data, but points to other files (virtual dataset, VRT)."),
                mend: text(
                    "Bitte die Daten selbst liefern, etwa als GeoPackage.",
                    "Deliver the data themselves, such as a GeoPackage."))
        case .linkOutside:
            SourceWords(
                text(
                    "Die Verknüpfung führt aus der Lieferung hinaus.", "The link leads out of the delivery."),
                mend: text("Bitte die Datei selbst hineinkopieren.", "Copy the file itself into it."))
        case .noLayerFound: nothingFound
        case .fileIgnored:
            SourceWords(
                ["csv", "tsv"].contains(stated)
                    ? text("Das ist keine Tabelle mit Kopfzeile.", "This is no table with a header.")
                    : text("Dieses Format wird nicht gelesen (.\(stated)).", "This format is not read (.\(stated))."),
                did: text("Die Datei blieb außen vor.", "The file was left out."),
                mend: text(
                    "Gehören die Daten dazu, bitte als GeoPackage, Shapefile oder CSV mit Kopfzeile exportieren.",
                    "If its data belong to the delivery, export them as GeoPackage, shapefile or CSV with a header."))
        case .fileBroken:
            SourceWords(
                text(
                    "Die Datei ist beschädigt oder unvollständig\(reasonText.de).",
                    "The file is damaged or incomplete\(reasonText.en)."),
                mend: .exportAgain)
        case .rowBroken:
            SourceWords(
                text(
                    "Ab hier ist die Datei nicht mehr lesbar\(reasonText.de).",
                    "From here on it cannot be read\(reasonText.en)."),
                did: text("Nichts davon wurde übernommen.", "Nothing of it was kept."), mend: .exportAgain)
        case .geoPackageOpenElsewhere:
            SourceWords(
                text(
                    "Das GeoPackage ist noch in einem Programm geöffnet; daneben liegen Änderungen (-wal), die noch nicht "
                        + "in der Datei stehen.",
                    "The GeoPackage is still open in a program; changes that are not in the file yet lie beside it "
                        + "(-wal)."),
                mend: text(
                    "Bitte die Ebenen dort entfernen oder QGIS/ArcGIS beenden und die Datei dann liefern.",
                    "Remove its layers there, or close QGIS or ArcGIS, and deliver the file then."))
        case .featureCountWrong:
            SourceWords(
                text(
                    "Laut Datei sind es \(stated) Objekte, gefunden wurden \(said).",
                    "The file says that it has \(stated) features; \(said) were found."),
                did: text("Die gefundenen wurden gelesen.", "Those that were found were read."),
                mend: text(
                    "Bitte die Anzahl prüfen; fehlt etwas, die Ebene neu exportieren.",
                    "Check the number; if something is missing, export the layer again."))
        default: nil
        }
    }

    private var unknownFormat: SourceWords {
        let known = "GeoPackage (.gpkg), Shapefile (.shp, .zip), GeoJSON, FlatGeobuf (.fgb), CSV"
        let hint: LocalizedText =
            switch stated {
            case "shx", "prj", "cpg", "dbf", "qix", "sbn", "sbx":
                text(
                    "Bitte die .shp angeben, zu der sie gehört, oder den Ordner.",
                    "Give the .shp that it belongs to, or the folder.")
            case "gdb":
                text(
                    "Bitte die Ebenen der Geodatabase als GeoPackage exportieren (ArcGIS Pro: Features exportieren in "
                        + "eine .gpkg; QGIS: Objekte speichern als).",
                    "Export the geodatabase's layers as GeoPackage (ArcGIS Pro: Export Features into a .gpkg; QGIS: Save "
                        + "Features As).")
            case "xls", "xlsx", "ods":
                text(
                    "Bitte in Excel als „CSV UTF-8 (durch Trennzeichen getrennt)“ speichern.",
                    "Save it in Excel as \"CSV UTF-8 (comma delimited)\".")
            default:
                text(
                    "Bitte in eines dieser Formate exportieren: \(known).",
                    "Export it to one of these formats: \(known).")
            }
        let format = stated.isEmpty ? text("ohne Endung", "without ending") : text(".\(stated)", ".\(stated)")
        return SourceWords(
            text("Dieses Format wird nicht gelesen (\(format.de)).", "This format is not read (\(format.en))."),
            mend: hint)
    }

    private var nothingFound: SourceWords {
        let found = detail.map { text(" Gefunden: \($0).", " Found: \($0).") } ?? text("", "")
        return SourceWords(
            text(
                "Hier liegt nichts, was gelesen werden kann.\(found.de)",
                "There is nothing in it that can be read.\(found.en)"),
            mend: text(
                "Bitte Shapefile, GeoPackage, GeoJSON, FlatGeobuf oder CSV hineinlegen (bei Shapefiles .shp, .shx, .dbf "
                    + "und .prj zusammen).",
                "Put a shapefile, GeoPackage, GeoJSON, FlatGeobuf or CSV into it (of a shapefile .shp, .shx, .dbf and .prj "
                    + "together)."))
    }

    /// What people call the format that an ending or a file's beginning tells.
    private static func name(_ format: String) -> LocalizedText {
        switch format {
        case "shp": text("ein Shapefile", "a shapefile")
        case "dbf": text("eine dBASE-Tabelle", "a dBASE table")
        case "gpkg": text("ein GeoPackage oder eine SQLite-Datenbank", "a GeoPackage or SQLite database")
        case "fgb": text("FlatGeobuf", "FlatGeobuf")
        case "json", "geojson": text("JSON", "JSON")
        case "csv", "tsv", "text": text("Text", "text")
        case "zip": text("ein Zip (oder Excel)", "a zip (or Excel)")
        case "xls": text("Excel oder ein altes Office-Format", "Excel or an old Office format")
        case "pdf": text("ein PDF", "a PDF")
        case "picture": text("ein Bild", "a picture")
        case "html": text("eine Webseite, etwa eine Anmeldeseite", "a web page, perhaps one to log in")
        case "xml": text("XML", "XML")
        case "utf-16": text("Text in UTF-16", "text in UTF-16")
        case "unknown", "": text("etwas anderes", "something else")
        default: text(format, format)
        }
    }
}
