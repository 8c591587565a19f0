internal import SimpleFeatures
internal import SiteInventory

// What is wrong with a file's characters.

extension SourceFault {
    var textWords: SourceWords? {
        let utf8 = text(
            "Bitte künftig mit der Kodierung UTF-8 exportieren; QGIS legt dann eine .cpg dazu.",
            "From now on export with the encoding UTF-8; QGIS then adds a .cpg.")
        let other = stated == "CP1252" ? "CP850" : "CP1252"
        switch kind {
        case .encodingUnknown:
            return SourceWords(
                text("Die Zeichenkodierung „\(stated)“ gibt es nicht.", "There is no encoding \"\(stated)\"."),
                mend: text("Bitte etwa UTF-8, CP1252 oder CP850 angeben.", "Give UTF-8, CP1252 or CP850, say."))
        case .cpgUnknown:
            return SourceWords(
                stated.isEmpty
                    ? text("Die .cpg ist leer.", "The .cpg is empty.")
                    : text(
                        "Die .cpg nennt „\(stated)“, das ist keine Kodierung.",
                        "The .cpg says \"\(stated)\", no encoding."),
                did: text("Sie wurde übergangen.", "It was passed over."), mend: utf8)
        case .cpgContradicted:
            return SourceWords(
                text(
                    "Die .cpg sagt \(stated), die Texte sind aber \(said).",
                    "The .cpg says \(stated), but the text is \(said)."),
                did: text("Als \(said) gelesen.", "Read as \(said)."),
                mend: text(
                    "Bitte einige Umlaute prüfen; stimmt es nicht, mit --encoding \(stated) einlesen. Sonst die .cpg "
                        + "berichtigen.",
                    "Check some umlauts; if they are wrong, import with --encoding \(stated). Else correct the .cpg."))
        case .languageByteContradicted:
            return SourceWords(
                text(
                    "Die Tabelle gibt sich als \(stated) aus, die Texte sind aber \(said).",
                    "The table says that it is \(stated), but the text is \(said)."),
                did: text("Als \(said) gelesen.", "Read as \(said)."),
                mend: text(
                    "Bitte einige Umlaute prüfen; stimmt es nicht, mit --encoding \(stated) einlesen.",
                    "Check some umlauts; if they are wrong, import with --encoding \(stated)."))
        case .encodingGuessed:
            return SourceWords(
                text(
                    "Nichts nennt die Zeichenkodierung; nach den Umlauten ist es \(stated).",
                    "Nothing names the encoding; by its umlauts it is \(stated)."),
                did: text("Als \(stated) gelesen.", "Read as \(stated)."),
                mend: text(
                    "Bitte einige Umlaute prüfen; stimmt es nicht, mit --encoding \(other) einlesen.",
                    "Check some umlauts; if they are wrong, import with --encoding \(other)."))
        case .textUndecodable:
            return SourceWords(
                text(
                    "„\(stated)“ enthält Zeichen, die es in dieser Kodierung nicht gibt.",
                    "\"\(stated)\" has characters that the encoding does not have."),
                did: text("Sie stehen als \u{FFFD} da.", "They stand there as \u{FFFD}."),
                mend: text(
                    "Bitte die richtige Kodierung mit --encoding angeben (meist CP1252 oder CP850); stimmt sie schon, den Text im "
                        + "Original berichtigen.",
                    "Name the right encoding with --encoding (mostly CP1252 or CP850); if it is right, correct the text in "
                        + "the original."))
        case .textMojibake:
            return SourceWords(
                text(
                    "„\(stated)“ wurde früher schon falsch umgewandelt (UTF-8 als Windows-Text gelesen).",
                    "\"\(stated)\" was converted wrongly before (UTF-8 read as Windows text)."),
                did: text("Unverändert übernommen.", "Kept as it is."),
                mend: text(
                    "Bitte im Original berichtigen, oder die Kodierung mit --encoding UTF-8 angeben.",
                    "Correct it in the original, or name the encoding with --encoding UTF-8."))
        case .textCut:
            return SourceWords(
                text(
                    "„\(stated)“ füllt die Spalte ganz; das letzte Zeichen ist abgeschnitten.",
                    "\"\(stated)\" fills its column; the last character is cut off."),
                did: text("Der Rest des Zeichens wurde entfernt.", "The rest of the character was removed."),
                mend: text(
                    "Bitte die Spalte verbreitern oder die Ebene als GeoPackage liefern.",
                    "Make the column wider, or deliver the layer as GeoPackage."))
        default: return nil
        }
    }
}
