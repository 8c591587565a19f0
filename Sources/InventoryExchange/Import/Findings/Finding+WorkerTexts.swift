internal import SimpleFeatures
internal import SiteInventory

// What became of the process that reads deliveries, in words.

extension Finding {
    /// `nil` for faults that are not of the reading process.
    static func worker(_ fault: SourceFault) -> Finding? {
        guard let code = Code(rawValue: fault.kind.rawValue), let message = workerMessage(fault) else { return nil }
        return Finding(code, .error, value: fault.value, message: message, remedy: workerRemedy(fault.kind))
    }

    private static func workerMessage(_ fault: SourceFault) -> LocalizedText? {
        let (file, value) = (fault.file, fault.value ?? "?")
        let detail = fault.detail.map { " (\($0))" } ?? ""
        return switch fault.kind {
        case .workerCrashed:
            LocalizedText(
                de: "Beim Lesen von \(file) ist das Leseprogramm abgestürzt: \(value)\(detail).",
                en: "The reading program crashed at \(file): \(value)\(detail).")
        case .workerTimeout:
            LocalizedText(
                de: "Beim Lesen von \(file) kam das Leseprogramm \(value) Sekunden lang nicht voran.",
                en: "The reading program made no progress with \(file) for \(value) seconds.")
        case .workerMemory:
            LocalizedText(
                de:
                    "Zum Lesen von \(file) reicht der erlaubte Speicher (\(fault.value.bytesText(decimal: ","))) nicht.",
                en: "Reading \(file) takes more memory than is allowed (\(fault.value.bytesText(decimal: "."))).")
        case .workerCPU:
            LocalizedText(
                de: "Das Lesen von \(file) braucht mehr Rechenzeit, als erlaubt ist (\(value) Sekunden).",
                en: "Reading \(file) takes more processor time than is allowed (\(value) seconds).")
        case .workerOutputInvalid:
            LocalizedText(
                de: "Das Leseprogramm gab zu \(file) eine unsinnige Antwort: \(value).",
                en: "The reading program gave an answer without sense about \(file): \(value).")
        case .workerUnavailable:
            LocalizedText(
                de: "Das Leseprogramm für \(file) ließ sich nicht starten\(detail).",
                en: "The reading program for \(file) could not be started\(detail).")
        default: nil
        }
    }

    private static func workerRemedy(_ kind: SourceFault.Kind) -> LocalizedText {
        kind == .workerUnavailable
            ? LocalizedText(
                de: "Das liegt nicht an der Datei: bitte den Betreiber verständigen.",
                en: "This is not the file's fault: tell the operator.")
            : LocalizedText(
                de: "Wahrscheinlich ist die Datei beschädigt: bitte sie in QGIS oder ArcGIS öffnen, die Ebene neu "
                    + "exportieren und noch einmal senden.",
                en: "The file is probably damaged: open it in QGIS or ArcGIS, export the layer again and send it again."
            )
    }
}
