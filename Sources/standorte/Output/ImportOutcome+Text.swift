internal import SiteInventory

extension ImportOutcome {
    /// What came of each layer, in words.
    func text(_ language: Language, verbose: Bool) -> String {
        let known = alreadyImported.map { $0.text(language) }
        let layers = reports.map { $0.text(language, verbose: verbose) }
        return (known + layers + (reports.isEmpty || hasErrors && !isKept ? [] : summary(language)))
            .joined(separator: "\n")
    }

    /// What the import does to the hectares, and how to commit it after a dry run.
    private func summary(_ language: Language) -> [String] {
        let german = language == .german
        let figures = [
            (german ? "brutto" : "gross", hectaresChange.grossHectares),
            (german ? "netto" : "net", hectaresChange.netHectares),
            (german ? "verfügbar" : "available", hectaresChange.availableHectares),
            (german ? "bedingt verfügbar" : "conditional", hectaresChange.conditionalHectares),
        ]
        let changes = figures.map { name, hectares in
            "\(name) \(hectares < 0 ? "" : "+")\(hectares.text(language, decimals: 2)) ha"
        }
        let line = (german ? "Änderung: " : "Change: ") + changes.joined(separator: ", ")
        guard !isKept, let token else { return [line] }
        return [
            line,
            german
                ? "Probelauf, nichts wurde gespeichert. Genau dies übernehmen: dieselbe Zeile mit --token \(token) "
                    + "statt --dry-run"
                : "A dry run, nothing was stored. To commit exactly this: the same line with --token \(token) "
                    + "instead of --dry-run",
        ]
    }
}

extension KnownImport {
    fileprivate func text(_ language: Language) -> String {
        let version = report.version ?? 0
        guard let supersededBy else {
            return language == .german
                ? "\(report.path): schon eingelesen (Version \(version)), unverändert"
                : "\(report.path): imported before (version \(version)), unchanged"
        }
        return language == .german
            ? "\(report.path): schon eingelesen (Version \(version)), seit Version \(supersededBy) überholt und deshalb nicht "
                + "noch einmal übernommen (doch übernehmen mit --again)"
            : "\(report.path): imported before (version \(version)), superseded since version \(supersededBy), so not "
                + "applied again (apply it with --again)"
    }
}

extension ImportReport {
    fileprivate func text(_ language: Language, verbose: Bool) -> String {
        let german = language == .german
        let target = collection.map { CollectionSchema.of($0).title[language] } ?? "?"
        let numbers =
            german
            ? "\(counts.read) gelesen, \(counts.added) neu, \(counts.changed) geändert, "
                + "\(counts.unchanged) unverändert, \(counts.ended) beendet, \(counts.refused) abgelehnt"
            : "\(counts.read) read, \(counts.added) added, \(counts.changed) changed, "
                + "\(counts.unchanged) unchanged, \(counts.ended) ended, \(counts.refused) refused"
        var lines = ["\(path) → \(target): \(numbers)"]
        if let encoding { lines.append("  \(german ? "Zeichensatz" : "encoding"): \(encoding)") }
        if let crs { lines.append("  \(german ? "Koordinatensystem" : "coordinate system"): \(crs)") }
        if let operation {
            let accuracy = operationAccuracyMetres.map { " (±\($0.text(language, decimals: 1)) m)" } ?? ""
            lines.append("  \(german ? "Umrechnung" : "transformation"): \(operation)\(accuracy)")
        }
        if !extraFields.isEmpty {
            lines.append(
                "  \(german ? "als weitere Angaben behalten" : "kept as further attributes"): "
                    + extraFields.joined(separator: ", "))
        }
        if !confidentialFields.isEmpty {
            lines.append(
                "  \(german ? "vertraulich behalten, nie veröffentlicht" : "kept confidential, never published"): "
                    + confidentialFields.joined(separator: ", "))
        }
        if let computedFields {
            lines.append(
                "  \(german ? "selbst berechnet, nicht eingelesen" : "computed by the inventory, not read"): "
                    + computedFields.joined(separator: ", "))
        }
        if !changedFields.isEmpty {
            let fields = changedFields.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
            lines.append(
                "  \(german ? "geänderte Felder" : "changed fields"): "
                    + fields.map { "\($0.key) (\($0.value))" }.joined(separator: ", "))
        }
        return (lines + findingLines(language, verbose: verbose)).joined(separator: "\n")
    }

    /// The findings, the worst first; of each code the first few unless all are wanted.
    private func findingLines(_ language: Language, verbose: Bool) -> [String] {
        let shownOfACode = verbose ? Int.max : 3
        let byCode = Dictionary(grouping: findings, by: \.code)
            .sorted { ($1.value[0].severity, $0.key.rawValue) < ($0.value[0].severity, $1.key.rawValue) }
        return byCode.flatMap { code, findings in
            var lines = findings.prefix(shownOfACode).map { finding in
                "  \(finding.severity.text[language]) [\(code.rawValue)]: \(finding.text[language])"
                    + (finding.occurrences > 1 ? " (×\(finding.occurrences))" : "")
                    + (finding.place.map { " [\($0.text)]" } ?? "")
            }
            let more = max(0, findings.count - shownOfACode) + (unlistedFindings[code.rawValue] ?? 0)
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
    /// `x, y in the layer's own system; latitude, longitude`, as they are typed into a map's search.
    fileprivate var text: String {
        let own = "\(rounded(x, 1000)), \(rounded(y, 1000))"
        guard let latitude, let longitude else { return own }
        return "\(own); \(rounded(latitude, 1_000_000))°N \(rounded(longitude, 1_000_000))°E"
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
