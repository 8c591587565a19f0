internal import SiteInventory

extension FigureHistory {
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
        if let reverts { return german ? "Rücknahme von \(reverts)" : "taking back \(reverts)" }
        let shown = imports.prefix(3).joined(separator: ", ") + (imports.count > 3 ? ", …" : "")
        return imports.isEmpty ? (german ? "Kalender oder Neuberechnung" : "the calendar or recomputing") : shown
    }
}
