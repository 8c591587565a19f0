internal import SiteInventory

extension TargetReport {
    /// - Parameter all: False to omit values that do not concern sites or are not targets.
    func text(_ language: Language, all: Bool) -> String {
        let german = language == .german
        let shown = targets.filter { all || ![.notAboutSites, .baseFigure].contains($0.reason) }
        var table = TextTable([
            (german ? "Ziel" : "target", .left), (german ? "Bereich" : "scope", .left),
            (german ? "Wert" : "value", .right), (german ? "bis" : "by", .right),
            (german ? "Inventar" : "inventory", .right), (german ? "Abstand" : "gap", .right),
            (german ? "Bewertung" : "assessment", .left),
        ])
        for comparison in shown { table.add(comparison.cells(language)) }
        let assumed = assumption.map { [$0.text[language], ""] } ?? []
        var lines = assumed + [table.text]
        for comparison in shown { lines += comparison.jobsText(language) }
        let omitted = targets.count - shown.count
        if omitted > 0 {
            lines.append(
                german
                    ? "\(omitted) weitere Werte betreffen keine Standorte oder sind keine Ziele; --all zeigt sie."
                    : "\(omitted) further values do not concern sites or are not targets; --all shows them.")
        }
        return lines.joined(separator: "\n")
    }
}

extension TargetComparison {
    fileprivate func cells(_ language: Language) -> [String] {
        let decimals = figure?.hasSuffix("_ha") == true ? 2 : 0
        let value = [target.qualifier, target.value?.shortText(language), target.unit].compactMap(\.self)
        let year = target.year.map {
            String($0) + (isPastDue ? (language == .german ? " (verstrichen)" : " (past)") : "")
        }
        let sign = gap.map { $0 > 0 ? "+" : "" } ?? ""
        let assessmentText =
            reason == nil ? assessment.text[language] : "\(assessment.text[language]): \(reasonText?[language] ?? "")"
        return [
            target.quantity, target.scope ?? "–", value.joined(separator: " "), year ?? "",
            inventoryValue?.text(language, decimals: decimals) ?? "–",
            gap.map { sign + $0.text(language, decimals: decimals) } ?? "–", assessmentText,
        ]
    }

    fileprivate func jobsText(_ language: Language) -> [String] {
        guard let jobs, reason == .noJobsCounted else { return [] }
        let german = language == .german
        var parts: [String] = []
        if let brownfield = jobs.usedBrownfieldHectares {
            let (used, usedBrownfield) = (jobs.usedHectares.hectaresText(language), brownfield.text(language))
            parts.append(
                german
                    ? "genutzt sind \(used) ha, davon \(usedBrownfield) ha Brachfläche"
                    : "\(used) ha are used, \(usedBrownfield) ha of these are brownfield")
        } else {
            let used = jobs.usedHectares.hectaresText(language)
            parts.append(german ? "genutzt sind \(used) ha" : "\(used) ha are used")
        }
        if let density = jobs.perUsedHectare {
            let text = density.text(language, decimals: 0)
            parts.append(
                german
                    ? "das Ziel erfordert \(text) Arbeitsplätze je Hektar" : "the target needs \(text) jobs per hectare"
            )
        }
        if let agreed = jobs.agreedPerNetHectare, let needed = jobs.neededNetHectares {
            let (ratio, land) = (agreed.text(language, decimals: 0), needed.text(language, decimals: 0))
            let known = jobs.knownNetHectares.hectaresText(language)
            parts.append(
                german
                    ? "bei den vereinbarten \(ratio) je Hektar netto sind \(land) ha erforderlich, bekannt sind \(known) ha"
                    : "at the agreed \(ratio) per net hectare, \(land) ha are needed; \(known) ha are known")
        }
        if jobs.unknownSiteCount > 0 {
            parts.append(
                german
                    ? "für \(jobs.unknownSiteCount) Standorte unbekannt" : "unknown for \(jobs.unknownSiteCount) sites")
        }
        return ["\(target.id) \(target.quantity): " + parts.joined(separator: "; ") + "."]
    }
}

extension Double {
    /// The number with the decimals that it needs, at most three.
    fileprivate func shortText(_ language: Language) -> String {
        let whole = rounded() == self
        return text(language, decimals: whole ? 0 : abs(self * 10).rounded() == abs(self * 10) ? 1 : 3)
    }
}
