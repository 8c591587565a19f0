internal import SimpleFeatures
internal import InventoryExchange
internal import SiteInventory

extension ImportReport {
    /// The report on a layer: counts, encoding, coordinate system, fields and findings.
    func text(_ language: Language, verbose: Bool) -> String {
        let german = language == .german
        let numbers =
            german
            ? "\(counts.read) gelesen, \(counts.added) neu, \(counts.changed) geändert, "
                + "\(counts.unchanged) unverändert, \(counts.ended) beendet, \(counts.refused) abgelehnt"
            : "\(counts.read) read, \(counts.added) added, \(counts.changed) changed, "
                + "\(counts.unchanged) unchanged, \(counts.ended) ended, \(counts.refused) refused"
        var lines = [
            collection.map { "\(path) → \(CollectionSchema.of($0).title[language]): \(numbers)" }
                ?? "\(path): \(german ? "nicht eingelesen" : "not read")"
        ]
        if let encoding { lines.append("  \(german ? "Zeichensatz" : "encoding"): \(encoding.inWords(language))") }
        if let crs { lines.append("  \(german ? "Koordinatensystem" : "coordinate system"): \(crs)") }
        if let operation {
            let accuracy = operationAccuracyMetres.map { " (±\($0.text(language, decimals: 1)) m)" } ?? ""
            lines.append("  \(german ? "Umrechnung" : "transformation"): \(operation)\(accuracy)")
        }
        return (lines + fieldLines(language) + findingLines(language, verbose: verbose)).joined(separator: "\n")
    }

    /// Lists of columns and fields: mapped, kept, confidential, computed, missing and changed.
    private func fieldLines(_ language: Language) -> [String] {
        let mapped = mappedFields.sorted { $0.key < $1.key }.map { "\($0.key) → \($0.value)" }
        let changed = changedFields.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { "\($0.key) (\($0.value))" }
        let lists: [(title: LocalizedText, names: [String])] = [
            (LocalizedText(de: "zugeordnet", en: "mapped"), mapped),
            (LocalizedText(de: "als weitere Angaben übernommen", en: "kept as additional attributes"), extraFields),
            (
                LocalizedText(
                    de: "vertraulich gespeichert, nie veröffentlicht", en: "stored as confidential, never published"),
                confidentialFields
            ),
            (
                LocalizedText(
                    de: "vom Inventar berechnet, nicht eingelesen", en: "computed by the inventory, not read"),
                computedFields ?? []
            ),
            (LocalizedText(de: "keine Spalte für", en: "no column for"), missingFields),
            (LocalizedText(de: "geänderte Felder", en: "changed fields"), changed),
        ]
        return lists.filter { !$0.names.isEmpty }
            .map { "  \($0.title[language]): \($0.names.joined(separator: ", "))" }
    }

    /// The findings by decreasing severity: the first three of each code, or all when verbose.
    private func findingLines(_ language: Language, verbose: Bool) -> [String] {
        let maximumPerCode = verbose ? Int.max : 3
        let byCode = Dictionary(grouping: findings, by: \.code)
            .sorted { ($1.value[0].severity, $0.key.rawValue) < ($0.value[0].severity, $1.key.rawValue) }
        return byCode.flatMap { code, findings in
            var lines = findings.prefix(maximumPerCode).map { finding in
                "  \(finding.severity.text[language]) [\(code.rawValue)]: \(finding.text[language])"
                    + (finding.occurrences > 1 ? " (×\(finding.occurrences))" : "")
                    + (finding.place.map { " [\($0.text)]" } ?? "")
            }
            let more = max(0, findings.count - maximumPerCode) + (unlistedFindings[code.rawValue] ?? 0)
            if more > 0 {
                lines.append(
                    language == .german
                        ? "    … und \(more) weitere (alle mit --verbose)"
                        : "    … and \(more) more (all with --verbose)")
            }
            return lines
        }
    }
}

extension Finding.Place {
    /// `x, y` in the layer's coordinate system, then latitude and longitude for the search field of a map.
    fileprivate var text: String {
        let projected = "\(rounded(x, 1000)), \(rounded(y, 1000))"
        guard let latitude, let longitude else { return projected }
        return "\(projected); \(rounded(latitude, 1_000_000))°N \(rounded(longitude, 1_000_000))°E"
    }

    private func rounded(_ number: Double, _ part: Double) -> Double { (number * part).rounded() / part }
}

extension Finding.Severity {
    var text: LocalizedText {
        switch self {
        case .info: LocalizedText(de: "Info", en: "info")
        case .notice: LocalizedText(de: "Hinweis", en: "notice")
        case .warning: LocalizedText(de: "Warnung", en: "warning")
        case .error: LocalizedText(de: "Fehler", en: "error")
        }
    }
}

extension String {
    /// An encoding and the rule that determined it, such as `CP1252 (.dbf language byte)`, in the language.
    fileprivate func inWords(_ language: Language) -> String {
        guard language == .german, let open = firstIndex(of: "("), hasSuffix(")"),
            let rule = SourceEncoding.Rule(rawValue: String(self[index(after: open)...].dropLast()))
        else { return self }
        return self[..<open] + "(\(rule.inGerman))"
    }
}

extension SourceEncoding.Rule {
    fileprivate var inGerman: String {
        switch self {
        case .option: "wie angegeben"
        case .cpgFile: "laut .cpg"
        case .languageByte: "laut Sprachbyte der .dbf"
        case .strictUTF8: "gültiges UTF-8"
        case .content: "aus dem Inhalt erschlossen"
        case .fallback: "angenommen"
        }
    }
}
