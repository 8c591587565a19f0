internal import SiteInventory

extension ImportOutcome {
    /// What came of each layer, in words.
    func text(_ language: Language, verbose: Bool) -> String {
        let known = alreadyImported.map { $0.text(language) }
        return (known + reports.map { $0.text(language, verbose: verbose) }).joined(separator: "\n")
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
                + "\(counts.unchanged) unverändert, \(counts.refused) abgelehnt"
            : "\(counts.read) read, \(counts.added) added, \(counts.changed) changed, "
                + "\(counts.unchanged) unchanged, \(counts.refused) refused"
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
            }
            if findings.count > shownOfACode {
                let more = findings.count - shownOfACode
                lines.append(
                    language == .german
                        ? "    … und \(more) weitere (alle mit --verbose)"
                        : "    … and \(more) more (all with --verbose)")
            }
            return lines
        }
    }
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
