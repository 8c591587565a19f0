internal import SimpleFeatures
internal import SiteInventory

// What is wrong with a delivered zip, in words.

extension Finding {
    /// `nil` for faults that are not of archives.
    static func archive(_ fault: SourceFault) -> Finding? {
        guard let code = Code(rawValue: fault.kind.rawValue), let words = ArchiveWords(fault) else { return nil }
        return Finding(code, .error, value: fault.value, message: words.message, remedy: words.remedy)
    }
}

/// What happened to a zip, and what its sender can do.
private struct ArchiveWords {
    let message: LocalizedText
    let remedy: LocalizedText

    private init(_ message: (de: String, en: String), _ remedy: (de: String, en: String)) {
        self.message = LocalizedText(de: message.de, en: message.en)
        self.remedy = LocalizedText(de: remedy.de, en: remedy.en)
    }

    init?(_ fault: SourceFault) {
        guard let words = Self.ofArchive(fault) ?? Self.ofEntry(fault) ?? Self.ofName(fault) ?? Self.ofSize(fault)
        else { return nil }
        self = words
    }

    private static let packAgain = (
        de: "Bitte die Daten noch einmal als gewöhnliche Zip-Datei packen und neu senden.",
        en: "Pack the data once more as an ordinary zip and send it again."
    )
    private static let sendAgain = (
        de: "Die Übertragung ist wohl abgebrochen: bitte die Datei noch einmal senden.",
        en: "The transfer was probably interrupted: send the file again."
    )
    private static let suspicious = (
        de:
            "Gewöhnliche Programme schreiben so etwas nicht. Bitte die Herkunft der Datei prüfen und die Daten neu packen.",
        en: "Ordinary programs do not write this. Check where the file comes from, and pack the data again."
    )

    /// The archive as a whole.
    private static func ofArchive(_ fault: SourceFault) -> ArchiveWords? {
        let file = fault.file
        return switch fault.kind {
        case .archiveNotAnArchive:
            ArchiveWords(
                (
                    de: "\(file) ist keine Zip-Datei, nur der Name sagt es.",
                    en: "\(file) is no zip, only its name says so."
                ), packAgain)
        case .archiveDamaged where fault.value == "end":
            ArchiveWords(
                (
                    de:
                        "\(file) ist unvollständig oder beschädigt: das Ende der Zip-Datei fehlt oder ist nicht eindeutig.",
                    en: "\(file) is incomplete or damaged: the zip's end is missing or not unique."
                ), sendAgain)
        case .archiveDamaged where fault.value == "data":
            ArchiveWords(
                (
                    de: "\(file) lässt sich nicht auspacken, die gepackten Daten sind beschädigt.",
                    en: "\(file) cannot be unpacked, its packed data are damaged."
                ), sendAgain)
        case .archiveDamaged:
            ArchiveWords(
                (
                    de: "Die Zip-Datei \(file) ist beschädigt: ihr Inhaltsverzeichnis passt nicht zur Datei.",
                    en: "The zip \(file) is damaged: its list of contents does not fit the file."
                ), packAgain)
        case .archiveEmpty:
            ArchiveWords(
                (de: "Die Zip-Datei \(file) ist leer.", en: "The zip \(file) is empty."),
                (
                    de: "Bitte die Dateien der Ebene (.shp, .shx, .dbf, .prj) hineinpacken.",
                    en: "Put the layer's files (.shp, .shx, .dbf, .prj) into it."
                ))
        case .archiveMultipart:
            ArchiveWords(
                (
                    de: "\(file) ist nur ein Teil einer aufgeteilten Zip-Datei.",
                    en: "\(file) is only one part of a zip that was split."
                ),
                (de: "Bitte alles in eine einzige Zip-Datei packen.", en: "Pack everything into a single zip."))
        case .archiveTooDeep:
            ArchiveWords(
                (
                    de: "\(file) ist zu tief verschachtelt; Zip-Dateien dürfen \(fault.detail ?? "3") Stufen tief "
                        + "ineinander liegen.",
                    en: "\(file) lies too deep; zips may lie \(fault.detail ?? "3") levels deep in each other."
                ),
                (
                    de: "Bitte die inneren Zip-Dateien auspacken und gesondert senden.",
                    en: "Unpack the inner zips and send them separately."
                ))
        default: nil
        }
    }

    /// What the list of contents and a file's own head disagree on, in German.
    private static func contradicted(_ value: String?) -> String {
        switch value {
        case "name": "Name"
        case "size": "Größe"
        case "place": "Lage"
        case "method": "Packverfahren"
        case "checksum": "Prüfsumme"
        case "encryption": "Verschlüsselung"
        default: value ?? "?"
        }
    }

