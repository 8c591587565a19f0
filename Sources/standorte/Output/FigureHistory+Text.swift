internal import SiteInventory

extension FigureHistory {
    /// A table of the versions in which the figure changed.
    func table(_ language: Language) -> String {
        let german = language == .german
        var table = TextTable([
            (german ? "Version" : "version", .right), (german ? "Zeit" : "time", .left),
            ("\(figure.title[language]) ha", .right), (german ? "Standorte" : "sites", .right),
            (german ? "durch" : "by", .left),
        ])
        for step in steps {
            table.add([
                String(step.change.version), step.change.recordedAt, step.hectares.hectaresText(language),
                String(step.siteCount), step.change.cause(language),
            ])
        }
        return table.text
    }
}

extension RecordedChange {
    fileprivate func cause(_ language: Language) -> String {
        let german = language == .german
        if let reverts { return german ? "Rücknahme von Import \(reverts)" : "revert of import \(reverts)" }
        let layers = imports.prefix(3).joined(separator: ", ") + (imports.count > 3 ? ", …" : "")
        return imports.isEmpty ? (german ? "Datum oder Neuberechnung" : "date or recomputation") : layers
    }
}
