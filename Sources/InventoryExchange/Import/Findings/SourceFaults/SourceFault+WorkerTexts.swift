internal import SimpleFeatures
internal import SiteInventory

// Texts for the process that reads deliveries.

extension SourceFault {
    var workerUnavailable: SourceWords {
        naming(
            "Das Leseprogramm für \(file) ließ sich nicht starten\(cause).",
            "The reading program for \(file) could not be started\(cause).",
            remedy: text(
                "Das liegt nicht an der Datei: bitte den Betreiber verständigen.",
                "The file is not the cause: inform the operator."))
    }

    var workerCrashed: SourceWords {
        naming(
            "Beim Lesen von \(file) ist das Leseprogramm abgestürzt: \(value ?? "?")\(cause).",
            "The reading program crashed at \(file): \(value ?? "?")\(cause).", remedy: .openAndExportAgain)
    }

    var workerTimeout: SourceWords {
        naming(
            "Beim Lesen von \(file) kam das Leseprogramm \(value ?? "?") Sekunden lang nicht voran.",
            "The reading program made no progress with \(file) for \(value ?? "?") seconds.",
            remedy: .openAndExportAgain)
    }

    var workerMemory: SourceWords {
        naming(
            "Zum Lesen von \(file) reicht der erlaubte Speicher (\(size.de)) nicht.",
            "Reading \(file) takes more memory than is allowed (\(size.en)).", remedy: .openAndExportAgain)
    }

    var workerCPU: SourceWords {
        naming(
            "Das Lesen von \(file) braucht mehr Rechenzeit, als erlaubt ist (\(value ?? "?") Sekunden).",
            "Reading \(file) takes more processor time than is allowed (\(value ?? "?") seconds).",
            remedy: .openAndExportAgain)
    }

    var workerOutputInvalid: SourceWords {
        naming(
            "Das Leseprogramm gab zu \(file) eine ungültige Antwort: \(value ?? "?").",
            "The reading program gave an invalid answer about \(file): \(value ?? "?").", remedy: .openAndExportAgain)
    }

    private var cause: String { detail.map { " (\($0))" } ?? "" }
}

extension LocalizedText {
    fileprivate static let openAndExportAgain = text(
        "Wahrscheinlich ist die Datei beschädigt: bitte sie in QGIS oder ArcGIS öffnen, die Ebene neu exportieren und noch "
            + "einmal senden.",
        "The file is probably damaged: open it in QGIS or ArcGIS, export the layer again and send it again.")
}
