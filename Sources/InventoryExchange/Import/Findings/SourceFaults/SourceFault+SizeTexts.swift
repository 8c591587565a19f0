internal import SimpleFeatures
internal import SiteInventory

// Texts for exceeded size limits.

extension SourceFault {
    var archiveSizeWrong: SourceWords {
        naming(
            "\(file) hat ausgepackt nicht die Größe, die in der Zip-Datei steht (\(size.de)): beschädigt oder gefälscht.",
            "\(file) does not unpack to the size that the zip file states (\(size.en)): it is damaged or forged.",
            remedy: .transferAgain)
    }

    var archiveEntryTooLarge: SourceWords {
        naming(
            "\(file) ist ausgepackt \(size.de) groß; erlaubt sind \(limit.de) je Datei.",
            "\(file) unpacks to \(size.en); \(limit.en) are allowed for one file.", remedy: .divide)
    }

    var archiveTooLarge: SourceWords {
        naming(
            "\(file) ist ausgepackt \(size.de) groß; erlaubt sind \(limit.de) je Lieferung.",
            "\(file) unpacks to \(size.en); \(limit.en) are allowed for one delivery.", remedy: .divide)
    }

    var archiveTooManyEntries: SourceWords {
        naming(
            "In \(file) sind \(value ?? "zu viele") Dateien; erlaubt sind \(detail ?? "weniger") je Lieferung.",
            "\(file) holds \(value ?? "too many") files; \(detail ?? "fewer") are allowed for one delivery.",
            remedy: .divide)
    }

    var archiveAmplified: SourceWords {
        naming(
            "\(file) wäre ausgepackt \(size.de) groß und damit weit größer als gepackt; erlaubt sind hier \(limit.de).",
            "\(file) unpacks to \(size.en), far more than it is packed in; \(limit.en) are allowed here.",
            remedy: .suspicious)
    }

    var diskFull: SourceWords {
        naming(
            "Zum Auspacken von \(file) (\(size.de)) ist auf dem Server nicht genug Platz.",
            "The server has not enough space to unpack \(file) (\(size.en)).",
            remedy: text(
                "Bitte den Betreiber bitten, Platz zu schaffen, oder die Lieferung aufteilen.",
                "Ask the operator to free space, or divide the delivery."))
    }

    /// The value, in bytes, as a size.
    var size: LocalizedText { value.sizeText }

    private var limit: LocalizedText { detail.sizeText }
}

extension LocalizedText {
    fileprivate static let divide = text(
        "Bitte nur die Dateien der Ebenen einpacken, oder die Lieferung aufteilen.",
        "Pack only the files of the layers, or divide the delivery.")
}

extension String? {
    /// A number of bytes in the largest unit in which it is at least one: `8 GiB`, `1,5 MiB`.
    fileprivate var sizeText: LocalizedText {
        guard let bytes = flatMap(Double.init), bytes.isFinite else { return text(self ?? "?", self ?? "?") }
        let units = [("GiB", 1_073_741_824.0), ("MiB", 1_048_576), ("KiB", 1024), ("Bytes", 1)]
        let (name, unit) = units.first { bytes >= $0.1 } ?? ("Bytes", 1)
        let number = ((bytes / unit * 10).rounded() / 10).description
        let english = number.hasSuffix(".0") ? String(number.dropLast(2)) : number
        return text("\(english.replacing(".", with: ",")) \(name)", "\(english) \(name == "Bytes" ? "bytes" : name)")
    }
}
