internal import SimpleFeatures
internal import InventoryExchange
internal import SiteInventory

extension ImportReport {
    /// One line with the counts, and the findings grouped by kind. When verbose, also encoding, coordinate system and fields,
    /// and every finding.
    func text(_ language: Language, verbose: Bool) -> String {
        let german = language == .german
        var lines = [
            collection.map { "\(path) → \(CollectionSchema.of($0).title[language]): \(countsText(language))" }
                ?? "\(path): \(german ? "nicht eingelesen" : "not read")"
        ]
        if verbose { lines += sourceLines(language) + fieldLines(language) }
        return (lines + findingLines(language, verbose: verbose)).joined(separator: "\n")
    }

    /// True when ``text(_:verbose:)`` lists every finding although it is not verbose.
    var isShownWhole: Bool { findings.count == Set(findings.map(\.code)).count && unlistedFindings.isEmpty }

    /// The number of rows that were read, and what happened to them; counts of 0 are left out.
    private func countsText(_ language: Language) -> String {
        let german = language == .german
        let outcomes = [
            (counts.added, german ? "neu" : "added"), (counts.changed, german ? "geändert" : "changed"),
            (counts.unchanged, german ? "unverändert" : "unchanged"), (counts.ended, german ? "beendet" : "ended"),
            (counts.refused, german ? "abgelehnt" : "refused"),
        ]
        let read = "\(counts.read) \(german ? "gelesen" : "read")"
        return ([read] + outcomes.filter { $0.0 > 0 }.map { "\($0) \($1)" }).joined(separator: ", ")
    }

    /// The encoding, the coordinate system and the transformation.
    private func sourceLines(_ language: Language) -> [String] {
        let german = language == .german
        var lines: [String] = []
        if let encoding { lines.append("  \(german ? "Zeichensatz" : "encoding"): \(encoding.inWords(language))") }
        if let crs { lines.append("  \(german ? "Koordinatensystem" : "coordinate system"): \(crs)") }
        if let operation {
            let accuracy = operationAccuracyMetres.map { " (±\($0.text(language, decimals: 1)) m)" } ?? ""
            lines.append("  \(german ? "Umrechnung" : "transformation"): \(operation)\(accuracy)")
        }
        return lines
    }

    /// Lists of columns and fields: mapped, kept, confidential, computed, missing and changed.
    private func fieldLines(_ language: Language) -> [String] {
        let mapped = mappedFields.sorted { $0.key < $1.key }.map { "\($0.key) → \($0.value)" }
        let changed = changedFields.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { "\($0.key) (\($0.value))" }
        let lists: [(title: LocalizedText, names: [String])] = [
            (LocalizedText(de: "zugeordnet", en: "mapped"), mapped),
            (
                LocalizedText(de: "gesetzt, wo die Zeile nichts angibt", en: "set where the row has no value"),
                (setFields ?? [:]).sorted { $0.key < $1.key }.map { "\($0.key) = \($0.value)" }
            ),
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

    /// The findings by decreasing severity: one example of each kind with their number, or all when verbose.
    private func findingLines(_ language: Language, verbose: Bool) -> [String] {
        let byCode = Dictionary(grouping: findings, by: \.code)
            .sorted { ($1.value[0].severity, $0.key.rawValue) < ($0.value[0].severity, $1.key.rawValue) }
        return byCode.flatMap { code, findings -> [String] in
            let unlisted = unlistedFindings[code.rawValue] ?? 0
            guard verbose else {
                let count = findings.reduce(unlisted) { $0 + $1.occurrences }
                return findings.prefix(1).map { $0.line(language, count: count) }
            }
            let more = language == .german ? "    … und \(unlisted) weitere" : "    … and \(unlisted) more"
            return findings.map { $0.line(language, count: $0.occurrences) } + (unlisted > 0 ? [more] : [])
        }
    }
}

extension Finding {
    /// `warning [code] ×3: message [place]`.
    fileprivate func line(_ language: Language, count: Int) -> String {
        "  \(severity.text[language]) [\(code.rawValue)]" + (count > 1 ? " ×\(count)" : "") + ": \(text[language])"
            + (place.map { " [\($0.text)]" } ?? "")
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
