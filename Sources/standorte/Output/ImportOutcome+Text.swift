internal import InventoryExchange
internal import SiteInventory

extension ImportOutcome {
    /// What came of each layer, in words.
    func text(_ language: Language, verbose: Bool) -> String {
        let known = alreadyImported.map { $0.text(language) }
        let layers = reports.map { $0.text(language, verbose: verbose) }
        return (known + layers + (reports.isEmpty || isRefused ? [] : summary(language)))
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
