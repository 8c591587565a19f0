internal import SimpleFeatures
internal import SiteInventory

// Texts for the characters of a file.

extension SourceFault {
    private var exportAsUTF8: LocalizedText {
        text(
            "Bitte künftig mit der Kodierung UTF-8 exportieren; QGIS legt dann eine .cpg dazu.",
            "From now on export with the encoding UTF-8; QGIS then adds a .cpg.")
    }

    private var otherEncoding: String {
        stated == "CP1252" ? "CP850" : "CP1252"
    }

    var encodingUnknown: SourceWords {
        SourceWords(
            reason == nil
                ? text("Die Zeichenkodierung „\(stated)“ gibt es nicht.", "There is no encoding \"\(stated)\".")
                : text(
                    "In der Zeichenkodierung „\(stated)“ kann die Datei nicht sein\(reasonText.de).",
                    "The file cannot be in the encoding \"\(stated)\"\(reasonText.en)."),
            remedy: text(
                "Bitte etwa UTF-8, CP1252 oder CP850 angeben.", "Name an encoding such as UTF-8, CP1252 or CP850."))
    }

    var cpgUnknown: SourceWords {
        SourceWords(
            stated.isEmpty
                ? text("Die .cpg ist leer.", "The .cpg is empty.")
                : text(
                    "Die .cpg nennt „\(stated)“, das ist keine Kodierung.",
                    "The .cpg names \"\(stated)\", which is not an encoding."),
            did: text("Sie wurde nicht beachtet.", "It was ignored."), remedy: exportAsUTF8)
    }

    var cpgContradicted: SourceWords {
        SourceWords(
            text(
                "Die .cpg nennt \(stated)\(reasonText.de), die Texte sind aber in \(expected) kodiert.",
                "The .cpg names \(stated)\(reasonText.en), but the text is encoded in \(expected)."),
            did: text("Als \(expected) gelesen.", "Read as \(expected)."),
            remedy: reason == nil
                ? encodingOption
                : text(
                    "Bitte einige Umlaute prüfen und die .cpg berichtigen.", "Check some umlauts, and correct the .cpg."
                ))
    }

    private var encodingOption: LocalizedText {
        text(
            "Bitte einige Umlaute prüfen; stimmt es nicht, mit --encoding \(stated) einlesen. Sonst die .cpg "
                + "berichtigen.",
            "Check some umlauts; if they are wrong, import with --encoding \(stated). Otherwise correct the .cpg.")
    }

    var languageByteContradicted: SourceWords {
        SourceWords(
            text(
                "Die Tabelle nennt \(stated), die Texte sind aber in \(expected) kodiert.",
                "The table names \(stated), but the text is encoded in \(expected)."),
            did: text("Als \(expected) gelesen.", "Read as \(expected)."),
            remedy: text(
                "Bitte einige Umlaute prüfen; stimmt es nicht, mit --encoding \(stated) einlesen.",
                "Check some umlauts; if they are wrong, import with --encoding \(stated)."))
    }

    var encodingGuessed: SourceWords {
        SourceWords(
            text(
                "Die Zeichenkodierung ist nicht angegeben; nach den Umlauten ist es \(stated).",
                "The encoding is not stated; judging by the umlauts it is \(stated)."),
            did: text("Als \(stated) gelesen.", "Read as \(stated)."),
            remedy: text(
                "Bitte einige Umlaute prüfen; stimmt es nicht, mit --encoding \(otherEncoding) einlesen.",
                "Check some umlauts; if they are wrong, import with --encoding \(otherEncoding)."))
    }

    var textUndecodable: SourceWords {
        SourceWords(
            text(
                "„\(stated)“ enthält Zeichen, die es in dieser Kodierung nicht gibt.",
                "\"\(stated)\" has characters that the encoding does not have."),
            did: text("Sie wurden durch \u{FFFD} ersetzt.", "They were replaced by \u{FFFD}."),
            remedy: text(
                "Bitte die richtige Kodierung mit --encoding angeben (meist CP1252 oder CP850); stimmt sie schon, den Text im "
                    + "Original berichtigen.",
                "Name the right encoding with --encoding (mostly CP1252 or CP850); if it is right already, correct the text in "
                    + "the original."))
    }

    var textMojibake: SourceWords {
        SourceWords(
            text(
                "„\(stated)“ wurde früher schon falsch umgewandelt (UTF-8 als Windows-Text gelesen).",
                "\"\(stated)\" was already converted wrongly (UTF-8 read as Windows text)."),
            did: text("Unverändert übernommen.", "Kept unchanged."),
            remedy: text(
                "Bitte im Original berichtigen, oder die Kodierung mit --encoding UTF-8 angeben.",
                "Correct it in the original, or name the encoding with --encoding UTF-8."))
    }

    var textCut: SourceWords {
        SourceWords(
            text(
                "„\(stated)“ füllt die Spalte ganz; das letzte Zeichen ist abgeschnitten.",
                "\"\(stated)\" fills its column; the last character is cut off."),
            did: text("Der Rest des Zeichens wurde entfernt.", "The rest of the character was removed."),
            remedy: text(
                "Bitte die Spalte verbreitern oder die Ebene als GeoPackage liefern.",
                "Make the column wider, or deliver the layer as GeoPackage."))
    }
}
