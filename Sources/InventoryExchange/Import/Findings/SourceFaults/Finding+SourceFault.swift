public import SimpleFeatures
internal import SiteInventory

extension Finding {
    /// Creates the finding for a fault that a reader reports. Its place is in the layer's own coordinate system.
    public static func of(_ fault: SourceFault) -> Finding {
        let words = fault.words
        var finding = Finding(
            .source(fault.kind), Severity(fault.severity), row: fault.row, field: fault.field, value: fault.value,
            place: fault.place.map { Place(x: $0.x, y: $0.y) },
            message: words.namesFile ? words.message : fault.located(words.message), action: words.action,
            remedy: words.remedy)
        finding.occurrences = fault.occurrences
        return finding
    }
}

/// Creates a text in both languages, German first.
func text(_ de: String, _ en: String) -> LocalizedText { LocalizedText(de: de, en: en) }

extension SourceFault {
    var readerWarning: SourceWords {
        SourceWords(
            text(
                "Das Leseprogramm meldet: \(libraryMessage ?? expected)",
                "The reading program reports: \(libraryMessage ?? expected)"),
            remedy: text("Bitte die Stelle prüfen.", "Check the place."))
    }

    /// Returns the message preceded by the file, the row and the field.
    fileprivate func located(_ message: LocalizedText) -> LocalizedText {
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
        return text("\(de): \(message.de)", "\(en): \(message.en)")
    }

    /// The value; empty when the fault has none.
    var stated: String { value ?? "" }
    /// The expected value; the value itself when the fault states none.
    var expected: String { detail ?? stated }
}

extension LocalizedText {
    /// The remedy to export a layer again with QGIS or ArcGIS.
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
