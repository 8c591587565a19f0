internal import SimpleFeatures
internal import SiteInventory

// Texts for a file as a whole: its path and its format.

extension SourceFault {
    var fileNotFound: SourceWords {
        SourceWords(
            text(
                "Unter diesem Pfad gibt es keine Datei und keinen Ordner.", "There is no file or folder at this path."),
            remedy: text(
                "Bitte den Pfad prüfen; Adressen im Netz und Datenbankverbindungen werden nicht gelesen.",
                "Check the path; network addresses and database connections are not read."))
    }

    var notAFile: SourceWords {
        SourceWords(
            text("Das ist weder eine Datei noch ein Ordner.", "This is neither a file nor a folder."),
            remedy: text("Bitte eine Datei oder einen Ordner angeben.", "Give a file or a folder."))
    }

    var fileUnreadable: SourceWords {
        SourceWords(
            text("Die Datei lässt sich nicht lesen.", "The file cannot be read."),
            remedy: text(
                "Bitte die Leserechte prüfen, Programme schließen, die sie geöffnet haben, und sie neu kopieren.",
                "Check the permissions, close programs that have the file open, and copy it again."))
    }

    var fileEmpty: SourceWords {
        SourceWords(text("Die Datei ist leer (0 Bytes).", "The file is empty (0 bytes)."), remedy: .sendAgain)
    }

    var formatMismatch: SourceWords {
        SourceWords(
            text(
                "Dem Namen nach ist es \(Self.name(stated).de), dem Inhalt nach \(Self.name(expected).de).",
                "By its name it is \(Self.name(stated).en), by its content \(Self.name(expected).en)."),
            remedy: Self.conversion(from: expected)
                ?? text(
                    "Bitte die richtige Datei liefern; Umbenennen allein ändert das Format nicht.",
                    "Deliver the right file; renaming alone does not change the format."))
    }

    var virtualDataset: SourceWords {
        SourceWords(
            text(
                "Die Datei enthält keine Daten, sondern verweist auf andere (virtuelle Datenquelle, VRT).",
                "The file holds no data, but points to other files (virtual dataset, VRT)."),
            remedy: text(
                "Bitte die Daten selbst liefern, etwa als GeoPackage.",
                "Deliver the data themselves, for example as a GeoPackage."))
    }

    var linkOutside: SourceWords {
        SourceWords(
            text(
                "Die Verknüpfung führt aus der Lieferung hinaus.", "The link leads out of the delivery."),
            remedy: text("Bitte die Datei selbst in die Lieferung kopieren.", "Copy the file itself into the delivery.")
        )
    }

    var fileIgnored: SourceWords {
        SourceWords(
            ["csv", "tsv"].contains(stated)
                ? text("Das ist keine Tabelle mit Kopfzeile.", "This is not a table with a header.")
                : text("Dieses Format wird nicht gelesen (.\(stated)).", "This format is not read (.\(stated))."),
            did: text("Die Datei wurde nicht eingelesen.", "The file was not read."),
            remedy: Self.conversion(from: stated)
                ?? text(
                    "Gehören die Daten dazu, bitte als GeoPackage, Shapefile oder CSV mit Kopfzeile exportieren.",
                    "If its data belong to the delivery, export them as GeoPackage, shapefile or CSV with a header."))
    }

    var layerNotFound: SourceWords {
        SourceWords(
            text(
                "Die Lieferung hat keine Ebene „\(stated)“.", "The delivery has no layer \"\(stated)\"."),
            remedy: text(
                "Mit --layer bitte eine vorhandene Ebene angeben (\(expected)) oder, was die Ebenen enthalten (\(Self.collections)).",
                "Name a layer of the delivery with --layer (\(expected)), or what its layers contain (\(Self.collections))."
            ))
    }

    private static let collections = CollectionID.allCases.map(\.rawValue).joined(separator: ", ")

    var layerLeftAside: SourceWords {
        SourceWords(
            text(
                "Die Ebene „\(stated)“ mit \(expected) Zeilen ist weder gewählt noch dem Namen nach bekannt.",
                "The layer \"\(stated)\" with \(expected) rows is neither chosen nor known by its name."),
            did: text("Sie wurde beiseitegelassen.", "It was left aside."),
            remedy: text(
                "Gehört sie dazu, bitte mit --layer \(stated)=INHALT angeben, etwa --layer \(stated)=sites "
                    + "(layer=\(stated)=sites).",
                "If it belongs to it, name its content with --layer \(stated)=COLLECTION, such as --layer \(stated)=sites "
                    + "(layer=\(stated)=sites)."))
    }

    var fileBroken: SourceWords {
        SourceWords(
            text(
                "Die Datei ist beschädigt oder unvollständig\(reasonText.de).",
                "The file is damaged or incomplete\(reasonText.en)."),
            remedy: .exportAgain)
    }

