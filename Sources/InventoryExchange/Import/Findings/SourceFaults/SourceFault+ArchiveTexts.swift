internal import SimpleFeatures
internal import SiteInventory

// Texts for zip files: the archive as a whole.

extension SourceFault {
    var archiveNotAnArchive: SourceWords {
        naming(
            "\(file) ist keine Zip-Datei, sondern heißt nur so.",
            "\(file) is not a zip file, it is only named like one.",
            remedy: .packAgain)
    }

    var archiveDamaged: SourceWords {
        switch value {
        case "end":
            naming(
                "\(file) ist unvollständig oder beschädigt: das Ende der Zip-Datei fehlt oder ist nicht eindeutig.",
                "\(file) is incomplete or damaged: the end of the zip file is missing or not unique.",
                remedy: .transferAgain)
        case "data":
            naming(
                "\(file) lässt sich nicht auspacken, die gepackten Daten sind beschädigt.",
                "\(file) cannot be unpacked, its packed data are damaged.", remedy: .transferAgain)
        default:
            naming(
                "Die Zip-Datei \(file) ist beschädigt: ihr Inhaltsverzeichnis passt nicht zur Datei.",
                "The zip file \(file) is damaged: its central directory does not match the file.", remedy: .packAgain)
        }
    }

    var archiveEmpty: SourceWords {
        naming(
            "Die Zip-Datei \(file) ist leer.", "The zip file \(file) is empty.",
            remedy: text(
                "Bitte die Dateien der Ebene (.shp, .shx, .dbf, .prj) hineinpacken.",
                "Put the files of the layer (.shp, .shx, .dbf, .prj) into it."))
    }

    var archiveMultipart: SourceWords {
        naming(
            "\(file) ist nur ein Teil einer aufgeteilten Zip-Datei.", "\(file) is only one part of a split zip file.",
            remedy: text("Bitte alles in eine einzige Zip-Datei packen.", "Pack everything into a single zip file."))
    }

    var archiveTooDeep: SourceWords {
        let limit = detail ?? "3"
        return naming(
            "\(file) ist zu tief verschachtelt; Zip-Dateien dürfen \(limit) Stufen tief ineinander liegen.",
            "\(file) nests too deep; zip files may nest \(limit) levels deep.",
            remedy: text(
                "Bitte die inneren Zip-Dateien auspacken und gesondert senden.",
                "Unpack the inner zip files and send them separately."))
    }

    var archiveOverlap: SourceWords {
        naming(
            "\(file) teilt sich in der Zip-Datei Bytes mit einer anderen Datei.",
            "\(file) shares bytes of the zip file with another file.", remedy: .suspicious)
    }

    /// Creates a text that contains the name of the file.
    func naming(_ german: String, _ english: String, remedy: LocalizedText) -> SourceWords {
        SourceWords(text(german, english), remedy: remedy, namesFile: true)
    }
}

extension LocalizedText {
    static let packAgain = text(
        "Bitte die Daten noch einmal als gewöhnliche Zip-Datei packen und neu senden.",
        "Pack the data again as an ordinary zip file, and send it again.")
    static let transferAgain = text(
        "Die Übertragung ist wohl abgebrochen: bitte die Datei noch einmal senden.",
        "The transfer was probably interrupted: send the file again.")
    static let suspicious = text(
        "Gewöhnliche Programme schreiben so etwas nicht. Bitte die Herkunft der Datei prüfen und die Daten neu packen.",
        "Ordinary programs do not write this. Check where the file comes from, and pack the data again.")
}
