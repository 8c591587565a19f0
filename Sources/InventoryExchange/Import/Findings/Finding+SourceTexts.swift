public import SimpleFeatures
internal import SiteInventory

// What the reader of a file found wrong with it, in words. Each group of kinds has a file of its own.

extension Finding {
    /// The finding for what a reader found; its place is in the layer's own coordinate system.
    public static func source(_ fault: SourceFault) -> Finding {
        let words = fault.words
        var finding = Finding(
            Code(rawValue: fault.kind.rawValue) ?? .readerWarning, Severity(fault.severity), row: fault.row,
            field: fault.field, value: fault.value, place: fault.place.map { Place(x: $0.x, y: $0.y) },
            message: LocalizedText(
                de: "\(fault.whereabouts.de): \(words.message.de)", en: "\(fault.whereabouts.en): \(words.message.en)"),
            action: words.action, remedy: words.remedy)
        finding.occurrences = fault.occurrences
        return finding
    }
}

/// What is wrong, what was done about it, and how to mend it.
struct SourceWords {
    var message: LocalizedText
    var action: LocalizedText?
    var remedy: LocalizedText?

    init(_ message: LocalizedText, did action: LocalizedText? = nil, mend remedy: LocalizedText? = nil) {
        self.message = message
        self.action = action
        self.remedy = remedy
    }
}

/// A text in both languages, German first.
func text(_ de: String, _ en: String) -> LocalizedText { LocalizedText(de: de, en: en) }

extension SourceFault {
    fileprivate var words: SourceWords {
        fileWords ?? shapeWords ?? indexWords ?? tableWords ?? textWords ?? geometryWords ?? csvWords
            ?? SourceWords(
                text(
                    "Das Leseprogramm meldet: \(libraryMessage ?? said)",
                    "The reading program reports: \(libraryMessage ?? said)"),
                mend: text("Bitte die Stelle prüfen.", "Check the place."))
    }

    /// The file, the row and the field.
    fileprivate var whereabouts: LocalizedText {
        var (de, en) = (file, file)
        if let row {
            de += ", Zeile \(row)"
            en += ", row \(row)"
        }
        if let field {
            de += ", Spalte \(field)"
            en += ", column \(field)"
        }
        if occurrences > 1 {
            de += " und weitere (\(occurrences) Zeilen)"
            en += " and others (\(occurrences) rows)"
        }
        return text(de, en)
    }

    /// What stands there; nothing for none.
    var stated: String { value ?? "" }
    /// What it was compared with, or the library's words.
    var said: String { detail ?? stated }
}

extension LocalizedText {
    /// How to write a layer anew with the programs that planners have.
    static let exportAgain = text(
        "Bitte die Ebene neu exportieren (QGIS: Rechtsklick auf die Ebene, Exportieren, Objekte speichern als; "
            + "ArcGIS Pro: Daten, Features exportieren) und alle Dateien zusammen liefern.",
        "Export the layer again (QGIS: right click on the layer, Export, Save Features As; ArcGIS Pro: Data, Export "
            + "Features), and deliver all files together.")

    static let sendAgain = text(
        "Bitte die Datei noch einmal vollständig kopieren oder hochladen.", "Copy or upload the whole file again.")

    static let rowLeftOut = text("Die Zeile wurde nicht eingelesen.", "The row was not read.")
}

extension Finding.Severity {
    fileprivate init(_ severity: SourceFault.Severity) {
        self =
            switch severity {
            case .error: .error
            case .warning: .warning
            case .notice: .notice
            }
    }
}