    var rowBroken: SourceWords {
        SourceWords(
            text(
                "Ab dieser Zeile ist die Datei nicht mehr lesbar\(reasonText.de).",
                "From this row on, the file cannot be read\(reasonText.en)."),
            did: text("Nichts davon wurde übernommen.", "None of it was imported."), remedy: .exportAgain)
    }

    var geoPackageOpenElsewhere: SourceWords {
        SourceWords(
            text(
                "Das GeoPackage ist noch in einem Programm geöffnet; daneben liegen Änderungen (-wal), die noch nicht "
                    + "in der Datei stehen.",
                "The GeoPackage is still open in a program; the file beside it (-wal) holds changes that are not in "
                    + "the GeoPackage yet."),
            remedy: text(
                "Bitte die Ebenen dort entfernen oder QGIS/ArcGIS beenden und die Datei dann liefern.",
                "Remove its layers there, or close QGIS or ArcGIS, then deliver the file."))
    }

    var featureCountWrong: SourceWords {
        SourceWords(
            text(
                "Laut Datei sind es \(stated) Objekte, gefunden wurden \(expected).",
                "The file states \(stated) features; \(expected) were found."),
            did: text("Die gefundenen Objekte wurden gelesen.", "The features found were read."),
            remedy: text(
                "Bitte die Anzahl prüfen; fehlt etwas, die Ebene neu exportieren.",
                "Check the number; if something is missing, export the layer again."))
    }

    var formatUnknown: SourceWords {
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
        let format = stated.isEmpty ? text("ohne Endung", "without extension") : text(".\(stated)", ".\(stated)")
        return SourceWords(
            text("Dieses Format wird nicht gelesen (\(format.de)).", "This format is not read (\(format.en))."),
            remedy: hint)
    }

    var noLayerFound: SourceWords {
        let found = detail.map { text(" Gefunden: \($0).", " Found: \($0).") } ?? text("", "")
        return SourceWords(
            text(
                "Hier liegt nichts, was gelesen werden kann.\(found.de)",
                "It holds nothing that can be read.\(found.en)"),
            remedy: text(
                "Bitte Shapefile, GeoPackage, GeoJSON, FlatGeobuf oder CSV hineinlegen (bei Shapefiles .shp, .shx, .dbf "
                    + "und .prj zusammen).",
                "Put a shapefile, GeoPackage, GeoJSON, FlatGeobuf or CSV into it (for a shapefile, .shp, .shx, .dbf and .prj "
                    + "together)."))
    }

    /// Returns how to convert the format; `nil` for other formats.
    private static func conversion(from format: String) -> LocalizedText? {
        switch format {
        case "esrijson":
            text(
                "Bitte als GeoJSON oder GeoPackage exportieren: bei einem ArcGIS-Dienst mit f=geojson statt f=json, in "
                    + "ArcGIS Pro mit „Features in JSON“ und der Option GeoJSON, in QGIS mit „Objekte speichern als“.",
                "Export it as GeoJSON or GeoPackage: from an ArcGIS service with f=geojson instead of f=json, in ArcGIS "
                    + "Pro with Features To JSON and the option GeoJSON, in QGIS with Save Features As.")
        case "topojson":
            text(
                "Bitte als GeoJSON oder GeoPackage exportieren: in QGIS mit „Objekte speichern als“, oder mit mapshaper.",
                "Export it as GeoJSON or GeoPackage: in QGIS with Save Features As, or with mapshaper.")
        default: nil
        }
    }

    /// Returns the name of a format for a file extension or a recognised signature.
    private static func name(_ format: String) -> LocalizedText {
        switch format {
        case "shp": text("ein Shapefile", "a shapefile")
        case "dbf": text("eine dBASE-Tabelle", "a dBASE table")
        case "gpkg": text("ein GeoPackage oder eine SQLite-Datenbank", "a GeoPackage or SQLite database")
        case "fgb": text("FlatGeobuf", "FlatGeobuf")
        case "json", "geojson": text("JSON", "JSON")
        case "csv", "tsv", "text": text("Text", "text")
        case "esrijson": text("Esri JSON (von ArcGIS), kein GeoJSON", "Esri JSON (of ArcGIS), not GeoJSON")
        case "topojson": text("TopoJSON, kein GeoJSON", "TopoJSON, not GeoJSON")
        case "zip": text("ein Zip (oder Excel)", "a zip (or Excel)")
        case "xls": text("Excel oder ein altes Office-Format", "Excel or an old Office format")
        case "pdf": text("ein PDF", "a PDF")
        case "picture": text("ein Bild", "a picture")
        case "html": text("eine Webseite, etwa eine Anmeldeseite", "a web page, perhaps a login page")
        case "xml": text("XML", "XML")
        case "utf-16": text("Text in UTF-16", "text in UTF-16")
        case "unknown", "": text("etwas anderes", "something else")
        default: text(format, format)
        }
    }
}
