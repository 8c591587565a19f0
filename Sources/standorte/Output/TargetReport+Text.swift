internal import SiteInventory

extension TargetReport {
    /// - Parameter all: false to leave out what says nothing about sites, and what was no target.
    func text(_ language: Language, all: Bool) -> String {
        let german = language == .german
        let shown = targets.filter { all || ![.notAboutSites, .baseFigure].contains($0.reason) }
        var table = TextTable([
            (german ? "Ziel" : "target", .left), (german ? "Bereich" : "scope", .left),
            (german ? "Wert" : "value", .right), (german ? "bis" : "by", .right),
            (german ? "Inventar" : "inventory", .right), (german ? "Abstand" : "gap", .right),
            (german ? "Stand" : "state", .left),
        ])
        for comparison in shown { table.add(comparison.cells(language)) }
        let assumed = assumption.map { [$0.text[language], ""] } ?? []
        var lines = assumed + [table.text]
        for comparison in shown { lines += comparison.jobsText(language) }
        let left = targets.count - shown.count
        if left > 0 {
            lines.append(
                german
                    ? "\(left) weitere Werte sagen nichts über Standorte oder sind keine Ziele: --all zeigt sie."
                    : "\(left) further values say nothing about sites or are no targets: --all shows them.")
        }
        return lines.joined(separator: "\n")
    }
}

extension TargetComparison {
    fileprivate func cells(_ language: Language) -> [String] {
        let decimals = figure?.hasSuffix("_ha") == true ? 2 : 0
        let value = [target.qualifier, target.value?.shortText(language), target.unit].compactMap(\.self)
        let year = target.year.map { String($0) + (isPastDue ? (language == .german ? " (vorbei)" : " (past)") : "") }
        let sign = gap.map { $0 > 0 ? "+" : "" } ?? ""
        let state =
            reason == nil ? assessment.text[language] : "\(assessment.text[language]): \(reasonText?[language] ?? "")"
        return [
            target.quantity, target.scope ?? "–", value.joined(separator: " "), year ?? "",
            inventoryValue?.text(language, decimals: decimals) ?? "–",
            gap.map { sign + $0.text(language, decimals: decimals) } ?? "–", state,
        ]
    }

    fileprivate func jobsText(_ language: Language) -> [String] {
        guard let jobs, reason == .noJobsCounted else { return [] }
        let german = language == .german
        var parts: [String] = []
        if let brownfield = jobs.usedBrownfieldHectares {
            let (all, own) = (jobs.usedHectares.hectaresText(language), brownfield.text(language))
            parts.append(
                german
                    ? "genutzt sind \(all) ha, davon \(own) ha Brachfläche"
                    : "\(all) ha are used, \(own) ha of it brownfield")
        } else {
            let all = jobs.usedHectares.hectaresText(language)
            parts.append(german ? "genutzt sind \(all) ha" : "\(all) ha are used")
        }
        if let density = jobs.perUsedHectare {
            let text = density.text(language, decimals: 0)
            parts.append(
                german ? "\(text) Arbeitsplätze müssten auf jedem sein" : "each would have to carry \(text) jobs")
        }
        if let agreed = jobs.agreedPerNetHectare, let needed = jobs.neededNetHectares {
            let (ratio, land) = (agreed.text(language, decimals: 0), needed.text(language, decimals: 0))
            let known = jobs.knownNetHectares.hectaresText(language)
            parts.append(
                german
                    ? "bei \(ratio) je Hektar netto, wie vereinbart, braucht es \(land) ha; bekannt sind \(known) ha"
                    : "at the agreed \(ratio) on a net hectare they need \(land) ha; \(known) ha are known")
        }
        if jobs.unknownSiteCount > 0 {
            parts.append(
                german
                    ? "bei \(jobs.unknownSiteCount) Standorten unbekannt" : "unknown of \(jobs.unknownSiteCount) sites")
        }
        return ["\(target.id) \(target.quantity): " + parts.joined(separator: "; ") + "."]
    }
}

extension Double {
    /// Without decimals where there are none.
    fileprivate func shortText(_ language: Language) -> String {
        let whole = rounded() == self
        return text(language, decimals: whole ? 0 : abs(self * 10).rounded() == abs(self * 10) ? 1 : 3)
    }
}