    /// One file in it.
    private static func ofEntry(_ fault: SourceFault) -> ArchiveWords? {
        let file = fault.file
        return switch fault.kind {
        case .archiveEncrypted:
            ArchiveWords(
                (de: "\(file) ist mit einem Kennwort verschlüsselt.", en: "\(file) is encrypted with a password."),
                (de: "Bitte ohne Kennwort packen.", en: "Pack it without a password."))
        case .archiveMethodUnknown:
            ArchiveWords(
                (
                    de:
                        "\(file) ist nach einem Verfahren gepackt, das hier nicht gelesen wird (Nr. \(fault.value ?? "?")).",
                    en: "\(file) is packed with a method that is not read here (no. \(fault.value ?? "?"))."
                ),
                (
                    de: "Bitte als gewöhnliche Zip-Datei packen (Verfahren „Deflate“).",
                    en: "Pack it as an ordinary zip (method \"deflate\")."
                ))
        case .archiveLink:
            ArchiveWords(
                (
                    de: "\(file) ist in der Zip-Datei nur ein Verweis auf eine andere Datei.",
                    en: "\(file) is only a link to another file."
                ),
                (
                    de: "Bitte die Datei selbst einpacken, nicht die Verknüpfung.",
                    en: "Pack the file itself, not the link."
                ))
        case .archiveDevice:
            ArchiveWords(
                (
                    de: "\(file) ist keine Datei, sondern ein Gerät oder ein Kanal.",
                    en: "\(file) is no file but a device or a pipe."
                ), suspicious)
        case .archiveOverlap:
            ArchiveWords(
                (
                    de: "\(file) teilt sich in der Zip-Datei Bytes mit einer anderen Datei.",
                    en: "\(file) shares bytes of the zip with another file."
                ), suspicious)
        case .archiveContradiction:
            ArchiveWords(
                (
                    de: "Zu \(file) sagt das Inhaltsverzeichnis der Zip-Datei etwas anderes als die Datei selbst "
                        + "(\(contradicted(fault.value))).",
                    en: "The zip's list of contents contradicts the file's own head for \(file) (\(fault.value ?? ""))."
                ),
                suspicious)
        case .archiveChecksumWrong:
            ArchiveWords(
                (
                    de: "\(file) ist beschädigt: die Prüfsumme stimmt nicht.",
                    en: "\(file) is damaged: its checksum is wrong."
                ), sendAgain)
        default: nil
        }
    }

    /// The names of files.
    private static func ofName(_ fault: SourceFault) -> ArchiveWords? {
        let file = fault.file
        return switch fault.kind {
        case .archiveNameForbidden:
            ArchiveWords(
                (
                    de: "Der Name \(file) führt aus der Zip-Datei hinaus oder ist kein Dateiname.",
                    en: "The name \(file) leads out of the zip, or is no name of a file."
                ), suspicious)
        case .archiveNameUnreadable:
            ArchiveWords(
                (
                    de: "Der Dateiname \(file) ist nicht lesbar: er gilt als UTF-8 und ist keines.",
                    en: "The name \(file) cannot be read: it is said to be UTF-8 and is none."
                ),
                (de: "Bitte die Datei umbenennen und neu packen.", en: "Rename the file and pack it again."))
        case .archiveNameRepeated:
            ArchiveWords(
                (
                    de:
                        "Den Namen \(file) gibt es in der Zip-Datei zweimal; groß und klein geschrieben gilt als gleich.",
                    en: "The name \(file) is in the zip twice; upper and lower case count as the same."
                ),
                (
                    de: "Bitte eine der beiden Dateien umbenennen oder weglassen.",
                    en: "Rename or leave out one of the two."
                ))
        default: nil
        }
    }

    /// What is too large.
    private static func ofSize(_ fault: SourceFault) -> ArchiveWords? {
        let file = fault.file
        let (size, limit) = (fault.value.bytesText(decimal: "."), fault.detail.bytesText(decimal: "."))
        let (sizeDE, limitDE) = (fault.value.bytesText(decimal: ","), fault.detail.bytesText(decimal: ","))
        let split = (
            de: "Bitte nur die Dateien der Ebenen einpacken, oder die Lieferung aufteilen.",
            en: "Pack only the layers' files, or divide the delivery."
        )
        return switch fault.kind {
        case .archiveSizeWrong:
            ArchiveWords(
                (
                    de:
                        "\(file) hat ausgepackt nicht die Größe, die in der Zip-Datei steht (\(sizeDE)): beschädigt oder "
                        + "gefälscht.",
                    en: "\(file) unpacks to another size than the zip says (\(size)): it is damaged or forged."
                ), sendAgain)
        case .archiveEntryTooLarge:
            ArchiveWords(
                (
                    de: "\(file) ist ausgepackt \(sizeDE) groß; erlaubt sind \(limitDE) je Datei.",
                    en: "\(file) unpacks to \(size); \(limit) are allowed for one file."
                ), split)
        case .archiveTooLarge:
            ArchiveWords(
                (
                    de: "\(file) ist ausgepackt \(sizeDE) groß; erlaubt sind \(limitDE) je Lieferung.",
                    en: "\(file) unpacks to \(size); \(limit) are allowed for one delivery."
                ), split)
        case .archiveTooManyEntries:
            ArchiveWords(
                (
                    de:
                        "In \(file) sind \(fault.value ?? "zu viele") Dateien; erlaubt sind \(fault.detail ?? "weniger") "
                        + "je Lieferung.",
                    en:
                        "\(file) holds \(fault.value ?? "too many") files; \(fault.detail ?? "fewer") are allowed for one "
                        + "delivery."
                ), split)
        case .diskFull:
            ArchiveWords(
                (
                    de: "Zum Auspacken von \(file) (\(sizeDE)) ist auf dem Server nicht genug Platz.",
                    en: "The server has not enough room to unpack \(file) (\(size))."
                ),
                (
                    de: "Bitte den Betreiber bitten, Platz zu schaffen, oder die Lieferung aufteilen.",
                    en: "Ask the operator to make room, or divide the delivery."
                ))
        default: nil
        }
    }
}

extension String? {
    /// Bytes in the largest unit that leaves a number: `8 GiB`, `1,5 MiB`.
    func bytesText(decimal: String) -> String {
        guard let bytes = self.flatMap(Double.init) else { return self ?? "?" }
        let units = [("GiB", 1_073_741_824.0), ("MiB", 1_048_576), ("KiB", 1_024)]
        guard let (name, unit) = units.first(where: { bytes >= $0.1 }) else { return "\(Int(bytes)) Bytes" }
        let number = ((bytes / unit * 10).rounded() / 10).description
        let whole = number.hasSuffix(".0") ? String(number.dropLast(2)) : number.replacing(".", with: decimal)
        return "\(whole) \(name)"
    }
}
