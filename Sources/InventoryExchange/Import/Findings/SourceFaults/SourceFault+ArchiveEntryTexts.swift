internal import SimpleFeatures
internal import SiteInventory

// Texts for zip files: one file of the archive, and its name.

extension SourceFault {
    var archiveEncrypted: SourceWords {
        naming(
            "\(file) ist mit einem Kennwort verschlüsselt.", "\(file) is encrypted with a password.",
            remedy: text("Bitte ohne Kennwort packen.", "Pack it without a password."))
    }

    var archiveMethodUnknown: SourceWords {
        let method = value ?? "?"
        return naming(
            "\(file) ist nach einem Verfahren gepackt, das hier nicht gelesen wird (Nr. \(method)).",
            "\(file) is packed with a method that is not read here (no. \(method)).",
            remedy: text(
                "Bitte als gewöhnliche Zip-Datei packen (Verfahren „Deflate“).",
                "Pack it as an ordinary zip file (method \"deflate\")."))
    }

    var archiveLink: SourceWords {
        naming(
            "\(file) ist in der Zip-Datei nur ein Verweis auf eine andere Datei.",
            "In the zip file, \(file) is only a link to another file.",
            remedy: text(
                "Bitte die Datei selbst einpacken, nicht die Verknüpfung.", "Pack the file itself, not the link."))
    }

    var archiveDevice: SourceWords {
        naming(
            "\(file) ist keine Datei, sondern ein Gerät oder ein Kanal.",
            "\(file) is not a file but a device or a pipe.",
            remedy: .suspicious)
    }

    var archiveContradiction: SourceWords {
        let (german, english) = contradictedField
        return naming(
            "Zu \(file) sagt das Inhaltsverzeichnis der Zip-Datei etwas anderes als die Datei selbst (\(german)).",
            "The central directory of the zip file contradicts the header of \(file) (\(english)).", remedy: .suspicious
        )
    }

    private var contradictedField: (de: String, en: String) {
        switch value {
        case "name": ("Name", "name")
        case "size": ("Größe", "size")
        case "place": ("Lage", "place")
        case "method": ("Packverfahren", "method")
        case "checksum": ("Prüfsumme", "checksum")
        case "encryption": ("Verschlüsselung", "encryption")
        default: (value ?? "?", value ?? "?")
        }
    }

    var archiveChecksumWrong: SourceWords {
        naming(
            "\(file) ist beschädigt: die Prüfsumme stimmt nicht.", "\(file) is damaged: its checksum is wrong.",
            remedy: .transferAgain)
    }

    var archiveNameForbidden: SourceWords {
        naming(
            "Der Name \(file) führt aus der Zip-Datei hinaus oder ist kein Dateiname.",
            "The name \(file) leads out of the zip file, or is not a file name.", remedy: .suspicious)
    }

    var archiveNameUnreadable: SourceWords {
        naming(
            "Der Dateiname \(file) ist nicht lesbar: er gilt als UTF-8 und ist keines.",
            "The file name \(file) cannot be read: it is marked as UTF-8, but is not UTF-8.",
            remedy: text("Bitte die Datei umbenennen und neu packen.", "Rename the file and pack it again."))
    }

    var archiveNameRepeated: SourceWords {
        naming(
            "Den Namen \(file) gibt es in der Zip-Datei zweimal; groß und klein geschrieben gilt als gleich.",
            "The name \(file) occurs twice in the zip file; upper and lower case count as the same.",
            remedy: text(
                "Bitte eine der beiden Dateien umbenennen oder weglassen.", "Rename or leave out one of the two files.")
        )
    }
}
