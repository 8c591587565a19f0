internal import InventoryExchange
internal import SiteInventory

extension ImportOutcome {
    /// The reports on the layers and the change in hectares.
    func text(_ language: Language, verbose: Bool) -> String {
        let known = alreadyImported.map { $0.text(language) }
        let layers = reports.map { $0.text(language, verbose: verbose) }
        let hint = verbose || reports.allSatisfy(\.isShownWhole) ? [] : [Self.hint[language]]
        return (known + layers + hint + (reports.isEmpty || isRefused ? [] : summary(language)))
            .joined(separator: "\n")
    }

    private static let hint = LocalizedText(
        de: "Alle Meldungen, Spalten und Zuordnungen: mit --verbose.",
        en: "For all findings, columns and mappings use --verbose.")

    /// The change in hectares, and after a dry run the command to commit it.
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
                ? "Probelauf: Es wurde nichts gespeichert. Zum Übernehmen denselben Befehl mit --token \(token) "
                    + "statt --dry-run ausführen."
                : "Dry run: nothing was stored. To commit this result, run the same command with --token \(token) "
                    + "instead of --dry-run.",
        ]
    }
}

extension KnownImport {
    fileprivate func text(_ language: Language) -> String {
        let version = report.version ?? 0
        guard let supersededBy else {
            return language == .german
                ? "\(report.path): bereits eingelesen (Version \(version)), unverändert"
                : "\(report.path): already imported (version \(version)), unchanged"
        }
        return language == .german
            ? "\(report.path): bereits eingelesen (Version \(version)), durch Version \(supersededBy) ersetzt und daher nicht "
                + "erneut übernommen (mit --again erneut übernehmen)"
            : "\(report.path): already imported (version \(version)), superseded by version \(supersededBy), therefore not "
                + "applied again (use --again to apply it)"
    }
}
